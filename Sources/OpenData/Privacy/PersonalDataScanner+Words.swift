extension PersonalDataScanner {
  /// A car's or a motorcycle's plate near the word that says so: `ABC-1234`, `1234-AB`.
  static func licensePlate(
    _ text: UnsafeBufferPointer<UInt8>, number: Range<Int>, count: Int, context: PersonalDataContext
  ) -> PersonalDataFinding? {
    guard count == 3 || count == 4 else { return nil }
    guard let range = plateRange(text, number: number),
      says(.licensePlate, text, around: range, context: context)
    else { return nil }
    return PersonalDataFinding(kind: .licensePlate, range: range)
  }

  /// The digits with the two or three letters before or after them.
  private static func plateRange(
    _ text: UnsafeBufferPointer<UInt8>, number: Range<Int>
  ) -> Range<Int>? {
    var start = number.lowerBound
    if text.unit(before: start).isSeparator { start -= text.unit(before: start).length }
    var letters = 0
    while letters < 4, text.unit(before: start).kind == .letter {
      start -= text.unit(before: start).length
      letters += 1
    }
    if letters == 2 || letters == 3, text.unit(before: start).kind != .digit,
      text.unit(at: number.upperBound).kind != .letter
    {
      return start..<number.upperBound
    }
    guard letters == 0 else { return nil }
    var end = number.upperBound
    if text.unit(at: end).isSeparator { end += text.unit(at: end).length }
    while letters < 4, text.unit(at: end).kind == .letter {
      end += text.unit(at: end).length
      letters += 1
    }
    guard letters == 2 || letters == 3, text.unit(at: end).kind != .digit else { return nil }
    return number.lowerBound..<end
  }

  /// A date that a person was born on: 民國69年1月2日生, 出生日期：1980-01-02.
  mutating func birthday(
    _ text: UnsafeBufferPointer<UInt8>, number: Range<Int>, count: Int, context: PersonalDataContext
  ) -> PersonalDataFinding? {
    guard let end = Self.dateEnd(text, number: number, count: count) else { return nil }
    let range = number.lowerBound..<end
    let isBorn =
      text.hasWord("生", at: end)
      // 生效, 生產, 生態, 生活 and others say nothing about birth.
      && !Self.notBorn.contains { text.hasWord($0, at: end + 3) }
    if isBorn || context.contains(.birthday) {
      return PersonalDataFinding(kind: .birthday, range: range)
    }
    let window = text.window(around: range, before: 12, after: 4)
    guard
      text.mentions(.birthday, in: window.lowerBound..<range.lowerBound)
        || text.hasWord("出生", at: end)
    else { return nil }
    return PersonalDataFinding(kind: .birthday, range: range)
  }

  private static let notBorn: [StaticString] = [
    "效", "產", "態", "活", "技", "物", "命", "成", "鮮", "長",
  ]

  /// Where a date ends that begins with a number: its year in two to four digits, or all in seven or eight.
  private static func dateEnd(
    _ text: UnsafeBufferPointer<UInt8>, number: Range<Int>, count: Int
  ) -> Int? {
    if count == 7 || count == 8 {
      return isCompactDate(text, number: number) ? number.upperBound : nil
    }
    guard count >= 1, count <= 4 else { return nil }
    var place = number.upperBound
    guard let first = datePart(text, &place, mark: "年", through: 12),
      let second = datePart(text, &place, mark: "月", through: 31),
      first == second, count > 1 || first == 0
    else { return nil }
    guard first == 0 else { return place }
    skipSpace(text, &place)
    return text.hasWord("日", at: place) ? place + 3 : nil
  }

  private static func skipSpace(_ text: UnsafeBufferPointer<UInt8>, _ place: inout Int) {
    let unit = text.unit(at: place)
    if unit.kind == .space { place += unit.length }
  }

  /// Reads what divides a date's part from the one before, and the part.
  ///
  /// - Returns: 0 for `mark`, otherwise the byte that divides; none where no part follows.
  private static func datePart(
    _ text: UnsafeBufferPointer<UInt8>, _ place: inout Int, mark: StaticString, through last: Int
  ) -> UInt8? {
    skipSpace(text, &place)
    guard let found = dateMark(text, &place, mark: mark) else { return nil }
    skipSpace(text, &place)
    guard let value = smallNumber(text, &place), (1...last).contains(value) else { return nil }
    return found
  }

  private static func dateMark(
    _ text: UnsafeBufferPointer<UInt8>, _ place: inout Int, mark: StaticString
  ) -> UInt8? {
    let unit = text.unit(at: place)
    if unit.kind == .hyphen || unit.kind == .point {
      place += unit.length
      return unit.kind == .hyphen ? UInt8(ascii: "-") : UInt8(ascii: ".")
    }
    if text.hasWord("/", at: place) {
      place += 1
      return UInt8(ascii: "/")
    }
    guard text.hasWord(mark, at: place) else { return nil }
    place += 3
    return 0
  }

  /// A number of one or two digits.
  private static func smallNumber(_ text: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> Int? {
    var value = 0
    var count = 0
    while case let unit = text.unit(at: place), unit.kind == .digit {
      guard count < 2 else { return nil }
      value = value * 10 + Int(unit.value)
      count += 1
      place += unit.length
    }
    return count > 0 ? value : nil
  }

  /// Whether seven or eight digits are a day: 0690102, 19800102.
  private static func isCompactDate(_ text: UnsafeBufferPointer<UInt8>, number: Range<Int>) -> Bool
  {
    var place = number.lowerBound
    var value = 0
    while place < number.upperBound {
      let unit = text.unit(at: place)
      value = value * 10 + Int(unit.value)
      place += unit.length
    }
    let year = value / 10_000
    return CalendarDate(
      year: year < 200 ? year + CalendarDate.rocOffset : year, month: value / 100 % 100,
      day: value % 100) != nil && (year < 200 || (1850...2150).contains(year))
  }

  /// A person's address: 縣市, 鄉鎮市區, 路街, 號, near a word that says that it is a person's.
  static func address(
    _ text: UnsafeBufferPointer<UInt8>, number: Range<Int>, count: Int, context: PersonalDataContext
  ) -> PersonalDataFinding? {
    guard count <= 4 else { return nil }
    var end = number.upperBound
    skipSpace(text, &end)
    guard text.hasWord("號", at: end), let start = addressStart(text, before: number.lowerBound)
    else { return nil }
    let range = start..<(end + 3)
    guard !context.contains(.person) else {
      return PersonalDataFinding(kind: .address, range: range)
    }
    let window = text.window(around: range, before: 40, after: 20)
    guard
      text.mentions(.person, in: window.lowerBound..<start)
        || text.mentions(.person, in: range.upperBound..<window.upperBound)
    else { return nil }
    return PersonalDataFinding(kind: .address, range: range)
  }

  /// Where an address begins whose number stands at `number`; none where street, town and county aren't all there.
  private static func addressStart(_ text: UnsafeBufferPointer<UInt8>, before number: Int) -> Int? {
    var part = 0
    var place = number
    // The longest official address of a house has some forty characters.
    for _ in 0..<40 where place > 0 {
      let unit = text.unit(before: place)
      // Only Han, digits, spaces and hyphens belong to it.
      guard isAddressPart(text, unit, endingAt: place) else { return nil }
      place -= unit.length
      guard unit.kind == .other, addressParts[part].contains(where: { text.hasWord($0, at: place) })
      else {
        continue
      }
      part += 1
      guard part == addressParts.count else { continue }
      // The county's name: two characters before 縣 or 市.
      for _ in 0..<2 where place >= 3 && isHan(text, at: place - 3) { place -= 3 }
      return place
    }
    return nil
  }

  /// What the names of streets, towns and counties end in.
  private static let addressParts: [[StaticString]] = [
    ["路", "街", "段", "巷", "弄", "道", "村", "里", "鄰"], ["區", "鄉", "鎮", "市"], ["縣", "市"],
  ]

  private static func isAddressPart(
    _ text: UnsafeBufferPointer<UInt8>, _ unit: TextUnit, endingAt end: Int
  ) -> Bool {
    switch unit.kind {
    case .digit, .space, .hyphen: true
    case .other: unit.length == 3 && isHan(text, at: end - 3)
    default: false
    }
  }

  /// Whether a Han character of the Basic Multilingual Plane begins there, U+3400 to U+9FFF.
  private static func isHan(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    (0xE4...0xE9).contains(text[index]) || text[index] == 0xE3 && text[index + 1] >= 0x90
  }
}
