/// How long to wait before a question is put again: twice as long each time, by chance spread.
///
/// Without the spread, all the links of a server that was down for a moment would come back to it at once.
package struct BackOff: Sendable {
  /// Before the second attempt, spread left out.
  package var base: Duration
  package var maximum: Duration
  private var random: SeededGenerator

  package init(base: Duration, maximum: Duration, seed: UInt64) {
    self.base = base
    self.maximum = maximum
    random = SeededGenerator(seed: seed)
  }

  /// The wait after so many failed attempts (from 1): `base` × 2ⁿ⁻¹, at most `maximum`, times 0.5 to 1.5.
  package mutating func wait(afterAttempt attempt: Int) -> Duration {
    let doubled = base * Double(1 << min(20, max(0, attempt - 1)))
    let factor = Double.random(in: 0.5...1.5, using: &random)
    return min(maximum, doubled) * factor
  }
}

/// A sequence of numbers that its seed decides (SplitMix64).
package struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
