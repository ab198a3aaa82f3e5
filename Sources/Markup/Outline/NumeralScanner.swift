/// Reads numerals from UTF-8 bytes: Chinese, formal Chinese, Arabic, Roman, circled.
///
/// Each reader returns the value and moves past it, or returns `nil` and stays where it is.
struct NumeralScanner {
  let bytes: [UInt8]
  let end: Int
  var position: Int

  init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    end = range.upperBound
    position = range.lowerBound
  }

  /// The scalar here and its length in bytes; `nil` at the end and where the bytes are no UTF-8.
  func peek() -> (scalar: UInt32, length: Int)? {
    guard position < end else { return nil }
    let lead = bytes[position]
    if lead < 0x80 { return (UInt32(lead), 1) }
    let length: Int
    var scalar: UInt32
    switch lead {
    case 0xC2...0xDF: (length, scalar) = (2, UInt32(lead & 0x1F))
    case 0xE0...0xEF: (length, scalar) = (3, UInt32(lead & 0x0F))
    case 0xF0...0xF4: (length, scalar) = (4, UInt32(lead & 0x07))
    default: return nil
    }
    guard position + length <= end else { return nil }
    for offset in 1..<length { scalar = scalar << 6 | UInt32(bytes[position + offset] & 0x3F) }
    return (scalar, length)
  }

  /// Moves past `scalar` if it is here.
  mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard let (here, length) = peek(), here == scalar.value else { return false }
    position += length
    return true
  }

  /// Moves past spaces: ASCII, no-break and ideographic.
  mutating func skipSpaces() {
    while let (scalar, length) = peek(),
      scalar == 0x20 || scalar == 0x09 || scalar == 0xA0 || scalar == 0x3000
    {
      position += length
    }
  }

  /// 1–99 in the numerals 一…九 and 十, as 二十一.
  mutating func chinese() -> Int? { tens(ten: 0x5341, Self.chineseDigit) }

  /// 1–99 in the numerals 壹…玖 and 拾.
  mutating func formal() -> Int? { tens(ten: 0x62FE, Self.formalDigit) }

  /// A positive number of at most `count` ASCII digits that none follows.
  mutating func arabic(upTo count: Int) -> Int? {
    var value = 0
    var index = position
    while index < end, (0x30...0x39).contains(bytes[index]), index - position <= count {
      value = value * 10 + Int(bytes[index] - 0x30)
      index += 1
    }
    guard value > 0, index - position <= count else { return nil }
    position = index
    return value
  }

  /// I–XXXIX in capitals: beyond, single letters such as C and D would be numbers.
  mutating func roman() -> Int? {
    var index = position
    while index < end, Self.romanValue(bytes[index]) != nil { index += 1 }
    let letters = bytes[position..<index]
    guard (1...7).contains(letters.count) else { return nil }
    let values = letters.compactMap(Self.romanValue)
    var total = 0
    for (place, value) in values.enumerated() {
      total += place + 1 < values.count && value < values[place + 1] ? -value : value
    }
    guard (1...39).contains(total), Self.roman(total).utf8.elementsEqual(letters) else {
      return nil
    }
    position = index
    return total
  }

  /// 1–50 as ①…㊿.
  mutating func circled() -> Int? {
    guard let (scalar, length) = peek() else { return nil }
    let value: UInt32
    switch scalar {
    case 0x2460...0x2473: value = scalar - 0x2460 + 1
    case 0x3251...0x325F: value = scalar - 0x3251 + 21
    case 0x32B1...0x32BF: value = scalar - 0x32B1 + 36
    default: return nil
    }
    position += length
    return Int(value)
  }

  /// 1–26 as a…z.
  mutating func letter() -> Int? {
    guard position < end, (0x61...0x7A).contains(bytes[position]) else { return nil }
    position += 1
    return Int(bytes[position - 1] - 0x60)
  }

  private mutating func tens(ten: UInt32, _ digit: (UInt32) -> Int?) -> Int? {
    var value: Int?
    if let (scalar, length) = peek(), let first = digit(scalar) {
      value = first
      position += length
    }
    guard let (scalar, length) = peek(), scalar == ten else { return value }
    value = (value ?? 1) * 10
    position += length
    if let (scalar, length) = peek(), let last = digit(scalar) {
      value = (value ?? 0) + last
      position += length
    }
    return value
  }

  private static func chineseDigit(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x4E00: 1  // 一
    case 0x4E8C: 2  // 二
    case 0x4E09: 3  // 三
    case 0x56DB: 4  // 四
    case 0x4E94: 5  // 五
    case 0x516D: 6  // 六
    case 0x4E03: 7  // 七
    case 0x516B: 8  // 八
    case 0x4E5D: 9  // 九
    default: nil
    }
  }

  private static func formalDigit(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x58F9: 1  // 壹
    case 0x8CB3: 2  // 貳
    case 0x53C3, 0x53C1: 3  // 參, 叁
    case 0x8086: 4  // 肆
    case 0x4F0D: 5  // 伍
    case 0x9678: 6  // 陸
    case 0x67D2: 7  // 柒
    case 0x634C: 8  // 捌
    case 0x7396: 9  // 玖
    default: nil
    }
  }

  private static func romanValue(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "I"): 1
    case UInt8(ascii: "V"): 5
    case UInt8(ascii: "X"): 10
    default: nil
    }
  }

  private static func roman(_ value: Int) -> String {
    let units = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    return String(repeating: "X", count: value / 10) + units[value % 10]
  }
}
