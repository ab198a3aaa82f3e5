/// Reads years and numbers of documents in a stretch of text.
struct NumberReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let range: Range<Int>

  init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
    self.bytes = bytes
    self.range = range
  }

  // MARK: One year, twice

  /// `民國115年（2025年）`, `115年1月1日（西元2026年1月1日）`, `2026年（民國115年）`: the two years, where they differ.
  ///
  /// `offset` is that of 年 behind the first of them.
  func years(beside offset: Int) -> [WritingMark] {
    guard let first = number(endingAt: offset), (2...4).contains(first.digits) else { return [] }
    var index = skipDay(from: offset + 3)
    guard skip("（", &index) || skip("(", &index) else { return [] }
    for word in ["西元", "公元", "中華民國", "民國"] as [StaticString] where skip(word, &index) { break }
    guard let second = number(from: &index) else { return [] }
    // 115年（2026）, 115年（2026年）, 115年（2026年1月1日）, 115年（2026-01-01）.
    if skip("年", &index) {
      _ = skip("度", &index)
      index = skipDay(from: index)
    } else if index < range.upperBound, bytes[index] == UInt8(ascii: "-") {
      while index < range.upperBound,
        Self.isDigit(bytes[index]) || bytes[index] == UInt8(ascii: "-")
      { index += 1 }
    }
    guard skip("）", &index) || skip(")", &index) else { return [] }
    let roc: Int
    let ad: Int
    switch (first.digits, second.digits) {
    case (2...3, 4): (roc, ad) = (first.value, second.value)
    case (4, 2...3): (roc, ad) = (second.value, first.value)
    default: return []
    }
    guard (1900...2150).contains(ad), roc + 1911 != ad else { return [] }
    return [WritingMark(kind: .years(roc: roc, ad: ad), range: first.start..<index)]
  }

  /// Passes over `度`, or the month and day that follow a year.
  private func skipDay(from index: Int) -> Int {
    var index = index
    _ = skip("度", &index)
    for unit in ["月", "日"] as [StaticString] {
      var ahead = index
      guard number(from: &ahead) != nil, skip(unit, &ahead) else { return index }
      index = ahead
    }
    return index
  }

  // MARK: Numbers of documents

  /// `113年9月5日經綜字第11401409590號`, `(104)府授資應字第10530227700號`: the number, where its year is not the date's.
  ///
  /// `offset` is that of 字.
  func documentNumber(from offset: Int) -> [WritingMark] {
    var index = offset + 3
    guard skip("第", &index), let number = self.number(from: &index),
      (10...11).contains(number.digits)
    else { return [] }
    // The first three digits are the year's: 093, 113.
    let year = number.value / (number.digits == 10 ? 10_000_000 : 100_000_000)
    guard (80...199).contains(year), let dated = self.year(before: offset), dated != year
    else { return [] }
    _ = skip("號", &index)
    return [
      WritingMark(kind: .documentNumber(year: year, dated: dated), range: number.start..<index)
    ]
  }

  /// The year of the date that stands right before the words of a number, or in brackets.
  private func year(before offset: Int) -> Int? {
    var index = offset
    var count = 0
    while index > range.lowerBound, count < 12 {
      index -= 1
      while index > range.lowerBound, bytes[index] & 0xC0 == 0x80 { index -= 1 }
      count += 1
      let text = bytes[index..<range.upperBound]
      if text.starts(with: "日".utf8) { return year(ofDayEndingAt: index) }
      if text.starts(with: ")".utf8) || text.starts(with: "）".utf8) {
        if let number = number(endingAt: index), (2...3).contains(number.digits) {
          return number.value
        }
        continue
      }
      // What comes between is the agency's abbreviation; these begin something else.
      if Self.dividers.contains(where: { text.starts(with: $0.utf8) }) { return nil }
      guard bytes[index] >= 0x80 || text.starts(with: "(".utf8) else { return nil }
    }
    return nil
  }

  private static let dividers = [
    "，", "。", "、", "；", "：", "起", "至", "依", "前", "後", "止", "以", "」", "號",
  ]

  /// `113年9月5` before 日.
  private func year(ofDayEndingAt offset: Int) -> Int? {
    guard let day = number(endingAt: offset), let month = before("月", day.start),
      let monthNumber = number(endingAt: month), let year = before("年", monthNumber.start),
      let found = number(endingAt: year), (2...3).contains(found.digits)
    else { return nil }
    return found.value
  }

  // MARK: Pieces

  private struct Number {
    var value: Int
    var digits: Int
    var start: Int
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// The number whose digits end before an offset, perhaps with a space between.
  private func number(endingAt offset: Int) -> Number? {
    var start = offset
    if start > range.lowerBound, bytes[start - 1] == 0x20 { start -= 1 }
    var place = start
    while place > range.lowerBound, Self.isDigit(bytes[place - 1]), start - place < 12 {
      place -= 1
    }
    return number(from: &place)
  }

  /// The number at an offset, perhaps with spaces round it.
  private func number(from index: inout Int) -> Number? {
    var place = index
    while place < range.upperBound, bytes[place] == 0x20 { place += 1 }
    let start = place
    var value = 0
    while place < range.upperBound, Self.isDigit(bytes[place]), place - start < 12 {
      value = value * 10 + Int(bytes[place] - UInt8(ascii: "0"))
      place += 1
    }
    guard place > start else { return nil }
    index = place
    while index < range.upperBound, bytes[index] == 0x20 { index += 1 }
    return Number(value: value, digits: place - start, start: start)
  }

  private func skip(_ text: StaticString, _ index: inout Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard index + count <= range.upperBound,
      bytes[index..<(index + count)].elementsEqual(
        UnsafeBufferPointer(start: text.utf8Start, count: count))
    else { return false }
    index += count
    return true
  }

  /// Where a word begins that ends at an offset, perhaps with a space between.
  private func before(_ text: StaticString, _ offset: Int) -> Int? {
    let end = offset > range.lowerBound && bytes[offset - 1] == 0x20 ? offset - 1 : offset
    var start = end - text.utf8CodeUnitCount
    let place = start
    guard start >= range.lowerBound, skip(text, &start) else { return nil }
    return place
  }
}
