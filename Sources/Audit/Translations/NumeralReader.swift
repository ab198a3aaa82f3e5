import OpenData

/// Reads the numbers of a text, one after the other.
struct NumeralReader {
  enum Found {
    /// `parts` are other readings: those of `1萬2,000` are 1, 2,000, 10,000. What is not sure is part of something
    /// else: of a telephone number, a time of day, a name.
    case number(Int, parts: [Int], isSure: Bool, text: String)
    case percentage(Int, text: String)
    /// A day, and its year where that is written with it.
    case day(Numerals.Day, year: Int?, text: String)
    case month(Int)
  }

  /// What 1 is.
  static let unit = 10_000

  let scalars: [Unicode.Scalar]
  var index = 0
  let isChinese: Bool
  /// Whether numbers in words and the names of months count.
  let readsWords: Bool

  init(_ text: [UInt8], isChinese: Bool, readsWords: Bool) {
    self.readsWords = readsWords
    // Full-width digits and marks are what the others are.
    scalars = String(decoding: text, as: UTF8.self).unicodeScalars.map { scalar in
      (0xFF01...0xFF5E).contains(scalar.value)
        ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
    }
    self.isChinese = isChinese
  }

  mutating func next() -> Found? {
    // What is no number is passed over where it is read, in this loop and not by calling it again: a text may have
    // any number of them.
    while index < scalars.count {
      if isDigit(index) {
        if let found = digits() { return found }
      } else if readsWords, isChinese, HanNumeral.isDigit(scalars[index]) {
        if let found = hanNumber() { return found }
      } else if readsWords, !isChinese, isLetter(index) {
        if let found = word() { return found }
      } else {
        index += 1
      }
    }
    return nil
  }

  // MARK: Numbers in digits

  /// What digits begin; `nil`, behind them, for what is too large or too long.
  private mutating func digits() -> Found? {
    let start = index
    if let day = day() { return day }
    index = start
    guard let number = plainNumber() else {
      while isDigit(index) { index += 1 }
      return nil
    }
    var (parts, isSure) = ([number], isSure(start))
    isSure = isSure && !isTime()
    guard let value = multiplied(number, &parts) else { return nil }
    let text = text(start..<index)
    if isSure, isPercentage() { return .percentage(value, text: text + "%") }
    // 8成 is 80%.
    if isChinese, at(index) == "成", let share = product(value, 10) { parts.append(share) }
    return .number(value, parts: parts, isSure: isSure, text: text)
  }

  /// Digits with thousands separators and a fraction; `nil` for what is too long to be a quantity.
  private mutating func plainNumber() -> Int? {
    var whole = 0
    let start = index
    while isDigit(index) {
      guard index - start < 9 else { return nil }
      whole = whole * 10 + digit(index)
      index += 1
    }
    if index - start <= 3 {
      while at(index) == ",", isDigit(index + 1), isDigit(index + 2), isDigit(index + 3),
        !isDigit(index + 4), whole < 1_000_000_000
      {
        whole = whole * 1000 + digit(index + 1) * 100 + digit(index + 2) * 10 + digit(index + 3)
        index += 4
      }
    }
    var (fraction, scale) = (0, Self.unit)
    if at(index) == ".", isDigit(index + 1) {
      index += 1
      while isDigit(index) {
        scale /= 10
        fraction += digit(index) * scale
        index += 1
      }
    }
    return whole * Self.unit + fraction
  }

  /// Whether digits that begin at a place, and end here, are a number of their own.
  private func isSure(_ start: Int) -> Bool {
    let before = start > 0 ? scalars[start - 1] : " "
    let after = at(index)
    if isLetter(start - 1) || before == "." || before == "#" || before == "_" { return false }
    // 02-2380-0791, 112–115, 8:30, 1/2, 115.5.29
    if Self.joints.contains(before), start > 1 { return false }
    if Self.joints.contains(after), isDigit(index + 1) || isLetter(index + 1) { return false }
    if after == ".", isDigit(index + 1) { return false }
    // 0912, 001
    if scalars[start] == "0", isDigit(start + 1) { return false }
    if isLetter(index), !Self.suffixes.contains(word(at: index)) { return false }
    return true
  }

