import Diagnostics
import Markup

/// Reads an outline from a pipe table whose merged columns are its levels.
struct TableOutlineReader {
  let document: Document
  let name: String

  func read(
    _ caption: String, request: OutlineRequest, file: SourceFile, diagnostics: inout [Diagnostic]
  ) -> PlanOutline? {
    guard let index = document.tables.firstIndex(where: { $0.caption == caption }) else {
      let captions = document.tables.compactMap(\.caption)
      diagnostics.append(
        Diagnostic(
          .unknownOutline, "No table is captioned '\(caption)'" + didYouMean(caption, captions),
          file: file.path, range: request.range,
          help: "Put a line `表：\(caption)` above the table."))
      return nil
    }
    let table = document.tables[index]
    let columns = request.columns.isEmpty ? header(of: table) : request.columns
    guard columns.count == table.columnCount, columns.count >= 2 else {
      diagnostics.append(
        Diagnostic(
          .outlineColumns, "The table has \(table.columnCount) columns, 'columns' names \(columns.count)",
          file: file.path, range: request.range,
          notes: [Note("The table is here", file: file.path, range: table.range)]))
      return nil
    }
    let part = headingAbove(table)
    let prefix = part.map { HeadingPath.all(of: document.headings)[$0] } ?? []
    return PlanOutline(
      columns: columns, rows: rows(of: table, prefix: prefix, depth: columns.count - 1),
      title: caption, heading: part, table: index)
  }

  private func header(of table: Table) -> [String] {
    var names: [String] = []
    for column in 0..<table.columnCount {
      guard let cell = table.cell(row: 0, column: column) else {
        names.append("")
        continue
      }
      let text = document.plainText(of: cell.node)
      let place = column - cell.column
      names.append(place == 0 ? text : "\(text) \(place + 1)")
    }
    return names
  }

  private func headingAbove(_ table: Table) -> Int? {
    document.headings.lastIndex { $0.range.start < table.range.start }
  }

  private func rows(of table: Table, prefix: [Int], depth: Int) -> [PlanOutline.Row] {
    var rows: [PlanOutline.Row] = []
    var positions = Array(repeating: 0, count: depth)
    for row in table.headerRowCount..<max(table.headerRowCount, table.rowCount) {
      var cells: [String] = []
      var path: [Int] = []
      var began = false
      var range = table.range
      for column in 0..<depth {
        guard let cell = table.cell(row: row, column: column) else {
          cells.append("")
          continue
        }
        let isSideways = cell.column != column
        let text = isSideways ? "" : document.plainText(of: cell.node)
        if cell.row == row || began {
          if !began {
            positions[column] += 1
            for deeper in (column + 1)..<max(column + 1, depth) { positions[deeper] = 0 }
            began = true
            range = cell.range
          } else if !isSideways, !text.isEmpty {
            positions[column] += 1
          }
        }
        cells.append(text)
        if !text.isEmpty { path.append(max(positions[column], 1)) }
      }
      let content = table.cell(row: row, column: depth).map { [$0.node] } ?? []
      rows.append(
        PlanOutline.Row(
          id: ([name] + (prefix + path).map(String.init)).joined(separator: "-"), cells: cells,
          headings: Array(repeating: nil, count: depth), content: content, range: range,
          tableRow: row))
    }
    return rows
  }
}
