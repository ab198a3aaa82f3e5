import Content
import Diagnostics
import Figures
import Markup
import OpenData

extension FigureRenderer {
  /// The rows behind a block.
  struct BlockData {
    var table: CSVTable
    var file: SourcePath
    /// Whether the file has rows that were not read.
    var hasMore = false
    /// The columns that a dataset does not publish as they stand, which are not drawn.
    var deidentified: Set<String> = []
  }

  /// The rows of a block: its own, those of `file=`, or those of the table captioned `table=`.
  func data(of fence: Fence, _ diagnostics: inout [Diagnostic]) -> BlockData? {
    if let source = fence["file"] ?? fence["table"],
      fence.content.contains(where: { ![0x20, 0x0A, 0x0D].contains($0) })
    {
      diagnostics.append(
        Diagnostic(
          .unknownFenceOption,
          "The block takes its rows from '\(source.name)' and has lines of its own",
          file: page.path, range: source.nameRange,
          help: "Take the lines out; or is the closing ``` of this block missing?"))
    }
    if let name = fence["file"] {
      return data(named: name, for: fence.language, &diagnostics)
    }
    if let caption = fence["table"] { return captioned(caption, &diagnostics) }
    let text = embedded(fence)
    let (table, problems) = CSVTable.read(
      text.bytes, file: page.path, hasHeader: fence["header"]?.value != "0",
      range: text.range)
    diagnostics += problems.filter { !diagnostics.contains($0) }
    return table.map { BlockData(table: $0, file: page.path) }
  }

  /// The rows of a file: all that a table shows, or as many as a chart may draw.
  private func data(
    named name: Fence.Option, for language: Fence.Language, _ diagnostics: inout [Diagnostic]
  ) -> BlockData? {
    guard let path = site.dataPath(name.value, of: page, reads: reads) else {
      diagnostics.append(site.missingDataFile(name.value, of: page, at: name.valueRange))
      return nil
    }
    let source = site.dataSources[path]
    if case .withheld? = source {
      diagnostics.append(
        Diagnostic(
          .missingFile, "The data of '\(name.value)' are not offered", file: page.path,
          range: name.valueRange,
          help: "The dataset that lists the file is withdrawn or not out; take the block out."))
      return nil
    }
    let columns = source?.columns ?? []
    do {
      let file = try DataFile(path, in: site)
      guard language == .chart else {
        let (table, problems) = try file.wholeTable()
        diagnostics += problems.filter { !diagnostics.contains($0) }
        return table.map { table in
          let (table, problems) = table.deidentified(by: columns, file: file.path)
          diagnostics += problems.filter { !diagnostics.contains($0) }
          return BlockData(table: table, file: file.path, deidentified: columns.deidentified)
        }
      }
      let first = try file.firstRows(Chart.maximumCategoryCount)
      diagnostics += first.diagnostics.filter { !diagnostics.contains($0) }
      return first.table.map { table in
        BlockData(
          table: table.without(columns.deidentified), file: file.path, hasMore: first.hasMore,
          deidentified: columns.deidentified)
      }
    } catch {
      diagnostics.append(Diagnostic(reading: path, error))
      return nil
    }
  }

  /// The table or `csv` block of this page with a caption.
  private func captioned(
    _ caption: Fence.Option, _ diagnostics: inout [Diagnostic]
  ) -> BlockData? {
    if let block = document.fences.first(where: {
      $0.language == .csv && $0.caption == caption.value
    }) {
      return data(of: block, &diagnostics)
    }
    guard let table = document.tables.first(where: { $0.caption == caption.value }) else {
      let captions =
        document.tables.compactMap(\.caption)
        + document.fences.filter { $0.language == .csv }.compactMap(\.caption)
      diagnostics.append(
        Diagnostic(
          .unknownOutline,
          "No table is captioned '\(caption.value)'"
            + didYouMean(caption.value, captions), file: page.path, range: caption.valueRange,
          help: "Put a line `表：\(caption.value)` above the table that the chart draws."))
      return nil
    }
    return BlockData(table: CSVTable(table, in: document), file: page.path)
  }
}

extension Diagnostic {
  /// Says that a chart asks for a column whose values may not be shown.
  init(deidentifiedColumn name: String, file: SourcePath, range: SourceRange) {
    self.init(
      .wrongValue, "Column '\(name)' is de-identified and can't be drawn", file: file,
      range: range, help: "Draw another column, or a table of totals.")
  }
}

extension [DatasetFields.Field] {
  /// The names of the columns that are not published as they stand.
  fileprivate var deidentified: Set<String> {
    Set(filter { $0.deidentification != nil }.map { $0.name.value.trimmed })
  }
}

extension CSVTable {
  /// The table without the columns of some names.
  fileprivate func without(_ names: Set<String>) -> CSVTable {
    guard !names.isEmpty else { return self }
    let kept = header.indices.filter { !names.contains(header[$0].trimmed) }
    return selecting(kept, rows: rows.map { row in kept.map { row[$0] } })
  }

  /// The table as a dataset publishes it that describes these columns, and what of it cannot be changed so.
  fileprivate func deidentified(
    by columns: [DatasetFields.Field], file: SourcePath
  ) -> (table: CSVTable, diagnostics: [Diagnostic]) {
    guard !columns.deidentified.isDisjoint(with: header.map(\.trimmed)) else { return (self, []) }
    let records = rows.map { Record($0) }
    var inference = SchemaInference(columnCount: header.count)
    for record in records { inference.add(record) }
    let schema = columns.schema(header: header, inferred: inference.types)
    let source = DeidentifiedRecords(RecordList(records), schema: schema, file: file) {
      range(row: $0, column: $1)
    }
    var changed: [[String]] = []
    var record = Record()
    // A list of records throws nothing.
    while (try? source.next(into: &record)) ?? false {
      changed.append((0..<record.count).map { record.text($0) })
    }
    let kept = header.indices.filter { schema.fields[$0].deidentification != .drop }
    return (selecting(kept, rows: changed), source.diagnostics)
  }
}
