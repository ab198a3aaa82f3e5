/// The extent of values that a chart draws, and round places on it.
struct ValueScale {
  let low: Double
  let high: Double
  /// From `low` to `high`; empty for a scale without ticks.
  let ticks: [Double]
  /// The digits that the ticks need after the point.
  let fractionDigits: Int

  /// The scale of bars: from zero to the furthest value, percentages that are shares to a hundred.
  init(bars values: [Double], isPercentage: Bool) {
    low = min(0, values.min() ?? 0)
    let high = max(0, values.max() ?? 0, isPercentage && low == 0 ? 100 : 0)
    self.high = high == low ? low + 1 : high
    ticks = []
    fractionDigits = 0
  }

  /// The scale of lines: between round numbers, with about five ticks of 1, 2 or 5 times a power of ten.
  ///
  /// Zero is on it unless the values are far from it compared with how far they spread.
  init(lines values: [Double]) {
    var low = values.min() ?? 0
    var high = values.max() ?? 0
    if low > 0, low < high * 0.6 || low == high { low = 0 }
    if high < 0, high > low * 0.6 || low == high { high = 0 }
    if low == high { high = low + 1 }
    let step = RoundStep(atLeast: (high - low) / 4.5)
    var first = (low / step.value(1)).rounded(.down)
    // Room for the figure below the lowest point, unless zero is the natural floor.
    if first != 0, low - step.value(first) < step.value(1) / 2 { first -= 1 }
    let last = (high / step.value(1)).rounded(.up)
    ticks = stride(from: first, through: last, by: 1).map(step.value)
    self.low = step.value(first)
    self.high = step.value(last)
    fractionDigits = step.fractionDigits
  }

  /// One, two or five times a power of ten.
  private struct RoundStep {
    private var factor = 10.0
    private var exponent = 0

    /// The smallest that is not less than `step`, down to 10⁻¹².
    init(atLeast step: Double) {
      while Self.power(exponent + 1) <= step { exponent += 1 }
      while Self.power(exponent) > step, exponent > -12 { exponent -= 1 }
      for candidate in [1.0, 2, 5] where candidate * Self.power(exponent) >= step * 0.999_999 {
        factor = candidate
        return
      }
    }

    private static func power(_ exponent: Int) -> Double {
      var power = 1.0
      for _ in 0..<abs(exponent) { power *= 10 }
      return exponent < 0 ? 1 / power : power
    }

    var fractionDigits: Int { max(0, factor == 10 ? -exponent - 1 : -exponent) }

    /// `count` steps; a division by a power of ten, which is exact, keeps `3 × 0.1` at 0.3.
    func value(_ count: Double) -> Double {
      exponent < 0
        ? count * factor / Self.power(-exponent) : count * factor * Self.power(exponent)
    }
  }

  /// Where a value lies, from 0 at `low` to 1 at `high`.
  func fraction(_ value: Double) -> Double { (value - low) / (high - low) }
}
