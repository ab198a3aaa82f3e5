import Content
import Diagnostics
import Encodings
import Markup
import OpenData

/// The tables of a page that are data: its outlines, measures, questions, captioned tables and data files.
struct PageTables {
  let text: PageText
  private var tables: [PageTable] = []
  private var names: Set<String> = []

  init(_ text: PageText) { self.text = text }

  private var page: Page { text.page }
  private var document: Document { text.document }
  private var words: Words { text.words }

  /// Adds a table under its name, or under the next free one made from it.
  mutating func add(_ table: PageTable) {
    var table = table
    let name = table.name
    var number = 1
    while !names.insert(table.name).inserted {
      table.name = "\(name)-\(number)"
      number += 1
    }
    tables.append(table)
  }

  /// Every table of the page, each under a name of its own.
  ///
  /// - Complexity: O(cells).
  var all: [PageTable] { tables }

  // MARK: Outlines

  /// Adds an outline, one row for each method.
  mutating func add(_ outline: PlanOutline) {
    let id = words("data_column_id")
    let url = words("data_column_url")
    var schema = TableSchema(
      fields: [Field(name: id)]
        + Self.distinct(outline.columns, beside: [id, url]).map { Field(name: $0) }
        + [Field(name: url)], primaryKey: [id])
    schema.fields[0].description = LocalizedText(words("data_column_id_note"))
    let rows = outline.rows.map { row in
      Record(
        [row.id] + row.cells + [content(of: row), page.url + "#" + Address.encoded(row.id)])
    }
    let ranges = outline.rows.map(\.range)
    add(
      PageTable(
        name: PageTable.name(of: title(of: outline)), title: outline.title, schema: schema,
        rows: .records(rows) { row, _ in ranges[row] }, file: page.path,
        addressColumn: schema.fields.count - 1))
  }

  /// Without the number, which another part may have next year.
  private func title(of outline: PlanOutline) -> String {
    outline.heading.map { document.headings[$0].title } ?? outline.title
  }

  private func content(of row: PlanOutline.Row) -> String {
    row.content.map { document.plainText(of: $0).trimmed }.filter { !$0.isEmpty }
      .joined(separator: "\n")
  }

  /// Names with a number behind those that stand before or among `others`.
  private static func distinct(_ names: [String], beside others: Set<String>) -> [String] {
    var taken = others
    return names.enumerated().map { index, name in
      let base = name.isEmpty ? String(index + 1) : name
      var candidate = base
      var number = 2
      while !taken.insert(candidate).inserted {
        candidate = "\(base) \(number)"
        number += 1
      }
      return candidate
    }
  }

  // MARK: Tables of the text

  /// Adds each captioned pipe table and `csv` block.
  mutating func addCaptioned() {
    for (index, table) in document.tables.enumerated() {
      guard let caption = table.caption,
        !text.outlines.contains(where: { $0?.table == index })
      else { continue }
      add(CSVTable(table, in: document), caption: caption, range: table.range)
    }
    for fence in document.fences where fence.language == .csv {
      guard let caption = fence.caption, let table = text.figures.table(of: fence) else { continue }
      add(table, caption: caption, range: fence.range)
    }
  }

  private mutating func add(_ table: CSVTable, caption: String, range: SourceRange) {
    var inference = SchemaInference(columnCount: table.header.count)
    let records = table.rows.map { Record($0) }
    for record in records { inference.add(record) }
    let names = Self.distinct(table.header, beside: [])
    let fields = zip(names, inference.types).map { Field(name: $0, type: $1) }
    add(
      PageTable(
        name: PageTable.name(of: caption), title: caption, schema: TableSchema(fields: fields),
        rows: .records(records) { row, column in table.range(row: row, column: column) },
        file: page.path))
  }
}
