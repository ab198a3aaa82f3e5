import OpenData

/// Days and months.
extension NumeralReader {
  /// A day that begins with digits: 115年3月15日, 3月15日, 2026-03-15, 115.3.15, 15 March.
  mutating func day() -> Found? {
    let start = index
    guard let first = smallNumber(), !text.isLetter(start - 1) else { return nil }
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
    if Self.separators.contains(text[index]), first >= 80, text.joint(before: start) == nil {
      let separator = text[index]
      index += 1
      guard let month = smallNumber(), text[index] == separator else { return nil }
      index += 1
      guard let day = smallNumber(), !text.isDigit(index), text[index] != separator else {
        return nil
      }
      return found(month, day, year: first, from: start)
    }
    guard !isChinese else { return nil }
    if EnglishNumeral.ordinals.contains(text.word(at: index)) { index += 2 }
    skipSpaces()
    if text.word(at: index) == "of" { index += 3 }
    let name = text.word(at: index)
    guard name.count > 0, let month = EnglishNumeral.months[name] else { return nil }
    index += name.count
    return found(month, first, year: nil, from: start)
  }

  private static let separators = [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ".")]

  private mutating func day(of month: Int, year: Int?, from start: Int) -> Found? {
    skipSpaces()
    guard let day = smallNumber(), skip("日") else { return nil }
    return found(month, day, year: year, from: start)
  }

  /// The day that follows the name of a month, or the month alone.
  mutating func day(of month: Int, from start: Int) -> Found? {
    let end = index
    skipSpaces()
    if text[index] == UInt8(ascii: ".") { index += 1 }
    skipSpaces()
    if let day = smallNumber(), day <= 31, let found = found(month, day, year: nil, from: start) {
      return found
    }
    index = end
    return .month(month)
  }

  private func month(_ month: Int) -> Found? { (1...12).contains(month) ? .month(month) : nil }

  private func found(_ month: Int, _ day: Int, year: Int?, from start: Int) -> Found? {
    guard CalendarDate(year: 2024, month: month, day: day) != nil else { return nil }
    return .day(
      Numerals.Day(month: month, day: day), year: year.map { $0 * Self.unit }, text: start..<index)
  }

  /// At most four digits, and the spaces after them.
  private mutating func smallNumber() -> Int? {
    var (number, count) = (0, 0)
    while text.isDigit(index) {
      number = number * 10 + text.digit(index)
      count += 1
      index += 1
      if count > 4 { return nil }
    }
    guard count > 0 else { return nil }
    if isChinese { skipSpaces() }
    return number
  }

  private mutating func skip(_ character: StaticString) -> Bool {
    guard text.reads(character, at: index) else { return false }
    index += character.utf8CodeUnitCount
    return true
  }

  private mutating func skipSpaces() {
    while text[index] == UInt8(ascii: " ") { index += 1 }
  }
}
