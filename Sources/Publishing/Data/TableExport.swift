import Content
import Diagnostics
import OpenData

/// Publishes one table of a page: checks its rows, then writes them in each of the site's formats.
///
/// Nothing is written where a row may not be published.
struct TableExport {
  let site: Site
  let page: Page
  private(set) var table: PageTable
  private(set) var diagnostics: [Diagnostic] = []

  /// How many rows the page of a dataset shows.
  static let previewRowCount = 10

  init(_ table: PageTable, of page: Page, in site: Site) {
    self.table = table
    self.page = page
    self.site = site
  }

  /// Writes the table's files.
  ///
  /// - Returns: What was published; `nil` where something is wrong, which ``diagnostics`` then tells.
  /// - Throws: What the sink throws.
  mutating func publish(into compiled: inout CompiledGroup) throws -> PublishedTable? {
    guard !table.schema.deidentified.fields.isEmpty else {
      diagnostics.append(
        Diagnostic(
          .unwritableTable,
          "Every column of '\(table.title)' is dropped, so nothing is left to publish",
          file: table.file,
          help: "Keep a column in 'fields:', or take the file out of 'resources'."))
      return nil
    }
    do {
      guard let reading = try check() else { return nil }
      // Told before anything is written, which cannot be taken back where it went past memory.
      if site.tableFormats.contains(.ods), reading.rowCount >= Sheet.rowLimit {
        throw SpreadsheetError.tooManyRows(sheet: table.title)
      }
      let files = try site.tableFormats.map { try publish($0, into: &compiled) }
      return PublishedTable(
        name: table.name, title: table.title, isShared: table.isShared, columns: columns,
        rowCount: reading.rowCount, digest: reading.digest, firstRows: reading.firstRows,
        preview: reading.preview, files: files)
    } catch let error as SourceReadingError {
      diagnostics.append(Diagnostic(reading: table.file, error))
      return nil
    } catch
      where error is TableWritingError || error is SpreadsheetError || error is ODFPackageError
    {
      report(error)
      return nil
    }
  }

  private func publish(
    _ format: Distribution.Format, into compiled: inout CompiledGroup
  ) throws -> PublishedTable.File {
    let address = page.permalink + table.name + "." + format.rawValue
    var published = PublishedTable.File(format: format, address: address, byteCount: 0, digest: "")
    func write(to file: any OutputFile) throws {
      try self.write(format, to: file)
      published.byteCount = file.byteCount
      published.digest = try file.digest().hex
    }
    if table.rows.isStreamed {
      try compiled.write(to: Address.outputPath(address), write)
    } else {
      let buffer = ByteBuffer()
      try write(to: buffer)
      compiled.files.append((Address.outputPath(address), buffer.bytes))
    }
    return published
  }

  // MARK: Checking

  /// What one pass over the rows tells.
  private struct Reading {
    var rowCount: Int
    var digest: ContentDigest
    var firstRows: ContentDigest?
    var preview: [[String]]
  }

  private mutating func check() throws -> Reading? {
    let source = try TableRows(table)
    let schema = table.schema.deidentified
    let kept = table.schema.fields.indices.filter {
      table.schema.fields[$0].deidentification != .drop
    }
    var tableCheck = TableCheck(
      schema: schema, file: table.file, isForSpreadsheets: site.tableFormats.contains(.ods))
    var privacyCheck = site.privacyCheck(of: table.file, schema: schema)
    var digester = TableDigester(
      name: table.name, schema: schema,
      rowsBefore: site.releasedRowCount(of: table, on: page),
      addresses: table.addressColumn.map {
        TableDigester.OwnAddresses(column: $0, origin: site.origin)
      })
    var preview: [[String]] = []
    privacyCheck.check(Record(schema.fields.map(\.name))) { source.headerPlace(kept[$0]) }
    var record = Record()
    while try source.published.next(into: &record) {
      tableCheck.add(record) { source.place(kept[$0]) }
      privacyCheck.check(record) { source.place(kept[$0]) }
      digester.add(record)
      if preview.count < Self.previewRowCount {
        preview.append((0..<record.count).map { record.text($0) })
      }
    }
    diagnostics += source.diagnostics + tableCheck.diagnostics + privacyCheck.finish()
    guard !diagnostics.contains(where: { $0.severity == .error }) else { return nil }
    let reading = digester.reading
    return Reading(
      rowCount: reading.table.rowCount, digest: reading.table.digest, firstRows: reading.first,
      preview: preview)
  }

  private var columns: [PublishedTable.Column] {
    let tag = page.language.tag
    return table.schema.deidentified.fields.map { field in
      PublishedTable.Column(
        name: field.name, type: field.type, title: field.title?[tag: tag],
        description: field.description?[tag: tag], unit: field.unit?[tag: tag],
        hasApostrophes: field.spreadsheet == .apostrophe)
    }
  }

  // MARK: Writing

  private func write(_ format: Distribution.Format, to sink: any SeekableByteSink) throws {
    let schema = table.schema.deidentified
    let rows = try TableRows(table).published
    switch format {
    case .csv:
      try CSVWriter().write(header: schema.fields.map(\.name), rows: rows, to: sink)
    case .json:
      try JSONTableWriter(schema: schema).write(rows: rows, to: sink)
    case .ods:
      try site.furniture[page.languageIndex].spreadsheets?.write(
        [sheet(schema, rows), describingSheet(schema)], metadata: metadata, to: sink)
    }
  }

