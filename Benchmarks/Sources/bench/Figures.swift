extension Double {
  /// With so many digits after the point, rounded half away from zero.
  func digits(_ count: Int) -> String {
    var scale = 1
    for _ in 0..<count { scale *= 10 }
    let scaled = Int((self * Double(scale)).rounded())
    let (whole, fraction) = scaled.quotientAndRemainder(dividingBy: scale)
    guard count > 0 else { return whole.grouped }
    let digits = String(fraction.magnitude)
    return "\(whole.grouped).\(String(repeating: "0", count: count - digits.count))\(digits)"
  }

  /// Bytes as megabytes of 10⁶.
  var megabytes: String { (self / 1e6).digits(0) + " MB" }
}

extension Int {
  /// With commas between thousands.
  var grouped: String {
    var output = ""
    for (index, digit) in String(magnitude).reversed().enumerated() {
      if index > 0, index.isMultiple(of: 3) { output.append(",") }
      output.append(digit)
    }
    return (self < 0 ? "-" : "") + String(output.reversed())
  }
}
