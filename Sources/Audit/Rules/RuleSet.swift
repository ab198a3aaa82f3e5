package import Diagnostics
package import Encodings

/// Some of the catalogue's rules, a bit for each: what is remembered of every page is small.
package struct RuleSet: Sendable, Hashable {
  /// As many rules as there is room for, by their places in the catalogue.
  private var bits: SIMD4<UInt64> = .zero

  package init() {}

  package var isEmpty: Bool { bits == .zero }

  /// Adds the rule of a code; nothing for a code that no rule has.
  package mutating func insert(_ code: DiagnosticCode) {
    if let number = RuleCatalog.number(of: code) { insert(number: number) }
  }

  mutating func insert(number: Int) { bits[number >> 6] |= 1 << UInt64(number & 63) }

  package mutating func formUnion(_ other: RuleSet) { bits |= other.bits }

  package func contains(_ code: DiagnosticCode) -> Bool {
    guard let number = RuleCatalog.number(of: code) else { return false }
    return bits[number >> 6] & 1 << UInt64(number & 63) != 0
  }

  /// Calls `body` with the place of each in the catalogue, in order.
  func forEachNumber(_ body: (Int) -> Void) {
    for word in 0..<bits.scalarCount {
      var rest = bits[word]
      while rest != 0 {
        body(word << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }
}

extension BinaryWriter {
  /// The words that are not zero, with a byte that says which they are.
  package mutating func write(_ rules: RuleSet) {
    let words = rules.words
    write(words.indices.reduce(0) { words[$1] == 0 ? $0 : $0 | 1 << $1 })
    for word in words where word != 0 { write(word) }
  }
}

extension BinaryReader {
  package mutating func rules() throws(Damaged) -> RuleSet {
    let present = try integer()
    var words: [UInt64] = []
    for index in 0..<RuleSet.wordCount {
      words.append(present & 1 << index == 0 ? 0 : try word())
    }
    return RuleSet(words: words)
  }
}

extension RuleSet {
  fileprivate static let wordCount = SIMD4<UInt64>.scalarCount

  fileprivate var words: [UInt64] { bits.indices.map { bits[$0] } }

  fileprivate init(words: [UInt64]) { bits = SIMD4(words) }
}
