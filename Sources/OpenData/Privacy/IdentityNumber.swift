/// The check digit of 國民身分證統一編號 and 外來人口統一證號.
enum IdentityNumber {
  /// What the letters A to Z stand for.
  private static let letterValues: [UInt8] = [
    10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21, 22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30,
    31, 33,
  ]

  /// Whose number a letter and nine digits are.
  ///
  /// - Parameters:
  ///   - letter: 0 for A, to 25.
  ///   - digits: Nine of 0 to 9.
  /// - Returns: A citizen's or a resident's; none where the check digit is wrong.
  static func kind(letter: UInt8, digits: ArraySlice<UInt8>) -> PersonalDataKind? {
    guard digits.count == 9, let first = digits.first, isValid(letter: letter, digits: digits)
    else {
      return nil
    }
    switch first {
    case 1, 2: return .nationalID
    case 8, 9: return .residentID
    default: return nil
    }
  }

  /// Whether two letters and eight digits are a resident's number of the form before 2021.
  ///
  /// The second letter is A to D and counts with its units.
  static func isFormerResident(first: UInt8, second: UInt8, digits: ArraySlice<UInt8>) -> Bool {
    guard digits.count == 8, second < 4 else { return false }
    return isValid(letter: first, digits: ([letterValues[Int(second)] % 10] + digits)[...])
  }

  private static func isValid(letter: UInt8, digits: ArraySlice<UInt8>) -> Bool {
    let value = Int(letterValues[Int(letter)])
    var sum = value / 10 + 9 * (value % 10)
    for (index, digit) in digits.enumerated() { sum += max(8 - index, 1) * Int(digit) }
    return sum % 10 == 0
  }
}
