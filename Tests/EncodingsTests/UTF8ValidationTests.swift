import Encodings
import Testing

@Suite struct UTF8ValidationTests {
  @Test(
    arguments: [
      ([], nil), (Array("plain".utf8), nil), (Array("計畫🏛é".utf8), nil),
      ([0x41, 0x80], 1), ([0xC0, 0x80], 0), ([0xC1, 0xBF], 0), ([0xE0, 0x9F, 0x80], 0),
      ([0xED, 0xA0, 0x80], 0), ([0xF0, 0x8F, 0x80, 0x80], 0), ([0xF4, 0x90, 0x80, 0x80], 0),
      ([0xF5, 0x80, 0x80, 0x80], 0), ([0x41, 0xE8, 0xA8], 1), ([0xE8, 0xA8, 0x88, 0xE7], 3),
      (Array("12345678".utf8) + [0xFF], 8), (Array("1234567".utf8) + [0xA4, 0xA4], 7),
    ] as [([UInt8], Int?)])
  func `finds the first byte that begins no scalar`(_ bytes: [UInt8], _ expected: Int?) {
    #expect(UTF8Validation.firstInvalidByte(in: bytes) == expected)
  }

  /// Bytes that lean towards those that begin and continue scalars, so that many samples are almost
  /// valid.
  private func sample(_ random: inout SeededGenerator) -> [UInt8] {
    let leads: [UInt8] = [0x41, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF1, 0xF4]
    return (0..<Int.random(in: 0...24, using: &random)).map { _ in
      switch Int.random(in: 0..<4, using: &random) {
      case 0: leads[Int.random(in: leads.indices, using: &random)]
      case 1: UInt8.random(in: 0x80...0xBF, using: &random)
      case 2: UInt8.random(in: 0x20...0x7E, using: &random)
      default: UInt8.random(in: 0...255, using: &random)
      }
    }
  }

  @Test func `agrees with the standard library on 200 000 samples`() {
    var random = SeededGenerator(seed: 115)
    var disagreements: [[UInt8]] = []
    for _ in 0..<200_000 {
      let bytes = sample(&random)
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      if (UTF8Validation.firstInvalidByte(in: bytes) == nil) != isValid {
        disagreements.append(bytes)
      }
    }
    #expect(disagreements.isEmpty)
  }

  /// Chinese and English with up to two bytes changed, which reaches the loops over whole words.
  private func damagedText(_ random: inout SeededGenerator) -> [UInt8] {
    let words = ["計畫", "，", "plain ", "12345678", "é", "🏛", "第三項", "ࠀ", "퟿", "\u{FFFF}", "一"]
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      bytes += Array((words.randomElement(using: &random) ?? "").utf8)
    }
    let changes: [UInt8] = [0x41, 0x80, 0x9F, 0xA0, 0xBF, 0xC2, 0xE0, 0xE8, 0xED, 0xEF, 0xF0, 0xFF]
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      bytes[Int.random(in: bytes.indices, using: &random)] =
        changes.randomElement(using: &random) ?? 0
    }
    return bytes
  }

  @Test func `agrees with the standard library on damaged text and its parts`() {
    var random = SeededGenerator(seed: 480)
    var (validCount, disagreements) = (0, [[UInt8]]())
    for _ in 0..<100_000 {
      let bytes = damagedText(&random)
      let start = Int.random(in: 0...bytes.count, using: &random)
      for range in [bytes.indices, start..<Int.random(in: start...bytes.count, using: &random)] {
        let isValid = String(validating: bytes[range], as: UTF8.self) != nil
        let found = UTF8Validation.firstInvalidByte(in: bytes, within: range)
        if isValid { validCount += 1 }
        if (found == nil) != isValid || found.map(range.contains) == false {
          disagreements.append(bytes)
        }
      }
    }
    #expect(disagreements.isEmpty)
    #expect(validCount > 20_000)
  }

  @Test func `says that all before the byte it names is valid`() {
    var random = SeededGenerator(seed: 2026)
    for _ in 0..<50_000 {
      let bytes = sample(&random)
      guard let index = UTF8Validation.firstInvalidByte(in: bytes) else { continue }
      #expect(String(validating: bytes[..<index], as: UTF8.self) != nil)
    }
  }
}

/// Numbers that look random and are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
