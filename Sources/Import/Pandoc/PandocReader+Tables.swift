import Encodings

extension PandocReader {
  /// `[attributes, caption, columns, head, bodies, foot]`.
  mutating func appendTable(
    _ parts: [JSON], to blocks: inout [Block]
  ) throws(ImportFailure) {
    guard parts.count == 6, let head = parts[3].elements?.last?.elements,
      let bodies = parts[4].elements, let foot = parts[5].elements?.last?.elements,
      let columns = parts[2].elements
    else { throw .unreadable("Pandoc's answer has an unknown form") }
    let alignments = columns.map { Self.alignment($0.elements?.first) }
    var rows = try self.rows(head, alignments)
    // Word says that a table has no header by an empty one.
    rows.removeAll { $0.allSatisfy(\.blocks.isEmpty) }
    var headerRowCount = rows.count
    for body in bodies {
      guard let content = body.elements, content.count == 4 else {
        throw .unreadable("Pandoc's answer has an unknown form")
      }
      rows += try self.rows(try Self.require(content[2].elements), alignments)
      rows += try self.rows(try Self.require(content[3].elements), alignments)
    }
    rows += try self.rows(foot, alignments)
    if headerRowCount == 0, rows.count > 1, isHeader(bodies) { headerRowCount = 1 }
    guard var table = ImportedDocument.Table(rows: rows, headerRowCount: headerRowCount) else {
      if !rows.isEmpty { lose(.tooLargeTable) }
      return
    }
    let caption = try self.blocks(parts[1].elements?.last?.elements ?? [])
    if caption.isEmpty {
      table.caption = blocks.takeCaption()
    } else if let words = caption.captionInlines {
      table.caption = words
    } else {
      blocks += caption
    }
    blocks.append(.table(table))
  }

  private mutating func rows(
    _ json: [JSON], _ alignments: [ImportedDocument.Table.Alignment?]
  ) throws(ImportFailure) -> [[ImportedDocument.Table.Source]] {
    var rows: [[ImportedDocument.Table.Source]] = []
    for row in json {
      var cells: [ImportedDocument.Table.Source] = []
      for cell in try Self.require(row.elements?.last?.elements) {
        guard let parts = cell.elements, parts.count == 5, let rowSpan = parts[2].whole,
          let columnSpan = parts[3].whole, let content = parts[4].elements
        else { throw .unreadable("Pandoc's answer has an unknown form") }
        let place = self.place
        let blocks = try self.blocks(content)
        self.place = place
        let column = cells.reduce(0) { $0 + $1.columnSpan }
        cells.append(
          ImportedDocument.Table.Source(
            blocks, rowSpan: rowSpan, columnSpan: columnSpan,
            alignment: Self.alignment(parts[1])
              ?? (column < alignments.count ? alignments[column] : nil)))
      }
      rows.append(cells)
    }
    return rows
  }

  private static func alignment(_ json: JSON?) -> ImportedDocument.Table.Alignment? {
    switch json?["t"]?.text {
    case "AlignLeft": .start
    case "AlignCenter": .center
    case "AlignRight": .end
    default: nil
    }
  }

  /// Whether every paragraph of the first row has the style of headings.
  private func isHeader(_ bodies: [JSON]) -> Bool {
    guard let row = bodies.first?.elements?[2].elements?.first,
      let cells = row.elements?.last?.elements
    else { return false }
    let blocks = cells.flatMap { $0.elements?.last?.elements ?? [] }
    return !blocks.isEmpty
      && blocks.allSatisfy { block in
        guard block["t"]?.text == "Div", let attributes = block["c"]?.elements?.first,
          let style = try? PandocAttributes(attributes).style
        else { return false }
        return style == "Table Heading"
      }
  }
}
