package import Diagnostics
import OpenData

extension DatasetLedger {
  /// What is wrong with the file: text that is no entry, two entries of one dataset, versions that do not follow
  /// each other, a digest that is not that of the tables, as a hand or a merge may leave them.
  ///
  /// - Complexity: O(bytes); every entry is decoded.
  package func check() -> [Diagnostic] {
    var diagnostics = strayText().map { [$0] } ?? []
    var places: [String: LedgerFile.Part] = [:]
    for part in file.parts {
      let (entry, problems) = decode(part)
      diagnostics += problems
      guard entry != nil else { continue }
      if let other = places.updateValue(part, forKey: part.name) {
        diagnostics.append(
          Self.problem(
            "The dataset '\(part.name)' is listed twice", at: Self.range(of: part),
            help: "Keep the entry with the newer versions.",
            notes: [
              Note("It is listed here as well", file: Self.path, range: Self.range(of: other))
            ]))
      }
    }
    return diagnostics
  }

  /// Something but comments before the first entry.
  private func strayText() -> Diagnostic? {
    file.strayLine(of: Self.path).map {
      Self.problem("The line is no entry of a dataset", at: $0)
    }
  }

  private static func range(of part: LedgerFile.Part) -> SourceRange {
    SourceRange(line: part.line, column: 1, length: 1)
  }

  private static let remedy =
    "Restore the file from its history; `gazette release` adds what is new."

  private static func problem(
    _ message: String, at range: SourceRange, help: String = remedy, notes: [Note] = []
  ) -> Diagnostic {
    Diagnostic(
      .ledgerSyntax, message, file: path, range: range, help: help, notes: notes)
  }

  /// Decodes an entry; where something is wrong with it there is none.
  func decode(_ part: LedgerFile.Part) -> (entry: Entry?, diagnostics: [Diagnostic]) {
    // A file of its own, so that no place is looked for from the beginning of a long one.
    let file = SourceFile(path: Self.path, bytes: Array(self.file.bytes[part.bytes]))
    var diagnostics: [Diagnostic] = []
    let node = YAMLNode.parse(file, in: 0..<file.bytes.count, diagnostics: &diagnostics)
    var entry: Entry?
    if diagnostics.isEmpty {
      if case .sequence(let nodes)? = node?.value, nodes.count == 1, !part.name.isEmpty {
        var reader = EntryReader(nodes[0], file: file)
        entry = reader.entry()
        diagnostics = reader.finish()
      } else {
        diagnostics = [Self.problem("An entry begins with `- name:`", at: .start)]
      }
    }
    diagnostics = diagnostics.map { diagnostic in
      Self.problem(
        diagnostic.message, at: diagnostic.range.moved(by: part.line - 1),
        help: diagnostic.help ?? Self.remedy)
    }
    return (diagnostics.isEmpty ? entry : nil, diagnostics)
  }
}

extension SourceRange {
  func moved(by lines: Int) -> SourceRange {
    SourceRange(
      SourcePosition(line: start.line + lines, column: start.column),
      SourcePosition(line: end.line + lines, column: end.column))
  }
}

/// Reads one entry; texts may be in any language, since a site may have given one up.
private struct EntryReader {
  private var reader: FieldReader
  private let file: SourceFile
  private var diagnostics: [Diagnostic] = []

  init(_ node: YAMLNode, file: SourceFile) {
    self.file = file
    reader = FieldReader(node, file: file, subject: "an entry of datasets.yml")
  }

  mutating func entry() -> DatasetLedger.Entry? {
    for key in ["name", "versions"] { reader.require(key) }
    let name = reader.text("name")
    let versions = versions()
    let content = ContentSummary(tables: reader.list("tables").compactMap { table($0) })
    let withdrawal = withdrawal()
    guard let name, let last = versions.last else { return nil }
    if last.digest != content.digest.hex {
      report(
        "The digest of version \(last.number) is not that of the tables", at: range(of: "versions"))
    }
    if (withdrawal != nil) != (last.change == .withdrawn) {
      report(
        "'withdrawn' stands with a last version whose change is 'withdrawn'",
        at: range(of: withdrawal == nil ? "versions" : "withdrawn"))
    }
    var entry = DatasetLedger.Entry(name: name, versions: versions, content: content)
    entry.withdrawal = withdrawal
    return entry
  }

