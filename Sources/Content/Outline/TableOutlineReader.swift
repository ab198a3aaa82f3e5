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
          .outlineColumns,
          "The table has \(table.columnCount) columns, 'columns' names \(columns.count)",
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
      let begun = (0..<depth).first { table.cell(row: row, column: $0)?.row == row }
      // Where the row leaves the path of the row above; one that goes on everywhere is a further row of its path.
      let start = row == table.headerRowCount ? 0 : begun ?? depth - 1
      let cells = (0..<depth).map { column -> String in
        // A cell merged sideways fills its first column only.
        let cell = table.cell(row: row, column: column).flatMap { $0.column == column ? $0 : nil }
        return cell.map { document.plainText(of: $0.node) } ?? ""
      }
      positions[start] += 1
      for deeper in (start + 1)..<max(start + 1, depth) { positions[deeper] = 1 }
      // An empty cell counts as a `—` heading does, but for those at the end, which the row does not reach.
      let reached = max(
        cells.lastIndex { !$0.isEmpty } ?? 0, positions[start] > 1 ? start : 0)
      let path = prefix + positions[...reached]
      let content = table.cell(row: row, column: depth).flatMap { $0.column == depth ? $0 : nil }
      let place = begun.flatMap { table.cell(row: row, column: $0)?.range }
      rows.append(
        PlanOutline.Row(
          id: ([name] + path.map(String.init)).joined(separator: "-"), cells: cells,
          headings: Array(repeating: nil, count: depth), content: content.map { [$0.node] } ?? [],
          range: place ?? table.range,
          tableRow: row))
    }
    return rows
  }
}
