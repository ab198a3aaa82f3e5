extension ODTReader {
  mutating func appendTable(
    _ element: XMLElement, to blocks: inout [Block]
  ) throws(ImportFailure) {
    var rows: [[ImportedDocument.Table.Source]] = []
    var headerRowCount = 0
    // The cells' own lines come between.
    let isBelow = isBelowCentredLine
    try gather(element, isHeader: false, into: &rows, &headerRowCount)
    if headerRowCount == 0, rows.count > 1, isHeader(firstRowOf: element) { headerRowCount = 1 }
    guard var table = ImportedDocument.Table(rows: rows, headerRowCount: headerRowCount) else {
      if !rows.isEmpty { lose(.tooLargeTable, element["table:name"] ?? "") }
      return
    }
    table.caption = blocks.takeCaption()
    table.isBelowCentredLine = isBelow
    blocks.append(.table(table))
  }

  private mutating func gather(
    _ element: XMLElement, isHeader: Bool, into rows: inout [[ImportedDocument.Table.Source]],
    _ headerRowCount: inout Int
  ) throws(ImportFailure) {
    for child in element.elements {
      switch child.name {
      case "table:table-header-rows":
        try gather(child, isHeader: true, into: &rows, &headerRowCount)
      case "table:table-rows", "table:table-row-group":
        try gather(child, isHeader: isHeader, into: &rows, &headerRowCount)
      case "table:table-row":
        let row = try self.row(child)
        let count = min(1_000, child["table:number-rows-repeated"].flatMap(Int.init) ?? 1)
        for _ in 0..<max(1, count) where rows.count < ImportedDocument.Table.slotLimit {
          rows.append(row)
          if isHeader { headerRowCount += 1 }
        }
      default: break
      }
    }
  }

  private mutating func row(
    _ element: XMLElement
  ) throws(ImportFailure) -> [ImportedDocument.Table.Source] {
    var cells: [ImportedDocument.Table.Source] = []
    for cell in element.elements where cell.name == "table:table-cell" {
      let lists = openLists
      openLists = []
      let blocks = try self.blocks(of: cell)
      openLists = lists
      let source = ImportedDocument.Table.Source(
        blocks, rowSpan: Self.count(cell, "table:number-rows-spanned"),
        columnSpan: Self.count(cell, "table:number-columns-spanned"),
        alignment: alignment(of: cell))
      let repeated = min(
        ImportedDocument.Table.columnLimit + 1, Self.count(cell, "table:number-columns-repeated"))
      for _ in 0..<repeated { cells.append(source) }
    }
    return cells
  }

  private static func count(_ element: XMLElement, _ name: String) -> Int {
    max(1, element[name].flatMap(Int.init) ?? 1)
  }

  private func alignment(of cell: XMLElement) -> ImportedDocument.Table.Alignment? {
    cell.first("text:p").flatMap {
      styles.value($0["text:style-name"], family: "paragraph", \.alignment)
    }
  }

  /// Whether the program has set every cell of the first row as a heading, though it has not said that it repeats.
  private func isHeader(firstRowOf table: XMLElement) -> Bool {
    guard let row = table.first("table:table-row") else { return false }
    let paragraphs = row.elements.flatMap { $0.elements.filter { $0.name == "text:p" } }
    return !paragraphs.isEmpty
      && paragraphs.allSatisfy {
        styles.namedStyle($0["text:style-name"], family: "paragraph") == "Table_20_Heading"
      }
  }
}
