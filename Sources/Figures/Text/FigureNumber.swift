/// Numbers in figures: read as people write them, written without a locale.
package enum FigureNumber {
  /// The number with at most so many digits after the point, without zeros at the end.
  static func plain(_ value: Double, maximumFractionDigits: Int) -> String {
    var text = fixed(value, fractionDigits: maximumFractionDigits)
    if text.contains(".") {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return text == "-0" ? "0" : text
  }

  /// The number with exactly so many digits after the point and commas between thousands: `1,234.50`.
  package static func grouped(_ value: Double, fractionDigits: Int) -> String {
    let text = fixed(value, fractionDigits: fractionDigits)
    let sign = text.hasPrefix("-") ? "-" : ""
    let parts = text.dropFirst(sign.count).split(separator: ".")
    guard let whole = parts.first, whole.allSatisfy(\.isNumber) else { return text }
    var groups = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index).isMultiple(of: 3) { groups.append(",") }
      groups.append(digit)
    }
    return sign + groups + (parts.count > 1 ? "." + parts[1] : "")
  }

  /// The number with exactly so many digits after the point, rounded half away from zero.
  ///
  /// A number whose digits would pass 10¹⁵ is written as Swift describes it.
  private static func fixed(_ value: Double, fractionDigits: Int) -> String {
    var scale = 1
    for _ in 0..<fractionDigits { scale *= 10 }
    let scaled = (value * Double(scale)).rounded()
    guard scaled.magnitude < 1e15 else { return "\(value)" }
    let number = Int(scaled)
    let (whole, fraction) = number.magnitude.quotientAndRemainder(dividingBy: UInt(scale))
    let sign = number < 0 ? "-" : ""
    guard fractionDigits > 0 else { return sign + String(whole) }
    let digits = String(fraction)
    let zeros = String(repeating: "0", count: fractionDigits - digits.count)
    return "\(sign)\(whole).\(zeros)\(digits)"
  }
}