  private static let joints: Set<Unicode.Scalar> = [
    "-", "/", ":", "–", "—", "~", "\u{2011}", "\u{2012}", "+", "*",
  ]

  private static let suffixes: Set<String> = [
    "st", "nd", "rd", "th", "km", "m", "cm", "mm", "kg", "g", "mb", "kb", "gb", "px", "em", "kw",
    "kwh", "mw", "w", "ppm", "db", "a", "b", "million", "billion",
  ]

  /// Whether a time of day stands here: 30分, 5:30, 8 a.m.
  private func isTime() -> Bool {
    if isChinese { return ["時", "點", "分", "秒"].contains(at(index)) && at(index + 1) != "數" }
    return ["a", "p", "am", "pm"].contains(word(at: index + (at(index) == " " ? 1 : 0)))
  }

  private mutating func isPercentage() -> Bool {
    var place = index
    if at(place) == " " { place += 1 }
    if at(place) == "%" {
      index = place + 1
      return true
    }
    let word = word(at: place)
    return word == "percent" || word == "per"
  }

  /// The number with what multiplies it: 1萬2,000, 1.2億, 12 million; `nil` for what is too large.
  private mutating func multiplied(_ first: Int, _ parts: inout [Int]) -> Int? {
    guard isChinese else {
      let start = at(index) == " " ? index + 1 : index
      let name = word(at: start)
      guard let factor = EnglishNumeral.factors[name] else { return first }
      index = start + name.unicodeScalars.count
      return product(first, factor)
    }
    var total = 0
    var number = first
    while true {
      var factor: Int? = 1
      while let more = HanNumeral.factors[at(index)] {
        if let known = factor { factor = product(known, more) }
        index += 1
      }
      if factor == 1 { return sum(total, number) }
      guard let scale = factor, let scaled = product(number, scale),
        let larger = sum(total, scaled)
      else { return nil }
      total = larger
      parts.append(total)
      guard isDigit(index), let following = plainNumber() else { return total }
      parts.append(following)
      number = following
    }
  }

  private func product(_ number: Int, _ factor: Int) -> Int? {
    let (product, overflow) = number.multipliedReportingOverflow(by: factor)
    return overflow ? nil : product
  }

  private func sum(_ number: Int, _ more: Int) -> Int? {
    let (sum, overflow) = number.addingReportingOverflow(more)
    return overflow ? nil : sum
  }

  // MARK: Days

  /// A day that begins with digits: 115年3月15日, 3月15日, 2026-03-15, 115.3.15, 15 March.
  private mutating func day() -> Found? {
    let start = index
    guard let first = smallNumber(), !isLetter(start - 1) else { return nil }
    if isChinese, skip("年") {
      skipSpaces()
      let year = index
      if let month = smallNumber(), skip("月"), let found = day(of: month, year: first, from: start)
      {
        return found
      }
      index = year
      return nil
    }
    if isChinese, skip("月") { return day(of: first, year: nil, from: start) ?? month(first) }
    if let separator = [Unicode.Scalar("-"), "/", "."].first(where: { at(index) == $0 }),
      first >= 80, !Self.joints.contains(start > 0 ? scalars[start - 1] : " ")
    {
      index += 1
      guard let month = smallNumber(), skip(separator), let day = smallNumber(),
        !isDigit(index), at(index) != separator
      else { return nil }
      return found(month, day, year: first, from: start)
    }
    guard !isChinese else { return nil }
    if ["st", "nd", "rd", "th"].contains(word(at: index)) { index += 2 }
    skipSpaces()
    if word(at: index) == "of" { index += 3 }
    guard let month = EnglishNumeral.months[word(at: index)] else { return nil }
    index += word(at: index).unicodeScalars.count
    return found(month, first, year: nil, from: start)
  }

