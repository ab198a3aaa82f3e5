/// Numbers in Chinese characters, each of three bytes of UTF-8.
enum HanNumeral {
  static let byteCount = 3

  /// What a character of 〇 to 九 stands for.
  static func digit(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x3007, 0x25CB, 0x96F6: 0  // 〇○零
    case 0x4E00: 1  // 一
    case 0x4E8C, 0x5169: 2  // 二兩
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

  /// What multiplies the number before it.
  static func factor(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x5341: 10  // 十
    case 0x767E: 100  // 百
    case 0x5343: 1_000  // 千
    case 0x842C: 10_000  // 萬
    case 0x5104: 100_000_000  // 億
    case 0x5146: 1_000_000_000_000  // 兆
    default: nil
    }
  }

  /// 一萬二千 is 12,000, 二〇二六 is 2026; `nil` for what is too large.
  static func value(of scalars: [UInt32]) -> Int? {
    guard scalars.count <= 16 else { return nil }
    let digits = scalars.compactMap(digit)
    if scalars.count > 1, digits.count == scalars.count {
      return digits.reduce(0) { $0 * 10 + $1 }
    }
    var (total, section, number) = (0, 0, 0)
    for scalar in scalars {
      if let digit = digit(scalar) {
        number = digit
      } else if let factor = factor(scalar) {
        if factor < 10_000 {
          section += max(number, 1) * factor
        } else {
          let (product, overflow) = max(section + number, 1).multipliedReportingOverflow(by: factor)
          guard !overflow else { return nil }
          total += product
          section = 0
        }
        number = 0
      }
    }
    return total + section + number
  }
}