  private func sheet(_ schema: TableSchema, _ rows: any RecordSource) -> Sheet {
    Sheet(
      name: Sheet.fittingName(table.title) ?? table.name, title: table.title, schema: schema,
      rows: rows)
  }

  private func describingSheet(_ schema: TableSchema) -> Sheet {
    let words = site.words[page.languageIndex]
    let name = Sheet.fittingName(words("fields_title")) ?? "fields"
    let isTaken = name.lowercased() == Sheet.fittingName(table.title)?.lowercased()
    return .describing(
      schema, name: isTaken ? name + " 2" : name,
      headings: Sheet.FieldHeadings(
        name: words("field_name"), title: words("field_title"), type: words("field_type"),
        unit: words("unit"), description: words("note")), language: page.language.tag
    ) { words("type_\($0.rawValue)") }
  }

  private var metadata: ODFMetadata {
    var metadata = ODFMetadata(title: table.title, language: page.language.tag)
    metadata.creator = site.settings.agency.name[page.language]
    metadata.description = page.title
    metadata.keywords = page.frontMatter.keywords
    metadata.date = page.frontMatter.lastUpdated
    return metadata
  }

  /// Tells what a format cannot hold, which checking the rows does not know.
  private mutating func report(_ error: any Error) {
    diagnostics.append(
      Diagnostic(
        .unwritableTable,
        "The table '\(table.title)' can't be published: \(Self.words(for: error))",
        file: table.file,
        help:
          "A spreadsheet holds 1,048,575 rows of 16,384 columns; offer less, or take ods out of 'formats'."
      ))
  }

  /// What is in the way; rows and columns are counted from 1, the header is row 1.
  private static func words(for error: any Error) -> String {
    switch error {
    case SpreadsheetError.tooManyRows: "it has more rows than a spreadsheet"
    case SpreadsheetError.tooManyColumns(_, let count):
      "it has \(count) columns, more than a spreadsheet"
    case SpreadsheetError.cellTooLong(_, let row, let column):
      "the cell in row \(row + 1), column \(column + 1) is longer than spreadsheets keep"
    case SpreadsheetError.forbiddenCharacter(_, let row, let column, _):
      "the cell in row \(row + 1), column \(column + 1) holds a character that spreadsheets cannot"
    case SpreadsheetError.invalidUTF8(_, let row, let column):
      "the cell in row \(row + 1), column \(column + 1) is no UTF-8"
    case SpreadsheetError.wrongValue(_, let row, let column, let type):
      "the cell in row \(row + 1), column \(column + 1) is no \(type.rawValue)"
    case SpreadsheetError.columnCount(_, let row, let count),
      TableWritingError.wrongWidth(let row, let count):
      "row \(row + 1) has \(count) cells"
    case TableWritingError.wrongType(let row, let column):
      "the cell in row \(row + 1) of column '\(column)' is not of its type"
    case ODFPackageError.entryTooLarge: "it is larger than 4 GiB as a spreadsheet"
    case ODFPackageError.forbiddenCharacter(_, let context):
      "\(context) holds a character that spreadsheets cannot"
    case ODFPackageError.archive(let reason): reason
    default: "\(error)"
    }
  }
}

/// The rows of a table as they are published, and where each cell of the last one is written down.
private final class TableRows {
  /// De-identified as the columns ask, formulas with an apostrophe where they ask for that.
  let published: any RecordSource
  private let reader: CSVRecordReader?
  private let counter: RowCounter?
  private let hasRows: Bool
  private let deidentified: DeidentifiedRecords
  private let cellPlace: (Int, Int) -> SourceRange

  init(_ table: PageTable) throws {
    switch table.rows {
    case .records(let records, let place):
      hasRows = !records.isEmpty
      let counter = RowCounter(RecordList(records))
      self.counter = counter
      reader = nil
      cellPlace = place
      deidentified = DeidentifiedRecords(
        counter, schema: table.schema, file: table.file, place: place)
    case .csv(let file):
      let reader = try file.rows()
      hasRows = true
      self.reader = reader
      counter = nil
      cellPlace = { _, column in reader.range(ofCell: column) }
      deidentified = DeidentifiedRecords(
        reader, schema: table.schema, file: table.file, place: cellPlace)
    }
    published = ApostropheRecords(deidentified, schema: table.schema.deidentified)
  }

  /// The place of a cell of the row that was read last; the column is the source's.
  func place(_ column: Int) -> SourceRange { cellPlace((counter?.count ?? 1) - 1, column) }

  /// The place of a column's name; of a table that is no file, that of its first cell.
  func headerPlace(_ column: Int) -> SourceRange {
    guard let reader else { return hasRows ? cellPlace(0, column) : .start }
    let places = reader.headerPlaces
    return column < places.count ? places[column] : .start
  }

  var diagnostics: [Diagnostic] { (reader?.diagnostics ?? []) + deidentified.diagnostics }
}

/// Counts the rows that pass.
private final class RowCounter: RecordSource {
  private let source: any RecordSource
  private(set) var count = 0

  init(_ source: any RecordSource) { self.source = source }

  func next(into record: inout Record) throws -> Bool {
    guard try source.next(into: &record) else { return false }
    count += 1
    return true
  }
}