  private mutating func day(of month: Int, year: Int?, from start: Int) -> Found? {
    skipSpaces()
    guard let day = smallNumber(), skip("日") else { return nil }
    return found(month, day, year: year, from: start)
  }

  private func month(_ month: Int) -> Found? { (1...12).contains(month) ? .month(month) : nil }

  private func found(_ month: Int, _ day: Int, year: Int?, from start: Int) -> Found? {
    guard CalendarDate(year: 2024, month: month, day: day) != nil else { return nil }
    return .day(
      Numerals.Day(month: month, day: day), year: year.map { $0 * Self.unit },
      text: text(start..<index))
  }

  /// At most four digits, and the spaces after them.
  private mutating func smallNumber() -> Int? {
    var (number, count) = (0, 0)
    while isDigit(index) {
      number = number * 10 + digit(index)
      count += 1
      index += 1
      if count > 4 { return nil }
    }
    guard count > 0 else { return nil }
    if isChinese { skipSpaces() }
    return number
  }

  // MARK: Numbers in words

  private mutating func hanNumber() -> Found? {
    let start = index
    while index < scalars.count, HanNumeral.isDigit(scalars[index]) { index += 1 }
    guard let value = HanNumeral.value(of: scalars[start..<index]),
      let scaled = product(value, Self.unit)
    else { return nil }
    let share = at(index) == "成" ? product(scaled, 10) : nil
    return .number(
      scaled, parts: share.map { [$0] } ?? [], isSure: false, text: text(start..<index))
  }

  /// A number in words, or a month; `nil` for other words.
  private mutating func word() -> Found? {
    let start = index
    let name = word(at: index)
    index += max(1, name.unicodeScalars.count)
    if let month = EnglishNumeral.months[name] {
      let end = index
      skipSpaces()
      if at(index) == "." { index += 1 }
      skipSpaces()
      if let day = smallNumber(), day <= 31, let found = found(month, day, year: nil, from: start) {
        return found
      }
      index = end
      return .month(month)
    }
    guard let first = EnglishNumeral.words[name] else { return nil }
    var value = first
    // twenty-five, two hundred, three thousand
    while at(index) == "-" || at(index) == " " {
      let following = word(at: index + 1)
      if let more = EnglishNumeral.words[following], value % 10 == 0, more < 10 {
        value += more
      } else if let factor = EnglishNumeral.factors[following], value < 1_000_000 {
        value *= factor
      } else {
        break
      }
      index += 1 + following.unicodeScalars.count
    }
    return product(value, Self.unit).map {
      .number($0, parts: [first * Self.unit], isSure: false, text: text(start..<index))
    }
  }

  // MARK: Characters

  private func at(_ place: Int) -> Unicode.Scalar {
    place >= 0 && place < scalars.count ? scalars[place] : "\n"
  }

  private func isDigit(_ place: Int) -> Bool { ("0"..."9").contains(at(place)) }

  private func digit(_ place: Int) -> Int { Int(at(place).value) - 0x30 }

  private func isLetter(_ place: Int) -> Bool {
    ("a"..."z").contains(at(place)) || ("A"..."Z").contains(at(place))
  }

  /// The letters that begin at a place, in lower case.
  private func word(at place: Int) -> String {
    var end = place
    while isLetter(end) { end += 1 }
    var word = String.UnicodeScalarView()
    word.append(
      contentsOf: scalars[max(0, min(place, scalars.count))..<max(0, min(end, scalars.count))])
    return String(word).lowercased()
  }

  private func text(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[range])
    return String(text)
  }

  private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard at(index) == scalar else { return false }
    index += 1
    return true
  }

  private mutating func skipSpaces() {
    while at(index) == " " { index += 1 }
  }
}
