import Content
import Markup
import OpenData

extension TextDocumentBuilder {
  /// A pipe table with its merged cells.
  mutating func table(_ index: Int) -> TextDocument.Table {
    let table = document.tables[index]
    let layout = TableLayout(table, in: document)
    var rows = [[TextDocument.Cell]](repeating: [], count: table.rowCount)
    for (index, cell) in table.cells.enumerated() {
      let isHeader = cell.row < table.headerRowCount || layout.isRowHeader[index]
      rows[cell.row].append(
        TextDocument.Cell(
          lines(of: cell.node), isHeader: isHeader,
          alignment: alignment(of: cell, in: table, layout), rowSpan: cell.rowSpan,
          columnSpan: cell.columnSpan))
    }
    return TextDocument.Table(
      caption: table.caption.map { [.text($0)] } ?? [], headerRowCount: table.headerRowCount,
      rows: rows)
  }

  private func alignment(
    of cell: Table.Cell, in table: Table, _ layout: TableLayout
  ) -> TextDocument.Cell.Alignment {
    switch table.alignments[cell.column] {
    case .left: .start
    case .center: .center
    case .right: .end
    case .none: cell.columnSpan == 1 && layout.isNumeric[cell.column] ? .end : .start
    }
  }

  /// The lines of a cell as paragraphs.
  mutating func lines(of cell: NodeID) -> [TextDocument.Block] {
    var lines: [TextDocument.Block] = []
    var first = document[cell].firstChild
    while first >= 0 {
      var end = first
      while end >= 0, document.nodes[Int(end)].kind != .lineBreak {
        end = document.nodes[Int(end)].nextSibling
      }
      if end != first {
        lastText = nil
        lines.append(.paragraph(inlines(from: first, until: end)))
      }
      guard end >= 0 else { break }
      first = document.nodes[Int(end)].nextSibling
    }
    return lines
  }

  /// An outline as a table: what a facet or a strategy covers is one cell.
  mutating func table(_ outline: PlanOutline) -> TextDocument.Table {
    let layout = OutlineTable(outline: outline, words: words, pageURL: nil)
    var rows = [
      outline.columns.map { TextDocument.Cell([.paragraph([.text($0)])], isHeader: true) }
    ]
    for index in outline.rows.indices {
      let row = outline.rows[index]
      let last = row.cells.lastIndex { !$0.isEmpty } ?? 0
      var cells: [TextDocument.Cell] = []
      for column in row.cells.indices {
        let span = layout.span(of: index, column: column)
        guard span > 0 else { continue }
        let label: [TextDocument.Block] = [.paragraph([.text(row.cells[column])])]
        cells.append(
          TextDocument.Cell(
            column == last ? [.itemNumber([rowLink(row.id, row.id)])] + label : label,
            isHeader: !row.cells[column].isEmpty, rowSpan: span))
      }
      let content =
        row.tableRow != nil
        ? row.content.first.map { lines(of: $0) } ?? [] : blocks(of: row.content)
      cells.append(TextDocument.Cell(content))
      rows.append(cells)
    }
    return TextDocument.Table(
      caption: [.text(outline.title)], headerRowCount: 1, rows: rows)
  }
}

extension TextDocument.Table {
  /// Cells of plain text beneath a header; `—` stands where there is none.
  init(
    caption: String, header: [String], rows: [[String]], isNumeric: [Bool],
    isRowHeader: (String, Int) -> Bool = { _, column in column == 0 }
  ) {
    func cell(_ text: String, _ column: Int, isHeader: Bool) -> TextDocument.Cell {
      TextDocument.Cell(
        [.paragraph([.text(text)])], isHeader: isHeader,
        alignment: isNumeric[column] ? .end : .start)
    }
    let head =
      header.isEmpty ? [] : [header.enumerated().map { cell($1, $0, isHeader: true) }]
    self.init(
      caption: caption.isEmpty ? [] : [.text(caption)], headerRowCount: head.count,
      rows: head
        + rows.map { row in
          row.enumerated().map { cell($1, $0, isHeader: isRowHeader($1, $0)) }
        })
  }

  /// Rows of data as their page shows them.
  init(_ data: DataTable) {
    let isNumeric = data.numericColumns
    self.init(
      caption: data.caption ?? "",
      header: data.hasHeader ? data.table.header.indices.map(data.title) : [],
      rows: data.table.rows.prefix(data.limit).map { row in
        row.enumerated().map { data.shown($1, isNumeric: isNumeric[$0]) }
      }, isNumeric: isNumeric
    ) { data.isRowHeader($0, column: $1, isNumeric: isNumeric[$1]) }
  }
}
