extension HTMLRenderer {
  /// Appends a table; on a page within a region that scrolls, with its note after it.
  mutating func writeTable(_ index: Int, to output: inout [UInt8]) {
    let table = document.tables[index]
    let layout = TableLayout(table, in: document)
    breakLine(&output)
    if isPage {
      output.write("<div class=\"table-block\"><div class=\"scroll\"")
      if let caption = table.caption {
        writeRegion(options.labels.tableRegion, "caption", caption, to: &output)
      } else {
        writeRegion(options.labels.tableWithoutCaption, "caption", "", to: &output)
      }
      output.write(">")
    }
    output.write("<table>\n")
    if let caption = table.caption {
      output.write("<caption>")
      output.writeEscaped(caption)
      output.write("</caption>\n")
    }
    if layout.hasColumnGroup { writeColumnGroups(of: table, to: &output) }
    var writer = TableWriter(index: index, table: table, layout: layout)
    writeRows(0..<table.headerRowCount, in: "thead", &writer, to: &output)
    var row = table.headerRowCount
    while row < table.rowCount {
      var end = row + 1
      while end < table.rowCount, !layout.beginsGroup[end] { end += 1 }
      writeRows(row..<end, in: "tbody", &writer, to: &output)
      row = end
    }
    output.write("</table>\n")
    if isPage {
      output.write("</div>\n")
      if let note = options.tableNote(table, index) {
        output += note
        breakLine(&output)
      }
      output.write("</div>\n")
    }
  }

  /// Appends the content of a `tableCell` node as blocks: lines that hold numbered items are
  /// paragraphs.
  package mutating func renderCell(_ cell: NodeID, to output: inout [UInt8]) {
    outputStart = output.count
    guard document.hasContent(cell) else { return }
    let lines = cellLines(cell)
    if lines.contains(where: { document.leadingNumber(from: $0.first, until: $0.stop) != nil }) {
      writeCellLines(lines, to: &output)
    } else {
      output.write("<p>")
      writeInlines(InlineSpan(document[cell].firstChild), to: &output)
      output.write("</p>\n")
    }
  }

  /// Appends a column group for each cell of the first header row: only what stands in a group of
  /// its own may have `scope="colgroup"` (HTML Living Standard, §4.9.10).
  private func writeColumnGroups(of table: Table, to output: inout [UInt8]) {
    for cell in table.cells where cell.row == 0 {
      output.write("<colgroup")
      writeSpan(" span=\"", cell.columnSpan, to: &output)
      output.write("></colgroup>")
    }
    output.write("\n")
  }

  private mutating func writeRows(
    _ rows: Range<Int>, in section: StaticString, _ writer: inout TableWriter,
    to output: inout [UInt8]
  ) {
    guard !rows.isEmpty else { return }
    output.write("<")
    output.write(section)
    output.write(">\n")
    for row in rows {
      output.write(isPage ? "<tr>" : "<tr>\n")
      while writer.next < writer.table.cells.count, writer.table.cells[writer.next].row == row {
        writeCell(writer.next, of: writer, to: &output)
        if !isPage { output.write("\n") }
        writer.next += 1
      }
      output.write("</tr>\n")
    }
    output.write("</")
    output.write(section)
    output.write(">\n")
  }

  private mutating func writeCell(
    _ index: Int, of writer: TableWriter, to output: inout [UInt8]
  ) {
    let cell = writer.table.cells[index]
    let isHeader = writer.isHeader(index)
    // An empty corner heads nothing; only GitHub's own form calls it a header.
    let isHeading = isHeader && (!isPage || document.hasContent(cell.node))
    output.write(isHeading ? "<th" : "<td")
    if isHeading, isPage || writer.layout.isExtended {
      output.write(" scope=\"")
      output.write(writer.scope(of: index))
      output.write("\"")
    }
    writeSpan(" rowspan=\"", cell.rowSpan, to: &output)
    writeSpan(" colspan=\"", cell.columnSpan, to: &output)
    if writer.layout.isComplex { writeHeaderIDs(index, of: writer, to: &output) }
    writeAlignment(cell, of: writer, to: &output)
    output.write(">")
    let lines = isPage && hasLineBreak(cell.node) ? cellLines(cell.node) : []
    if lines.count > 1,
      lines.contains(where: { document.leadingNumber(from: $0.first, until: $0.stop) != nil })
    {
      writeCellLines(lines, to: &output)
    } else {
      writeInlines(InlineSpan(document[cell.node].firstChild), to: &output)
    }
    output.write(isHeading ? "</th>" : "</td>")
  }

  private func writeSpan(_ attribute: StaticString, _ span: Int, to output: inout [UInt8]) {
    guard span > 1 else { return }
    output.write(attribute)
    output.write(span)
    output.write("\"")
  }

  /// `id` of a header cell, `headers` of every cell beneath or beside one.
  private mutating func writeHeaderIDs(
    _ index: Int, of writer: TableWriter, to output: inout [UInt8]
  ) {
    func id(_ header: Int) -> String { "\(options.idPrefix)t\(writer.index + 1):h\(header + 1)" }
    if writer.isHeader(index), document.hasContent(writer.table.cells[index].node) {
      writeID(id(index), to: &output)
    }
    let headers = writer.headers(of: index).filter {
      document.hasContent(writer.table.cells[$0].node)
    }
    guard !headers.isEmpty else { return }
    output.write(" headers=\"")
    output.writeEscaped(headers.map(id).joined(separator: " "))
    output.write("\"")
  }

  private func writeAlignment(
    _ cell: Table.Cell, of writer: TableWriter, to output: inout [UInt8]
  ) {
    let alignment = writer.table.alignments[cell.column]
    if isPage {
      switch alignment {
      case .none, .right:
        if cell.columnSpan == 1, writer.layout.isNumeric[cell.column] {
          output.write(" class=\"num-col\"")
        } else if alignment == .right {
          output.write(" class=\"align-right\"")
        }
      case .center: output.write(" class=\"align-center\"")
      case .left: break
      }
    } else {
      switch alignment {
      case .none: break
      case .left: output.write(" align=\"left\"")
      case .center: output.write(" align=\"center\"")
      case .right: output.write(" align=\"right\"")
      }
    }
  }

  private func hasLineBreak(_ cell: NodeID) -> Bool {
    var index = document[cell].firstChild
    while index >= 0 {
      if document.nodes[Int(index)].kind == .lineBreak { return true }
      index = document.nodes[Int(index)].nextSibling
    }
    return false
  }

  /// The inlines of a cell between its line breaks.
  private func cellLines(_ cell: NodeID) -> [InlineSpan] {
    var lines: [InlineSpan] = []
    var first = document[cell].firstChild
    var index = first
    while index >= 0 {
      let node = document.nodes[Int(index)]
      if node.kind == .lineBreak {
        if first != index { lines.append(InlineSpan(first, until: index)) }
        first = node.nextSibling
      }
      index = node.nextSibling
    }
    if first >= 0 { lines.append(InlineSpan(first)) }
    return lines
  }

  private mutating func writeCellLines(_ lines: [InlineSpan], to output: inout [UInt8]) {
    for line in lines {
      if let number = document.leadingNumber(from: line.first, until: line.stop) {
        output.write("<p class=\"item\">")
        writeNumbered(number, line, to: &output)
      } else {
        output.write("<p>")
        writeInlines(line, to: &output)
      }
      output.write("</p>\n")
    }
  }
}
