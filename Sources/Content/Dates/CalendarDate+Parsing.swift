extension CalendarDate {
  /// Reads a date as editors write it: `2026-01-01`, `115-01-01`, `115.1.1`, `民國115年1月1日`, `2026/1/1`.
  ///
  /// Four-digit years are AD; one to three digits are years of the Republic of China. Full-width digits
  /// and spaces between the parts are accepted. `nil` for anything else.
  package init?(parsing text: String) {
    var scalars = text.unicodeScalars.filter { !$0.properties.isWhitespace }
    for prefix in ["中華民國", "民國"] where scalars.starts(with: prefix.unicodeScalars) {
      scalars.removeFirst(prefix.unicodeScalars.count)
      break
    }
    var numbers: [(value: Int, digits: Int)] = []
    var separators: [Unicode.Scalar] = []
    var value = 0
    var digits = 0
    for scalar in scalars {
      if let digit = Self.digit(scalar) {
        guard digits < 4 else { return nil }
        value = value * 10 + digit
        digits += 1
      } else {
        guard digits > 0 else { return nil }
        numbers.append((value, digits))
        separators.append(scalar)
        (value, digits) = (0, 0)
      }
    }
    if digits > 0 { numbers.append((value, digits)) }
    guard numbers.count == 3, Self.areSeparators(separators, endsInDigit: digits > 0),
      numbers[1].digits <= 2, numbers[2].digits <= 2
    else { return nil }
    let year = numbers[0].digits == 4 ? numbers[0].value : numbers[0].value + Self.rocOffset
    self.init(year: year, month: numbers[1].value, day: numbers[2].value)
  }

  private static func areSeparators(_ separators: [Unicode.Scalar], endsInDigit: Bool) -> Bool {
    if endsInDigit {
      return separators.count == 2 && separators[0] == separators[1]
        && ["-", "/", "."].contains(separators[0])
    }
    return separators == ["年", "月", "日"]
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x30...0x39: Int(scalar.value - 0x30)
    case 0xFF10...0xFF19: Int(scalar.value - 0xFF10)
    default: nil
    }
  }
}
