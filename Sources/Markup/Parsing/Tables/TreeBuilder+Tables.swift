import CCMark
import Diagnostics

extension TreeBuilder {
  /// How many empty cells short rows may get: a wide header over many short lines would fill the
  /// memory.
  private static let filledCellLimit = 100_000

  /// Makes a table of what libcmark took for a paragraph, if it is one.
  ///
  /// What stands above the header row stays a paragraph or becomes the caption. The table ends
  /// where a line continues the paragraph lazily, is indented like code, or is only a pipe.
  /// libcmark takes a table with a line of dashes beneath it for a heading.
  ///
  /// - Returns: Whether it is a table; then nothing of `node` is left to read.
  mutating func addTable(_ node: CMarkNode) -> Bool {
    let isCandidate = ((node.startLine + 1)...node.endLine).contains { line in
      PipeRow.mayBeDelimiters(lines.start(ofLine: line)..<lines.end(ofLine: line), of: lines.bytes)
    }
    guard isCandidate, open.count + 3 <= Self.depthLimit else { return false }
    var content = contentLines(of: node)
    var underline: ContentLine?
    if node.type == CMARK_NODE_HEADING { underline = content.popLast() }
    guard let (delimiters, alignments) = delimiterRow(in: content) else { return false }
    let end = content[delimiters...].firstIndex(where: { endsTable($0) }) ?? content.count
    var rows = content[(delimiters + 1)..<end]
    let isRuled = underline.map { isThematicBreak($0.range) } ?? false
    if let underline, !isRuled { rows.append(underline) }

    let caption = addLead(content[..<(delimiters - 1)])
    addTable(
      header: content[delimiters - 1], rows: rows, alignments: alignments, caption: caption,
      isFirstInParagraph: delimiters == 1)
    addTail(content[end...])
    if isRuled { append(.thematicBreak) }
    return true
  }

  private func delimiterRow(
    in content: [ContentLine]
  ) -> (index: Int, alignments: [Table.Alignment])? {
    for index in content.indices.dropFirst() where !content[index].isLazy {
      guard !content[index].isIndented,
        PipeRow.mayBeDelimiters(content[index].range, of: lines.bytes),
        let alignments = PipeRow.alignments(content[index].range, of: lines.bytes),
        PipeRow(content[index - 1].range, of: lines.bytes).cells.count == alignments.count
      else { continue }
      return (index, alignments)
    }
    return nil
  }

