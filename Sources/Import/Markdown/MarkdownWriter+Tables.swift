extension MarkdownWriter {
  /// A pipe table: `||` goes on with the cell to the left, `^` with the one above.
  mutating func lines(of table: ImportedDocument.Table) -> [String] {
    var table = table
    table.beginWithHeader()
    var covering = [[Int?]](
      repeating: Array(repeating: nil, count: table.columnCount), count: table.rowCount)
    for (index, cell) in table.cells.enumerated() {
      for row in cell.row..<(cell.row + cell.rowSpan) {
        for column in cell.column..<(cell.column + cell.columnSpan) {
          covering[row][column] = index
        }
      }
    }
    var lines: [String] = []
    if !table.caption.isEmpty { lines += [caption(table.caption), ""] }
    for row in 0..<table.rowCount {
      var line = "|"
      for column in 0..<table.columnCount {
        guard let index = covering[row][column] else {
          line += " |"
          continue
        }
        let cell = table.cells[index]
        if cell.column < column {
          line += "|"
        } else if cell.row < row {
          line += " ^ |"
        } else {
          let text = self.text(of: cell)
          line += text.isEmpty ? " |" : " \(text) |"
        }
      }
      lines.append(line)
      if row == 0 { lines.append(Self.rule(table.alignments)) }
    }
    return lines
  }

  private mutating func caption(_ inlines: [Inline]) -> String {
    let words = text(of: inlines, breakMark: " ").trimmed
    let isHan = words.unicodeScalars.contains { $0.value >= 0x2E80 }
    return (isHan ? "表：" : "Table: ") + words
  }

  private static func rule(_ alignments: [ImportedDocument.Table.Alignment?]) -> String {
    "|"
      + alignments.map { alignment in
        switch alignment {
        case .start, nil: " --- |"
        case .center: " :---: |"
        case .end: " ---: |"
        }
      }.joined()
  }

  /// A cell's text on one line.
  private mutating func text(of cell: ImportedDocument.Table.Cell) -> String {
    let lines = cellLines(cell.blocks)
    let text = lines.joined(separator: "<br>")
    return text == "^" ? "\\^" : text
  }

  private mutating func cellLines(_ blocks: [Block]) -> [String] {
    var lines: [String] = []
    for block in blocks {
      switch block {
      case .title(let inlines), .paragraph(let inlines), .caption(let inlines),
        .heading(_, _, let inlines):
        let text = cellText(inlines)
        if !text.isEmpty { lines.append(text) }
      case .list(let list):
        if list.items.contains(where: { item in
          item.contains { if case .list = $0 { true } else { false } }
        }) {
          lose(.deepList)
        }
        for (index, item) in list.items.enumerated() {
          var inner = cellLines(item)
          if let start = list.start, !inner.isEmpty { inner[0] = "\(start + index). " + inner[0] }
          lines += inner
        }
      case .definitions(let definitions):
        for definition in definitions {
          lines.append(cellText([.strong(definition.term)]))
          for meaning in definition.meanings { lines += cellLines(meaning) }
        }
      case .quote(let blocks), .alert(_, let blocks): lines += cellLines(blocks)
      case .code(let code), .verbatim(let code):
        lines += code.split(separator: "\n").map { cellText([.code(String($0))]) }
      case .table(let table):
        lose(.nestedTable)
        for inner in table.cells { lines += cellLines(inner.blocks) }
      case .thematicBreak: break
      }
    }
    return lines
  }

  private mutating func cellText(_ inlines: [Inline]) -> String {
    text(of: inlines, breakMark: "<br>").trimmed
      .split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}

extension ImportedDocument.Table {
  /// Sees to a header of one row, as pipe tables have it.
  ///
  /// The first row is it, unless it begins cells that go on below: then an empty one is put above, and the check says
  /// that the header has no text.
  fileprivate mutating func beginWithHeader() {
    guard headerRowCount == 0, rowCount > 0,
      cells.contains(where: { $0.row == 0 && $0.rowSpan > 1 })
    else { return }
    for index in cells.indices { cells[index].row += 1 }
    rowCount += 1
  }
}
