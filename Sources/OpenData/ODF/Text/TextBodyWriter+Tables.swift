extension TextBodyWriter {
  /// The width of the text on the page, in millimetres.
  private static let textWidth = 160

  mutating func write(_ table: TextDocument.Table) throws(TextDocumentError) {
    let grid = TableGrid(table)
    guard grid.columnCount > 0 else { return }
    if openLists.isEmpty {
      try write(table, grid)
    } else {
      try outsideLists { writer throws(TextDocumentError) in try writer.write(table, grid) }
    }
  }

  private mutating func write(
    _ table: TextDocument.Table, _ grid: TableGrid
  ) throws(TextDocumentError) {
    if !table.caption.isEmpty { try paragraph(table.caption, style: "Table") }
    let wasInTable = isInTable
    isInTable = true
    defer { isInTable = wasInTable }
    tableCount += 1
    xml.raw("<table:table table:name=\"table-")
    xml.number(tableCount)
    xml.raw("\" table:style-name=\"table\">")
    for width in grid.widths(total: wasInTable ? Self.textWidth / 2 : Self.textWidth) {
      let style = style(forColumnWidth: width)
      xml.raw("<table:table-column table:style-name=\"")
      xml.raw(style)
      xml.raw("\"/>")
    }
    xml.raw("\n")
    if grid.headerRowCount > 0 {
      xml.raw("<table:table-header-rows>\n")
      for row in grid.rows[..<grid.headerRowCount] { try write(row) }
      xml.raw("</table:table-header-rows>\n")
    }
    for row in grid.rows[grid.headerRowCount...] { try write(row) }
    xml.raw("</table:table>\n")
  }

  private mutating func write(_ row: [TableGrid.Slot]) throws(TextDocumentError) {
    xml.raw("<table:table-row table:style-name=\"row\">")
    for slot in row {
      switch slot {
      case .cell(let cell): try write(cell)
      case .covered: xml.raw("<table:covered-table-cell/>")
      case .missing:
        try write(TextDocument.Cell([]))
      }
    }
    xml.raw("</table:table-row>\n")
  }

  private mutating func write(_ cell: TextDocument.Cell) throws(TextDocumentError) {
    xml.raw("<table:table-cell office:value-type=\"string\" table:style-name=\"")
    xml.raw(cell.isHeader ? "header-cell\"" : "cell\"")
    if cell.columnSpan > 1 { attribute(" table:number-columns-spanned=\"", cell.columnSpan) }
    if cell.rowSpan > 1 { attribute(" table:number-rows-spanned=\"", cell.rowSpan) }
    xml.raw(">")
    try write(cell.blocks, style: Self.style(of: cell))
    if cell.blocks.isEmpty { try paragraph([], style: "Table_20_Contents") }
    xml.raw("</table:table-cell>")
  }

  private mutating func attribute(_ name: StaticString, _ value: Int) {
    xml.raw(name)
    xml.number(value)
    xml.raw("\"")
  }

  private static func style(of cell: TextDocument.Cell) -> StaticString {
    switch (cell.isHeader, cell.alignment) {
    case (false, .start): "Table_20_Contents"
    case (false, .center): "contents-center"
    case (false, .end): "contents-end"
    case (true, .start): "Table_20_Heading"
    case (true, .center): "heading-center"
    case (true, .end): "heading-end"
    }
  }

  private mutating func style(forColumnWidth width: Int) -> String {
    let name = "column-\(width)"
    if columnWidths.insert(width).inserted {
      automaticStyles.raw(
        """
        <style:style style:name="\(name)" style:family="table-column">\
        <style:table-column-properties style:column-width="\(width)mm"/></style:style>

        """ as String)
    }
    return name
  }

  /// The automatic styles that all documents share: those of tables.
  static let tableStyles: StaticString = """
    <style:style style:name="table" style:family="table"><style:table-properties \
    style:width="160mm" table:align="margins" fo:margin-top="1mm" fo:margin-bottom="5mm" \
    table:border-model="collapsing"/></style:style>
    <style:style style:name="row" style:family="table-row"><style:table-row-properties \
    fo:keep-together="always"/></style:style>
    <style:style style:name="cell" style:family="table-cell"><style:table-cell-properties \
    fo:padding="1.5mm" fo:border="0.5pt solid #7a8794"/></style:style>
    <style:style style:name="header-cell" style:family="table-cell">\
    <style:table-cell-properties fo:padding="1.5mm" fo:border="0.5pt solid #7a8794" \
    fo:background-color="#e4ebf1"/></style:style>
    <style:style style:name="contents-center" style:family="paragraph" \
    style:parent-style-name="Table_20_Contents"><style:paragraph-properties \
    fo:text-align="center"/></style:style>
    <style:style style:name="contents-end" style:family="paragraph" \
    style:parent-style-name="Table_20_Contents"><style:paragraph-properties \
    fo:text-align="end"/></style:style>
    <style:style style:name="heading-center" style:family="paragraph" \
    style:parent-style-name="Table_20_Heading"><style:paragraph-properties \
    fo:text-align="center"/></style:style>
    <style:style style:name="heading-end" style:family="paragraph" \
    style:parent-style-name="Table_20_Heading"><style:paragraph-properties \
    fo:text-align="end"/></style:style>

    """
}
