package import Diagnostics
package import OpenData

/// Which state of its original each translation answers, section by section, as `content/ledger/translations.yml`
/// remembers it.
///
/// The file is a list with an entry for each page, which begins with `- page:`.
package struct TranslationLedger: Sendable {
  /// A section of an original: from its heading to the next one, whatever its level.
  package struct Section: Sendable, Hashable {
    /// The heading's id; empty for what stands above the first heading, title and summary included.
    package var id: String
    /// The beginning of the SHA-256 of its text, 16 hexadecimal digits.
    package var state: String

    package init(id: String, state: String) {
      self.id = id
      self.state = state
    }
  }

  /// What a translation was made from.
  package struct Accepted: Sendable, Hashable {
    /// The day on which somebody said so.
    package var date: CalendarDate
    /// In the order of the original.
    package var sections: [Section]

    package init(date: CalendarDate, sections: [Section]) {
      self.date = date
      self.sections = sections
    }
  }

  /// A page and its translations.
  package struct Entry: Sendable, Hashable {
    /// The page's key: `plans/115`; the home page's is `index`.
    package var page: String
    /// By language tag.
    package var accepted: [String: Accepted]

    package init(page: String, accepted: [String: Accepted]) {
      self.page = page
      self.accepted = accepted
    }
  }

  package static let path: SourcePath = "content/ledger/translations.yml"

  private static let head = """
    # Which state of its original each translation answers, section by section.
    # `gazette translations accept PAGE` writes this file: where a section of the original has changed since,
    # its translation is stale.

    """

  private let file: LedgerFile

  /// - Complexity: O(bytes).
  package init(_ bytes: [UInt8] = []) { file = LedgerFile(bytes, key: "page") }

  /// The name under which a page stands in the file.
  package static func name(of key: PageKey) -> String { key == .home ? "index" : key.path }

  /// The pages that have an entry, sorted by their bytes.
  package var pages: [String] { file.names }

  package func range(of page: String) -> SourceRange? { file.range(of: page) }

  /// The bytes of a page's entry, by which it is known whether it has changed.
  package func bytes(of page: String) -> ArraySlice<UInt8>? { file.bytes(of: page) }

  /// A page's entry; `nil` where it has none, or where something in it is wrong.
  ///
  /// - Complexity: O(bytes of the entry).
  package subscript(page: String) -> Entry? { file.part(of: page).flatMap { decode($0).entry } }

  /// The file with some entries in the place of those of the same pages, or added; an entry without translations is
  /// taken out.
  package func recording(_ entries: [Entry]) -> [UInt8] {
    let kept = entries.filter { !$0.accepted.isEmpty }
    return file.recording(
      Dictionary(uniqueKeysWithValues: kept.map { ($0.page, Array(Self.text(of: $0).utf8)) }),
      dropping: Set(entries.lazy.filter { $0.accepted.isEmpty }.map(\.page)), head: Self.head)
  }

  private static func text(of entry: Entry) -> String {
    var lines = ["- page: \(YAMLScalar.text(of: entry.page))"]
    for (tag, accepted) in entry.accepted.sorted(by: { $0.key < $1.key }) {
      lines += ["  \(tag):", "    date: \(accepted.date)", "    sections:"]
      lines += accepted.sections.map {
        "      - [\($0.id.isEmpty ? "\"\"" : YAMLScalar.text(of: $0.id)), \"\($0.state)\"]"
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }
}

extension TranslationLedger {
  private static let remedy =
    "Restore the file from its history; `gazette translations accept` writes what is new."

  /// What is wrong with the file, as a hand or a merge may leave it.
  ///
  /// - Complexity: O(bytes); every entry is decoded.
  package func check() -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    if let stray = file.strayLine(of: Self.path) {
      diagnostics.append(Self.problem("The line is no entry of a page", at: stray))
    }
    var seen: Set<String> = []
    for part in file.parts {
      let (entry, problems) = decode(part)
      diagnostics += problems
      guard entry != nil, !seen.insert(part.name).inserted else { continue }
      diagnostics.append(
        Self.problem(
          "The page '\(part.name)' is listed twice",
          at: SourceRange(line: part.line, column: 1, length: 1)))
    }
    return diagnostics
  }

  private static func problem(_ message: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(.ledgerSyntax, message, file: path, range: range, help: remedy)
  }

  private func decode(_ part: LedgerFile.Part) -> (entry: Entry?, diagnostics: [Diagnostic]) {
    // A file of its own, so that no place is looked for from the beginning of a long one.
    let source = SourceFile(path: Self.path, bytes: Array(file.bytes[part.bytes]))
    var problems: [Diagnostic] = []
    let node = YAMLNode.parse(source, in: 0..<source.bytes.count, diagnostics: &problems)
    var entry: Entry?
    if problems.isEmpty {
      if case .sequence(let nodes)? = node?.value, nodes.count == 1, !part.name.isEmpty {
        var reader = FieldReader(nodes[0], file: source, subject: "an entry of translations.yml")
        entry = Self.entry(&reader, source)
        problems = reader.finish()
      } else {
        problems = [Self.problem("An entry begins with `- page:`", at: .start)]
      }
    }
    problems = problems.map {
      Self.problem($0.message, at: $0.range.moved(by: part.line - 1))
    }
    return (problems.isEmpty ? entry : nil, problems)
  }

  private static func entry(_ reader: inout FieldReader, _ source: SourceFile) -> Entry? {
    reader.require("page")
    guard let page = reader.text("page") else { return nil }
    var accepted: [String: Accepted] = [:]
    for (tag, node) in reader.nodes() where tag != "page" {
      var inner = FieldReader(node, file: source, subject: "a translation")
      for key in ["date", "sections"] { inner.require(key) }
      let date = inner.date("date")
      let sections = inner.list("sections").compactMap { section($0, &inner) }
      reader.diagnostics += inner.finish()
      if let date { accepted[tag] = Accepted(date: date, sections: sections) }
    }
    return Entry(page: page, accepted: accepted)
  }

  private static func section(_ node: YAMLNode, _ reader: inout FieldReader) -> Section? {
    guard case .sequence(let parts) = node.value, parts.count == 2,
      case .scalar(let id, _) = parts[0].value, case .scalar(let state, _) = parts[1].value,
      state.utf8.count == 16
    else {
      reader.report(
        .ledgerSyntax, "A section is an id and sixteen digits in brackets", at: node.range)
      return nil
    }
    return Section(id: id, state: state)
  }
}
