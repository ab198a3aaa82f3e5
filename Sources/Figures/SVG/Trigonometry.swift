/// Sine and cosine by series, the same to the last digit on every system.
///
/// The C library's differ between systems in the last place, and a drawing's bytes must not.
enum Trigonometry {
  /// The sine of `angle`, which is in radians and from 0 to 2π.
  static func sine(_ angle: Double) -> Double { cosine(angle - .pi / 2) }

  /// The cosine of `angle`, which is in radians and from -2π to 2π; the error is below 10⁻⁹.
  static func cosine(_ angle: Double) -> Double {
    // cos 4a = 8c⁴ - 8c² + 1 of a small angle, for which few terms are enough.
    let quarter = angle / 4
    let square = quarter * quarter
    var term = 1.0
    var cosine = 1.0
    for index in stride(from: 1.0, through: 23, by: 2) {
      term *= -square / (index * (index + 1))
      cosine += term
    }
    let squared = cosine * cosine
    return 8 * squared * squared - 8 * squared + 1
  }
}
