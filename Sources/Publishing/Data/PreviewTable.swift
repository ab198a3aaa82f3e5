import Content
import OpenData

/// The first rows of a published table, as its page shows them.
struct PreviewTable {
  private let table: PublishedTable
  private let words: Words

  init(_ table: PublishedTable, words: Words) {
    self.table = table
    self.words = words
  }

  /// How much of a long text is shown of a cell, in characters; the files have it whole.
  private static let cellLimit = 80

  /// The rows with their caption.
  var dataTable: DataTable {
    let rows = table.preview.map { row in row.map { $0.shortened(to: Self.cellLimit) } }
    var preview = DataTable(
      table: CSVTable(header: table.columns.map(\.name), rows: rows), words: words)
    preview.caption = words(
      table.rowCount > table.preview.count ? "preview_caption" : "preview_caption_whole",
      [
        "title": table.title, "shown": words.number(table.preview.count),
        "total": words.number(table.rowCount),
      ])
    preview.titles = Dictionary(
      table.columns.compactMap { column in column.title.map { (column.name, $0) } },
      uniquingKeysWith: { first, _ in first })
    return preview
  }
}
