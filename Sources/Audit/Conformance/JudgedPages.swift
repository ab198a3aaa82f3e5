package import Diagnostics
package import Encodings

/// On how many pages of each unit each rule had something to judge.
///
/// Pages are counted by their sources: what no editor wrote, such as lists, counts as one page of no unit.
package struct JudgedPages: Sendable, Hashable {
  private struct Tally: Sendable, Hashable {
    var pageCount = 0
    /// By the rules' places in the catalogue.
    var counts = [Int](repeating: 0, count: RuleCatalog.all.count)
  }

  private var tallies: [String?: Tally] = [:]

  package init() {}

  /// Adds a page of a unit, a key of the settings; `nil` for pages of none.
  package mutating func add(_ rules: RuleSet, of unit: String?) {
    tallies[unit, default: Tally()].pageCount += 1
    rules.forEachNumber { tallies[unit, default: Tally()].counts[$0] += 1 }
  }

  /// The units that have pages, sorted; none of them last.
  package var units: [String?] {
    tallies.keys.sorted { left, right in
      guard let left, let right else { return left != nil && right == nil }
      return left < right
    }
  }

  /// Whether any page was judged at all.
  package var hasPages: Bool { !tallies.isEmpty }

  /// How many pages there are, of a unit.
  package func pageCount(of unit: String?) -> Int { tallies[unit]?.pageCount ?? 0 }

  /// How many pages of a unit have something that a rule is about.
  package func count(_ code: DiagnosticCode, of unit: String?) -> Int {
    guard let number = RuleCatalog.number(of: code) else { return 0 }
    return tallies[unit]?.counts[number] ?? 0
  }

  /// Whether any page has something that a rule is about.
  package func contains(_ code: DiagnosticCode) -> Bool {
    tallies.keys.contains { count(code, of: $0) > 0 }
  }
}

extension JudgedPages {
  package func write(to writer: inout BinaryWriter) {
    writer.write(units) { writer, unit in
      let tally = tallies[unit] ?? Tally()
      writer.write(unit) { $0.write($1) }
      writer.write(tally.pageCount)
      writer.write(tally.counts) { $0.write($1) }
    }
  }

  package init(from reader: inout BinaryReader) throws(BinaryReader.Damaged) {
    for _ in 0..<(try reader.count()) {
      let unit = try reader.optional { (reader) throws(BinaryReader.Damaged) in try reader.text() }
      var tally = Tally()
      tally.pageCount = try reader.integer()
      tally.counts = try reader.array { (reader) throws(BinaryReader.Damaged) in
        try reader.integer()
      }
      guard tally.counts.count == RuleCatalog.all.count else { throw BinaryReader.Damaged() }
      tallies[unit] = tally
    }
  }
}