  private func endsTable(_ line: ContentLine) -> Bool {
    line.isLazy || line.isIndented
      || lines.byte(at: line.range.lowerBound) == UInt8(ascii: "|")
        && lines.bytes[line.range].dropFirst().allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  private func isThematicBreak(_ line: Range<Int>) -> Bool {
    lines.bytes[line].count { $0 == UInt8(ascii: "-") } >= 3
  }

  private mutating func addTable(
    header: ContentLine, rows: ArraySlice<ContentLine>, alignments: [Table.Alignment],
    caption: Int32?, isFirstInParagraph: Bool
  ) {
    let index = document.tables.count
    let table = append(.table, payload: Int32(index))
    var grid = TableGrid(columnCount: alignments.count)
    var lineOfRow = [header]
    var shortRows: [ShortRow] = []
    grid.append(PipeRow(header.range, of: lines.bytes))
    for line in rows {
      let row = PipeRow(line.range, of: lines.bytes)
      if row.cells.count > alignments.count {
        report(
          .unevenTable,
          "This row has \(row.cells.count) cells, the header row has \(alignments.count)",
          at: row.cells[alignments.count].content.lowerBound..<line.range.upperBound,
          help: "take the further cells out, or write \\| for a pipe in a cell")
      }
      guard grid.filledCount <= Self.filledCellLimit else {
        report(
          .unevenTable, "More than \(Self.filledCellLimit) cells are missing from this table",
          at: line.range, help: "give its rows as many cells as its header row has")
        break
      }
      let filledCount = grid.filledCount
      grid.append(row)
      if grid.filledCount > filledCount {
        shortRows.append(ShortRow(range: line.range, cellCount: row.cells.count))
      }
      lineOfRow.append(line)
    }
    for problem in grid.problems {
      report(.overlappingSpans, problem.message, at: problem.place, help: problem.help)
    }
    let cells = grid.cells.map { add($0, lines: lineOfRow, to: table) }
    let last = lineOfRow[lineOfRow.count - 1]
    place(table, from: header, to: last)
    document.tables.append(
      Table(
        node: NodeID(Int(table)), caption: nil, cells: cells, alignments: alignments,
        rowCount: grid.rowCount, headerRowCount: grid.headerRowCount,
        range: source.range(of: header.range.lowerBound..<last.range.upperBound)))
    if let caption = caption ?? (isFirstInParagraph ? takeCaption(before: table) : nil) {
      captions.append(PendingCaption(paragraph: caption, owner: .table(index)))
      report(shortRows, columnCount: alignments.count)
    }
  }

  private mutating func add(
    _ cell: TableGrid.Cell, lines rows: [ContentLine], to table: Int32
  ) -> Table.Cell {
    let node = append(.tableCell, to: table)
    let line = rows[cell.row]
    let end = line.range.upperBound
    let content = cell.content ?? end..<end
    place(node, from: line, to: line)
    if !content.isEmpty {
      fragments.append(Fragment(node: node, firstLine: content, line: line.line, isCell: true))
    }
    return Table.Cell(
      node: NodeID(Int(node)), row: cell.row, column: cell.column, rowSpan: cell.rowSpan,
      columnSpan: cell.columnSpan, range: range(of: content, nearLine: line.line))
  }

  // MARK: - Text round the table

  /// Adds what stands above a header row in the same paragraph.
  ///
  /// - Returns: The caption that it ends with.
  private mutating func addLead(_ lead: ArraySlice<ContentLine>) -> Int32? {
    let start = lead.firstIndex { line in
      Caption.prefix(of: lines.bytes[line.range]) != nil
    }
    guard let start else {
      addParagraph(lead)
      return nil
    }
    addParagraph(lead[..<start])
    return addFragment(lead[start...], node: append(.paragraph, to: -1))
  }

  /// Adds what follows the last row in the same paragraph: code, or a paragraph outside the
  /// containers that its first line is not marked as part of.
  private mutating func addTail(_ tail: ArraySlice<ContentLine>) {
    let text = tail.drop { $0.isIndented && !$0.isLazy }
    let code = tail[..<text.startIndex]
    if !code.isEmpty {
      let start = Int32(document.text.count)
      for line in code {
        document.text += repeatElement(0x20, count: line.indent - 4)
        document.text += lines.bytes[line.range]
        document.text.append(UInt8(ascii: "\n"))
      }
      let node = append(.codeBlock)
      document.nodes[Int(node)].text = start..<Int32(document.text.count)
      place(node, from: code[code.startIndex], to: code[code.endIndex - 1])
    }
    guard let first = text.first else { return }
    addFragment(text, node: append(.paragraph, to: node(within: first.containerCount)))
  }

  /// The open node whose content lies in as many block quotes and items as given.
  private func node(within containerCount: Int) -> Int32 {
    var node: Int32 = 0
    var count = 0
    for index in open.dropFirst() {
      let kind = document.nodes[Int(index)].kind
      guard kind == .blockQuote || kind == .item else { continue }
      if count == containerCount { break }
      count += 1
      node = index
    }
    return node
  }

  private mutating func addParagraph(_ content: ArraySlice<ContentLine>) {
    guard !content.isEmpty else { return }
    addFragment(content, node: append(.paragraph))
  }

  @discardableResult
  private mutating func addFragment(_ content: ArraySlice<ContentLine>, node: Int32) -> Int32 {
    guard let first = content.first, let last = content.last else { return node }
    fragments.append(
      Fragment(
        node: node, firstLine: first.range, furtherLines: content.dropFirst().map(\.range),
        line: first.line, isCell: false))
    place(node, from: first, to: last)
    return node
  }

  private mutating func place(_ node: Int32, from first: ContentLine, to last: ContentLine) {
    document.nodes[Int(node)].startLine = Int32(lines.fileLine(first.line, of: source))
    document.nodes[Int(node)].endLine = Int32(lines.fileLine(last.line, of: source))
  }
}
