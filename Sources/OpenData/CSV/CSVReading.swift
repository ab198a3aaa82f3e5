package import Diagnostics
import Encodings

extension CSVTable {
  /// Reads RFC 4180 text: fields divided by commas, quoted where they hold a comma, a quote or a line break.
  ///
  /// A byte order mark and any line ending are accepted, empty lines are passed over. Ragged rows, empty or
  /// repeated column names, broken quoting and bytes that are no UTF-8 are told at their place; then there is
  /// no table.
  ///
  /// - Parameters:
  ///   - bytes: A whole `.csv`, or the inside of a fenced block.
  ///   - file: The file that the bytes come from.
  ///   - hasHeader: Whether the first row names the columns.
  ///   - range: The place in the file of a range of `bytes`.
  /// - Returns: The table, or none and what is wrong.
  /// - Complexity: O(*n*) in the bytes.
  package static func read(
    _ bytes: [UInt8], file: SourcePath, hasHeader: Bool = true,
    range: @escaping (Range<Int>) -> SourceRange
  ) -> (table: CSVTable?, diagnostics: [Diagnostic]) {
    if let offset = UTF8Validation.firstInvalidByte(in: bytes) {
      let problem = Diagnostic(
        .invalidUTF8, "The table is no UTF-8", file: file, range: range(offset..<(offset + 1)),
        help: "Save the file as UTF-8; Big5 must be converted, for example with iconv.")
      return (nil, [problem])
    }
    var scanner = CSVScanner(bytes: bytes, file: file, range: range)
    let records = scanner.records()
    var diagnostics = scanner.diagnostics
    guard let first = records.first else {
      diagnostics.append(
        Diagnostic(
          .csvSyntax, "The table is empty", file: file,
          range: range(0..<0),
          help: "Write the column names in the first line and a row in each line after it."))
      return (nil, diagnostics)
    }
    let width = first.count
    for record in records.dropFirst() where record.count != width {
      diagnostics.append(
        Diagnostic(
          .csvColumns, "The row has \(record.count) of \(width) columns", file: file,
          range: SourceRange(
            range(record[0].range).start, range(record[record.count - 1].range).end),
          help: "Put fields that contain a comma in double quotes.",
          notes: [Note("The first row has \(width)", file: file, range: range(first[0].range))]))
    }
    if hasHeader { diagnostics += headerProblems(first, file: file, range: range) }
    guard diagnostics.isEmpty else { return (nil, diagnostics) }
    let body = hasHeader ? records.dropFirst() : records[...]
    return (
      CSVTable(
        header: hasHeader ? first.map(\.text) : (1...max(width, 1)).map(String.init),
        rows: body.map { $0.map(\.text) },
        places: records.map { $0.map { range($0.range) } }, hasHeader: hasHeader), []
    )
  }

  private static func headerProblems(
    _ names: [CSVScanner.Field], file: SourcePath, range: (Range<Int>) -> SourceRange
  ) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var seen: [String: CSVScanner.Field] = [:]
    for (index, field) in names.enumerated() {
      let place = range(field.range)
      if field.text.allSatisfy(\.isWhitespace) {
        diagnostics.append(
          Diagnostic(
            .csvColumns, "Column \(index + 1) has no name", file: file, range: place))
      } else if let first = seen[field.text] {
        diagnostics.append(
          Diagnostic(
            .csvColumns, "Column name '\(field.text)' stands twice", file: file, range: place,
            notes: [Note("It stands first here", file: file, range: range(first.range))]))
      } else {
        seen[field.text] = field
      }
    }
    return diagnostics
  }
}

extension CSVTable {
  /// Reads a file whole.
  package static func read(_ file: SourceFile) -> (table: CSVTable?, diagnostics: [Diagnostic]) {
    read(file.bytes, file: file.path) { file.range(of: $0) }
  }
}

/// Divides bytes into records and fields.
private struct CSVScanner {
  struct Field {
    var text: String
    /// Offsets in the file, quotes included.
    var range: Range<Int>
  }

  let bytes: [UInt8]
  let file: SourcePath
  let range: (Range<Int>) -> SourceRange
  var diagnostics: [Diagnostic] = []
  private var index = 0

  init(bytes: [UInt8], file: SourcePath, range: @escaping (Range<Int>) -> SourceRange) {
    self.bytes = bytes
    self.file = file
    self.range = range
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  mutating func records() -> [[Field]] {
    var records: [[Field]] = []
    while index < bytes.count {
      if skipLineBreak() { continue }
      records.append(record())
    }
    return records
  }

  private mutating func record() -> [Field] {
    var fields = [field()]
    while index < bytes.count, bytes[index] == UInt8(ascii: ",") {
      index += 1
      fields.append(field())
    }
    return fields
  }

  private mutating func field() -> Field {
    let start = index
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
      while index < bytes.count, !isEnd(bytes[index]) {
        if bytes[index] == UInt8(ascii: "\"") {
          report("A quote stands inside a field that is not quoted", at: index)
          return recover(from: start)
        }
        index += 1
      }
      return Field(
        text: String(decoding: bytes[start..<index], as: UTF8.self), range: start..<index)
    }
    return quotedField(from: start)
  }

  private mutating func quotedField(from start: Int) -> Field {
    var text: [UInt8] = []
    index += 1
    while true {
      guard index < bytes.count else {
        report("A quoted field is not closed", at: start)
        return Field(text: "", range: start..<index)
      }
      let byte = bytes[index]
      index += 1
      guard byte == UInt8(ascii: "\"") else {
        text.append(byte)
        continue
      }
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { break }
      text.append(byte)
      index += 1
    }
    if index < bytes.count, !isEnd(bytes[index]) {
      report("Text follows the closing quote of a field", at: index)
      return recover(from: start)
    }
    return Field(text: String(decoding: text, as: UTF8.self), range: start..<index)
  }

  /// Goes on after the field's end on this line, so that one slip is told once.
  private mutating func recover(from start: Int) -> Field {
    while index < bytes.count, !isEnd(bytes[index]) { index += 1 }
    return Field(text: String(decoding: bytes[start..<index], as: UTF8.self), range: start..<index)
  }

  private mutating func report(_ message: String, at offset: Int) {
    diagnostics.append(
      Diagnostic(
        .csvSyntax, message, file: file, range: range(offset..<min(bytes.count, offset + 1)),
        help: "Write a quote inside a quoted field twice: \"he said \"\"yes\"\"\"."))
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  private mutating func skipLineBreak() -> Bool {
    guard bytes[index] == UInt8(ascii: "\n") || bytes[index] == UInt8(ascii: "\r") else {
      return false
    }
    index += 1
    return true
  }
}
