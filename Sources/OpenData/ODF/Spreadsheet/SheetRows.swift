import Encodings

/// The rows of a sheet on their way to XML.
struct SheetRows {
  let sheet: Sheet
  let kinds: [CellKind]
  /// The columns' widths in millimetres, fitted to the header and the first rows.
  let widths: [Int]

  /// The first rows, read before the others to measure them.
  private let head: [Record]
  private var record = Record()
  /// The number of the last row written, without the header.
  private var row = 0

  /// How many rows are measured.
  private static let headCount = 200

  init(_ sheet: Sheet) throws {
    self.sheet = sheet
    kinds = sheet.schema.fields.map { CellKind($0.type) }
    let header = Record(sheet.schema.fields.map(\.name))
    var head: [Record] = []
    var record = Record()
    while head.count < Self.headCount, try sheet.rows.next(into: &record) { head.append(record) }
    self.head = head
    widths = ColumnWidths.fitting([header] + head, columnCount: header.count)
  }

  /// Writes the row that names the fields.
  mutating func writeHeader(to xml: inout ODFXML) throws(SpreadsheetError) {
    xml.raw("<table:table-row>")
    let header = Record(sheet.schema.fields.map(\.name))
    for column in 0..<header.count {
      let range = try cell(column, of: header)
      xml.raw("<table:table-cell table:style-name=\"Heading\" office:value-type=\"string\"")
      try text(header.bytes, range, column, to: &xml)
    }
    xml.raw("</table:table-row>")
  }

  /// Writes the next row; `false` where there is none.
  mutating func writeRow(to xml: inout ODFXML) throws -> Bool {
    if row < head.count {
      record = head[row]
    } else {
      guard try sheet.rows.next(into: &record) else { return false }
    }
    row += 1
    guard row < Sheet.rowLimit else { throw SpreadsheetError.tooManyRows(sheet: sheet.name) }
    guard record.count == kinds.count else {
      throw SpreadsheetError.columnCount(sheet: sheet.name, row: row, count: record.count)
    }
    try writeCells(to: &xml)
    return true
  }

  private func writeCells(to xml: inout ODFXML) throws(SpreadsheetError) {
    xml.raw("<table:table-row>")
    var emptyCount = 0
    for column in 0..<kinds.count {
      let range = try cell(column, of: record)
      if range.isEmpty {
        emptyCount += 1
        continue
      }
      empty(emptyCount, to: &xml)
      emptyCount = 0
      switch kinds[column] {
      case .text:
        xml.raw("<table:table-cell office:value-type=\"string\"")
        try text(record.bytes, range, column, to: &xml)
      case .number: try value(range, column, to: &xml, isValid: CellValue.isNumber, .number)
      case .date: try date(range, column, to: &xml)
      case .dateTime: try dateTime(range, column, to: &xml)
      }
    }
    empty(emptyCount, to: &xml)
    xml.raw("</table:table-row>\n")
  }

  /// The place of a cell's bytes, which are well-formed and not too many.
  private func cell(_ column: Int, of record: Record) throws(SpreadsheetError) -> Range<Int> {
    let cell = record[column]
    let range = cell.startIndex..<cell.endIndex
    if UTF8Validation.firstInvalidByte(in: record.bytes, within: range) != nil {
      throw .invalidUTF8(sheet: sheet.name, row: row, column: column)
    }
    // No UTF-16 code unit takes less than a byte.
    if range.count > Sheet.cellLimit, record.text(column).utf16.count > Sheet.cellLimit {
      throw .cellTooLong(sheet: sheet.name, row: row, column: column)
    }
    return range
  }

  private func empty(_ count: Int, to xml: inout ODFXML) {
    guard count > 0 else { return }
    if count == 1 {
      xml.raw("<table:table-cell/>")
    } else {
      xml.raw("<table:table-cell table:number-columns-repeated=\"")
      xml.number(count)
      xml.raw("\"/>")
    }
  }
}

// MARK: - Cells