  mutating func finish() -> [Diagnostic] { reader.finish() + diagnostics }

  private func range(of key: String) -> SourceRange { reader.keyRange(of: key) }

  private mutating func report(_ message: String, at range: SourceRange) {
    diagnostics.append(Diagnostic(.ledgerSyntax, message, file: file.path, range: range))
  }

  /// Reads a map with a reader of its own.
  private mutating func map<Value>(
    _ node: YAMLNode, _ subject: String, requiring keys: [String],
    _ body: (inout FieldReader) -> Value?
  ) -> Value? {
    var inner = FieldReader(node, file: file, subject: subject)
    for key in keys { inner.require(key) }
    let value = body(&inner)
    diagnostics += inner.finish()
    return value
  }

  private mutating func versions() -> [DatasetVersion] {
    var versions: [DatasetVersion] = []
    for node in reader.list("versions") {
      guard let version = version(node) else { continue }
      if let last = versions.last, version.number <= last.number || version.date < last.date {
        report(
          "Version \(version.number) of \(version.date) can't follow \(last.number) of \(last.date)",
          at: node.range)
      }
      versions.append(version)
    }
    if versions.isEmpty, reader.has("versions") {
      report("An entry has at least one version", at: range(of: "versions"))
    }
    return versions
  }

  private mutating func version(_ node: YAMLNode) -> DatasetVersion? {
    map(node, "a version", requiring: ["version", "date", "change", "digest"]) { reader in
      let text = reader.text("version")
      let number = text.flatMap { SemanticVersion(parsing: $0) }
      if let text, number == nil {
        reader.report(
          .wrongValue, "'version' is '\(text)'; it takes three numbers such as 1.4.0",
          at: reader.range(of: "version"))
      }
      let date = reader.date("date")
      let change = reader.choice("change", DatasetVersion.Change.self)
      let digest = Self.digest(&reader)
      let note = reader.localizedText("note", languages: [])
      guard let number, let date, let change, let digest else { return nil }
      return DatasetVersion(
        number: number, date: date, digest: digest.hex, change: change, note: note)
    }
  }

  private mutating func table(_ node: YAMLNode) -> ContentSummary.Table? {
    map(node, "a table", requiring: ["name", "rows", "digest", "columns"]) { reader in
      let name = reader.text("name")
      let rowCount = reader.integer("rows", in: 0...Int.max)
      let digest = Self.digest(&reader)
      let columns = reader.list("columns").compactMap { Self.column($0, &reader) }
      guard let name, let rowCount, let digest else { return nil }
      return ContentSummary.Table(
        name: name, columns: columns, rowCount: rowCount, digest: digest)
    }
  }

  private static func column(
    _ node: YAMLNode, _ reader: inout FieldReader
  ) -> ContentSummary.Column? {
    guard case .sequence(let parts) = node.value, parts.count == 2,
      case .scalar(let name, _) = parts[0].value, case .scalar(let word, _) = parts[1].value,
      let type = FieldType(rawValue: word)
    else {
      reader.report(.wrongType, "A column is [name, type]", at: node.range)
      return nil
    }
    return ContentSummary.Column(name: name, type: type)
  }

  private static func digest(_ reader: inout FieldReader) -> ContentDigest? {
    guard let text = reader.text("digest") else { return nil }
    if let digest = ContentDigest(hex: text) { return digest }
    reader.report(
      .wrongValue, "'digest' has 64 hexadecimal digits in lower case",
      at: reader.range(of: "digest"))
    return nil
  }

  private mutating func withdrawal() -> Withdrawal? {
    guard let node = reader.node("withdrawn") else { return nil }
    return map(node, "'withdrawn'", requiring: ["date", "reason", "approver"]) { reader in
      let date = reader.date("date")
      let reason = reader.localizedText("reason", languages: [])
      let approver = reader.localizedText("approver", languages: [])
      let successor = reader.text("successor")
      guard let date, let reason, let approver else { return nil }
      var withdrawal = Withdrawal(date: date, reason: reason, approver: approver)
      withdrawal.successor = successor
      return withdrawal
    }
  }
}
