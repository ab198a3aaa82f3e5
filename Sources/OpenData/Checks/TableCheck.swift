package import Diagnostics

/// Looks at each row of a table that is to be published: types, formulas, and what no format can carry.
///
///     var check = TableCheck(schema: schema, file: file)
///     while try reader.next(into: &record) { check.add(record) { reader.range(ofCell: $0) } }
///     check.diagnostics   // of each code the first twenty places, then how many more
///
/// A table without diagnostics goes to CSV, JSON and spreadsheets and back unchanged.
package struct TableCheck {
  /// The most characters (UTF-16 code units) that Excel and LibreOffice keep of a cell.
  package static let spreadsheetCellLimit = 32_767

  private let schema: TableSchema
  /// What is asked of every cell: fields hold texts, whose references would be counted for each.
  private let columns: [(type: FieldType, refusesFormulas: Bool)]
  private let file: SourcePath
  private let isForSpreadsheets: Bool
  private var list = DiagnosticList()

  /// - Parameters:
  ///   - schema: The columns, as many as each record has cells.
  ///   - file: The file that the rows come from.
  ///   - isForSpreadsheets: Whether the table is published as ODS too.
  package init(schema: TableSchema, file: SourcePath, isForSpreadsheets: Bool = true) {
    self.schema = schema
    columns = schema.fields.map { ($0.type, $0.spreadsheet == .refuse) }
    self.file = file
    self.isForSpreadsheets = isForSpreadsheets
  }

  /// What is wrong with the rows so far.
  package var diagnostics: [Diagnostic] { list.diagnostics }

  /// Looks at a row; `place`, which says where the cell of a column stands, is asked only where something is wrong.
  ///
  /// - Complexity: O(*n*) in the row's bytes.
  package mutating func add(_ record: Record, place: (Int) -> SourceRange) {
    checkCharacters(record, place: place)
    record.withCells { cells in
      for index in 0..<min(cells.count, columns.count) {
        let cell = cells[index]
        guard let first = cell.first else { continue }
        let column = columns[index]
        if column.type.isText {
          if column.refusesFormulas, Self.mayBeginFormula(first),
            SpreadsheetFormula.isFormula(cell)
          {
            let field = schema.fields[index]
            tell(.spreadsheetFormula, index, place) { Self.formulaProblem(record[index], field) }
          }
        } else if !column.type.accepts(cell) {
          let field = schema.fields[index]
          tell(.cellType, index, place) { Self.typeProblem(record[index], field) }
        }
        if isForSpreadsheets, cell.count > Self.spreadsheetCellLimit {
          checkLength(cell, index, place)
        }
      }
    }
  }

  private static func mayBeginFormula(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"),
      UInt8(ascii: "\t"), UInt8(ascii: "\r"), 0xEF:
      true
    default: false
    }
  }

  /// Adds a problem of a cell; what it says is made only where it is told.
  private mutating func tell(
    _ code: DiagnosticCode, _ column: Int, _ place: (Int) -> SourceRange,
    _ problem: () -> (message: String, help: String)
  ) {
    guard list.hasRoom(for: code) else {
      return list.count(code, file: file) { place(column) }
    }
    let (message, help) = problem()
    list.append(Diagnostic(code, message, file: file, range: place(column), help: help))
  }

  private static func typeProblem(_ cell: ArraySlice<UInt8>, _ field: Field) -> (String, String) {
    (
      "Column '\(field.name)' is of type \(field.type.rawValue), which \(CellExcerpt(cell)) is not",
      CellRemedy.help(for: cell, as: field.type)
    )
  }

  private static func formulaProblem(_ cell: ArraySlice<UInt8>, _ field: Field) -> (String, String)
  {
    (
      "\(CellExcerpt(cell)) in column '\(field.name)' is a formula to a spreadsheet",
      "Write it so that it begins with another character, or declare the column `spreadsheet: exact` "
        + "(published as it is) or `spreadsheet: apostrophe` (published with ' before it)."
    )
  }

  private mutating func checkLength(
    _ cell: UnsafeBufferPointer<UInt8>, _ index: Int, _ place: (Int) -> SourceRange
  ) {
    // As many UTF-16 units as scalars, and one more for those of four bytes.
    let count = cell.reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) + ($1 >= 0xF0 ? 1 : 0) }
    guard count > Self.spreadsheetCellLimit else { return }
    let name = schema.fields[index].name
    tell(.cellTooLong, index, place) {
      (
        "The cell in column '\(name)' has \(count) characters; "
          + "spreadsheets keep \(Self.spreadsheetCellLimit)",
        "Shorten it, or offer the text as a file and its address in the table."
      )
    }
  }
}

// MARK: Characters

extension TableCheck {
  /// Tells of control characters and of U+FFFE and U+FFFF, which XML 1.0 cannot hold (§2.2).
  ///
  /// A tab, a line feed and both characters of a CRLF are text.
  private mutating func checkCharacters(_ record: Record, place: (Int) -> SourceRange) {
    var index = 0
    while let found = Self.firstForbidden(in: record, from: index) {
      let column = record.index(ofCellWithByte: found.index)
      let name = column < schema.fields.count ? schema.fields[column].name : String(column + 1)
      tell(.controlCharacter, column, place) {
        (
          "The cell in column '\(name)' holds \(found.name), which data cannot carry",
          "Remove it; it is not to be seen, and often comes from another program's file."
        )
      }
      index = found.index + 1
    }
  }

  private static func firstForbidden(
    in record: Record, from start: Int
  ) -> (index: Int, name: String)? {
    record.bytes.withUnsafeBufferPointer { bytes in
      var index = start
      while index < bytes.count {
        // Nearly every byte of text is none of these.
        while index < bytes.count, !isSuspicious(bytes[index]) { index += 1 }
        guard index < bytes.count else { return nil }
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        switch bytes[index] {
        case UInt8(ascii: "\t"), UInt8(ascii: "\n"): break
        case UInt8(ascii: "\r") where next == UInt8(ascii: "\n") && !record.endsCell(at: index + 1):
          break
        case 0..<0x20, 0x7F: return (index, codePoint(UInt32(bytes[index])))
        case 0xC2 where (0x80...0x9F).contains(next): return (index, codePoint(UInt32(next)))
        case 0xEF where next == 0xBF && index + 2 < bytes.count && bytes[index + 2] >= 0xBE:
          return (index, codePoint(0xFF40 + UInt32(bytes[index + 2])))
        default: break
        }
        index += 1
      }
      return nil
    }
  }

  @inline(__always)
  private static func isSuspicious(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xEF
  }

  private static func codePoint(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
