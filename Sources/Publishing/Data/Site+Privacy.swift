import Content
import Diagnostics
import OpenData

extension Site {
  /// A check for personal data in a file, which knows the exceptions that hold for it.
  func privacyCheck(of file: SourcePath, schema: TableSchema? = nil) -> PrivacyCheck {
    let exceptions = privacyExceptions
    return PrivacyCheck(
      file: file, schema: schema, digest: { ContentDigest(of: $0).hex },
      isExcepted: { value in exceptions.contains { $0.matches(value, in: file) } })
  }

  /// The personal data in a file that is offered for download as it is: a table's cells, else the words of a text.
  ///
  /// Nothing of files that are neither, such as pictures.
  ///
  /// - Throws: `SourceReadingError`.
  func personalData(inFile path: SourcePath) throws -> [Diagnostic] {
    let found = personalData(inNameOf: path)
    if PageTable.isFile(path.lastComponent) {
      return try found + personalData(inTable: DataFile(path, in: self))
    }
    return Self.isText(path) ? try found + personalData(inText: path) : found
  }

  private func personalData(inNameOf path: SourcePath) -> [Diagnostic] {
    var check = privacyCheck(of: path)
    check.checkName()
    return check.finish()
  }

  /// - Throws: `SourceReadingError`.
  private func personalData(inTable file: DataFile) throws -> [Diagnostic] {
    let rows = try file.rows()
    var check = privacyCheck(
      of: file.path, schema: TableSchema(fields: rows.header.map { Field(name: $0) }))
    // Where no header was written, the first row is taken for one.
    check.check(Record(rows.header)) { rows.headerPlaces[$0] }
    var record = Record()
    while try rows.next(into: &record) { check.check(record) { rows.range(ofCell: $0) } }
    // What is no sound table has rows that were passed over.
    return rows.diagnostics.isEmpty ? check.finish() : try personalData(inText: file.path)
  }

  /// Reads a text piece by piece, so that it may be larger than memory; each piece ends with a line.
  ///
  /// - Throws: `SourceReadingError`.
  private func personalData(inText path: SourcePath) throws -> [Diagnostic] {
    let stream = try tree.open(path)
    var check = privacyCheck(of: path)
    var lines = 0
    var pending: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while case let count = try buffer.withUnsafeMutableBytes({ try stream.read(into: $0) }),
      count > 0
    {
      pending += buffer[..<count]
      // A line without an end is divided rather than gathered whole.
      let end =
        pending.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
        ?? (pending.count > 1 << 20 ? pending.count : 0)
      lines = check.check(SourceFile(path: path, bytes: Array(pending[..<end])), after: lines)
      pending.removeFirst(end)
    }
    _ = check.check(SourceFile(path: path, bytes: pending), after: lines)
    return check.finish()
  }

  /// Whether a file is text by its name.
  private static func isText(_ path: SourcePath) -> Bool {
    let name = path.lastComponent.lowercased()
    return textSuffixes.contains { name.hasSuffix($0) }
  }

  private static let textSuffixes = [
    ".txt", ".text", ".log", ".tsv", ".tab", ".json", ".geojson", ".jsonl", ".ndjson", ".xml",
    ".kml", ".gml", ".html", ".htm", ".md", ".yml", ".yaml", ".ics", ".vcf", ".sql",
  ]

  /// The personal data in a text that is offered for download, such as a page's source.
  func personalData(in file: SourceFile) -> [Diagnostic] {
    var check = privacyCheck(of: file.path)
    check.check(text: file.bytes) { file.range(of: $0) }
    return check.finish()
  }
}

extension PrivacyCheck {
  /// Looks at a piece of a file whose first lines were looked at before.
  ///
  /// - Returns: How many lines there are with those of the piece.
  fileprivate mutating func check(_ piece: SourceFile, after lines: Int) -> Int {
    check(text: piece.bytes) { range in
      let range = piece.range(of: range)
      func moved(_ position: SourcePosition) -> SourcePosition {
        SourcePosition(line: position.line + lines, column: position.column)
      }
      return SourceRange(moved(range.start), moved(range.end))
    }
    return lines + piece.bytes.count { $0 == UInt8(ascii: "\n") }
  }
}
