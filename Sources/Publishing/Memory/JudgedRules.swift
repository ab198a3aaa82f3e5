import Audit
import Encodings

/// The rules that had something to judge on a unit's pages, by language.
struct JudgedRules: Sendable {
  /// A place for each language up to the last that has any.
  private var rules: [RuleSet] = []

  init() {}

  /// By the place of the language in the settings.
  subscript(language: Int) -> RuleSet {
    get { rules.indices.contains(language) ? rules[language] : RuleSet() }
    set {
      while rules.count <= language { rules.append(RuleSet()) }
      rules[language] = newValue
    }
  }

  /// The languages that have any.
  var languages: Range<Int> { rules.indices }

  mutating func formUnion(_ other: JudgedRules) {
    for language in other.languages { self[language].formUnion(other[language]) }
  }

  func write(to writer: inout BinaryWriter) { writer.write(rules) { $0.write($1) } }

  init(from reader: inout BinaryReader) throws(BinaryReader.Damaged) {
    rules = try reader.array { (reader) throws(BinaryReader.Damaged) in try reader.rules() }
  }
}
