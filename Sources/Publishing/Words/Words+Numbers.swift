import Content

extension Words {
  /// A whole number with the language's thousands separators.
  package func number(_ number: Int) -> String { grouped(String(number)) }

  /// A decimal number with its own digits, grouped as the language does.
  func number(_ number: Decimal) -> String {
    guard !number.digits.contains(where: { "eE".contains($0) }) else { return number.digits }
    let parts = number.digits.split(separator: ".", maxSplits: 1)
    let whole = grouped(String(parts[0]))
    return parts.count == 2 ? whole + decimalSeparator + parts[1] : whole
  }

  /// A computed number, rounded to so many digits after the point.
  package func number(_ value: Double, fractionDigits: Int) -> String {
    var scale = 1.0
    for _ in 0..<fractionDigits { scale *= 10 }
    let scaled = (value * scale).rounded()
    guard abs(scaled) < 1e15 else { return String(value) }
    let digits = String(Int(abs(scaled)))
    let padded = String(repeating: "0", count: max(0, fractionDigits + 1 - digits.count)) + digits
    let sign = scaled < 0 ? "-" : ""
    let whole = grouped(sign + padded.dropLast(fractionDigits))
    return fractionDigits == 0
      ? whole : whole + decimalSeparator + padded.suffix(fractionDigits)
  }

  /// The size of a file: 812 B, 31 KB, 1.2 MB (steps of 1024).
  package func size(_ byteCount: Int) -> String {
    switch byteCount {
    case ..<1024: "\(byteCount) B"
    case ..<(1024 * 1024): "\(number((byteCount + 512) / 1024)) KB"
    default: "\(number(Double(byteCount) / (1024 * 1024), fractionDigits: 1)) MB"
    }
  }

  private func grouped(_ digits: String) -> String {
    let separator = thousandsSeparator
    let sign = digits.hasPrefix("-") ? "-" : ""
    let plain = Array(digits.dropFirst(sign.count))
    guard plain.count > 3 else { return digits }
    var text = sign
    for (index, digit) in plain.enumerated() {
      if index > 0, (plain.count - index) % 3 == 0 { text += separator }
      text.append(digit)
    }
    return text
  }
}
