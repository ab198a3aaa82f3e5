package import Diagnostics
package import OpenData

/// When links to other sites were checked, as `content/ledger/links.yml` remembers it.
///
/// The file is a list with a line for each day on which they were, the newest last. It makes of a check something that
/// the site itself can show: which links were dead is in the reports, which nobody commits.
package struct LinkCheckLedger: Sendable {
  /// One day's check.
  package struct Entry: Sendable, Hashable {
    package var date: CalendarDate
    /// How many addresses were judged.
    package var checked: Int
    /// How many of them are dead.
    package var dead: Int

    package init(date: CalendarDate, checked: Int, dead: Int) {
      self.date = date
      self.checked = checked
      self.dead = dead
    }
  }

  package static let path: SourcePath = "content/ledger/links.yml"

  private static let head = """
    # When links to other sites were checked: `gazette links --external --record` writes this file.

    """

  /// By date, each once.
  package private(set) var entries: [Entry] = []

  package init() {}

  /// Reads the file.
  ///
  /// - Parameters:
  ///   - file: The ledger.
  ///   - diagnostics: Takes what is wrong, as a hand or a merge may leave it; such an entry is left out.
  package init(_ file: SourceFile, diagnostics: inout [Diagnostic]) {
    var problems: [Diagnostic] = []
    let node = YAMLNode.parse(file, in: 0..<file.bytes.count, diagnostics: &problems)
    if case .sequence(let nodes)? = node?.value {
      for node in nodes {
        var reader = FieldReader(node, file: file, subject: "an entry of links.yml")
        for key in ["date", "checked", "dead"] { reader.require(key) }
        let date = reader.date("date")
        let checked = reader.integer("checked", in: 0...999_999_999)
        let dead = reader.integer("dead", in: 0...999_999_999)
        problems += reader.finish()
        if let date, let checked, let dead {
          record(Entry(date: date, checked: checked, dead: dead))
        }
      }
    } else if let node {
      problems.append(
        Diagnostic(
          .ledgerSyntax, "The file is \(node.kindName), not a list of checks", file: file.path,
          range: node.range))
    }
    diagnostics += problems.map {
      Diagnostic(
        .ledgerSyntax, $0.message, file: file.path, range: $0.range,
        help: "Restore the file from its history; `gazette links --external --record` writes it.")
    }
  }

  /// Adds a check; of two on one day the later one counts.
  package mutating func record(_ entry: Entry) {
    entries.removeAll { $0.date == entry.date }
    entries.append(entry)
    entries.sort { $0.date < $1.date }
  }

  /// The file.
  package var bytes: [UInt8] {
    let lines = entries.map {
      "- { date: \($0.date), checked: \($0.checked), dead: \($0.dead) }\n"
    }
    return Array((Self.head + lines.joined()).utf8)
  }
}