extension SheetRows {
  /// The rest of a cell of text, each line a paragraph.
  ///
  /// Carriage returns are lost in paragraphs, and some readers lose tabs and further spaces too; the cell's
  /// value then says what is meant.
  private func text(
    _ bytes: [UInt8], _ range: Range<Int>, _ column: Int, to xml: inout ODFXML
  ) throws(SpreadsheetError) {
    let forbidden = bytes.withUnsafeBufferPointer { utf8 in
      if Self.losesSpace(utf8, in: range) {
        xml.raw(" office:string-value=\"")
        xml.attributeText(utf8, in: range)
        xml.raw("\"")
      }
      xml.raw("><text:p>")
      var isAfterSpace = true
      return xml.text(
        utf8, in: range, isAfterSpace: &isAfterSpace, isWhole: true, lineBreak: "</text:p><text:p>")
    }
    if let forbidden {
      throw .forbiddenCharacter(sheet: sheet.name, row: row, column: column, forbidden)
    }
    xml.raw("</text:p></table:table-cell>")
  }

  /// Whether text has white space other than single spaces between words, and line feeds.
  private static func losesSpace(
    _ utf8: UnsafeBufferPointer<UInt8>, in range: Range<Int>
  ) -> Bool {
    var isAfterSpace = true
    for byte in utf8[range] {
      switch byte {
      case 0x09, 0x0D: return true
      case 0x0A, UInt8(ascii: " "):
        if isAfterSpace && byte != 0x0A { return true }
        isAfterSpace = true
      default: isAfterSpace = false
      }
    }
    return utf8[range].last == UInt8(ascii: " ")
  }

  private func value(
    _ range: Range<Int>, _ column: Int, to xml: inout ODFXML,
    isValid: (UnsafeBufferPointer<UInt8>) -> Bool, _ type: FieldType
  ) throws(SpreadsheetError) {
    let isWritten = record.bytes.withUnsafeBufferPointer { all in
      let utf8 = UnsafeBufferPointer(rebasing: all[range])
      guard isValid(utf8) else { return false }
      xml.raw(
        type == .number
          ? "<table:table-cell office:value-type=\"float\" office:value=\""
          : "<table:table-cell office:value-type=\"date\" office:date-value=\"")
      xml.bytes.append(contentsOf: utf8)
      shown(utf8, to: &xml)
      return true
    }
    if !isWritten { throw wrongValue(column) }
  }

  private func date(
    _ range: Range<Int>, _ column: Int, to xml: inout ODFXML
  ) throws(SpreadsheetError) {
    try day(range, column, CellValue.date, to: &xml)
  }

  private func dateTime(
    _ range: Range<Int>, _ column: Int, to xml: inout ODFXML
  ) throws(SpreadsheetError) {
    try day(range, column, CellValue.dateTime, to: &xml)
  }

  private func day(
    _ range: Range<Int>, _ column: Int,
    _ parse: (UnsafeBufferPointer<UInt8>) -> CellValue.Moment?, to xml: inout ODFXML
  ) throws(SpreadsheetError) {
    let moment = record.bytes.withUnsafeBufferPointer { all in
      parse(UnsafeBufferPointer(rebasing: all[range]))
    }
    switch moment {
    case .spreadsheet: try value(range, column, to: &xml, isValid: { _ in true }, .date)
    case .text:
      xml.raw("<table:table-cell office:value-type=\"string\"")
      try text(record.bytes, range, column, to: &xml)
    case nil: throw wrongValue(column)
    }
  }

  /// Closes the start tag after a value, and writes what of it is shown: the source's characters.
  private func shown(_ utf8: UnsafeBufferPointer<UInt8>, to xml: inout ODFXML) {
    xml.raw("\"><text:p>")
    xml.bytes.append(contentsOf: utf8)
    xml.raw("</text:p></table:table-cell>")
  }

  private func wrongValue(_ column: Int) -> SpreadsheetError {
    .wrongValue(
      sheet: sheet.name, row: row, column: column, sheet.schema.fields[column].type)
  }
}
