/// Numbers in Chinese characters.
enum HanNumeral {
  private static let digits: [Unicode.Scalar: Int] = [
    "〇": 0, "○": 0, "零": 0, "一": 1, "二": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
    "八": 8, "九": 9,
  ]

  /// What multiplies the number before it.
  static let factors: [Unicode.Scalar: Int] = [
    "十": 10, "百": 100, "千": 1_000, "萬": 10_000, "億": 100_000_000, "兆": 1_000_000_000_000,
  ]

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    // All of them are among the Han characters, but for the two zeros.
    scalar.value >= 0x25CB && (digits[scalar] != nil || factors[scalar] != nil)
  }

  /// 一萬二千 is 12,000, 二〇二六 is 2026; `nil` for what is too large.
  static func value(of scalars: ArraySlice<Unicode.Scalar>) -> Int? {
    guard scalars.count <= 16 else { return nil }
    if scalars.count > 1, scalars.allSatisfy({ digits[$0] != nil }) {
      return scalars.reduce(0) { $0 * 10 + (digits[$1] ?? 0) }
    }
    var (total, section, number) = (0, 0, 0)
    for scalar in scalars {
      if let digit = digits[scalar] {
        number = digit
      } else if let factor = factors[scalar] {
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
