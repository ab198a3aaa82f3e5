extension ImportedDocument {
  /// A table whose cells may cover several rows and columns.
  package struct Table: Sendable, Hashable {
    package var caption: [Inline] = []
    package var rowCount: Int
    package var columnCount: Int
    /// How many rows the document calls its header.
    package var headerRowCount: Int
    /// By row, then by column; none lies over another.
    package var cells: [Cell]
    /// How each column is set, where the document says.
    package var alignments: [Alignment?]
    /// Whether the line just above is centred, as the names of tables are.
    package var isBelowCentredLine = false

    package enum Alignment: Sendable, Hashable { case start, center, end }

    package struct Cell: Sendable, Hashable {
      package var row: Int
      package var column: Int
      package var rowSpan: Int
      package var columnSpan: Int
      package var blocks: [Block]
    }

    /// What one cell of a row says of itself; those that others cover are left out.
    package struct Source {
      package var rowSpan: Int
      package var columnSpan: Int
      package var blocks: [Block]
      package var alignment: Alignment?

      package init(
        _ blocks: [Block], rowSpan: Int = 1, columnSpan: Int = 1, alignment: Alignment? = nil
      ) {
        self.rowSpan = rowSpan
        self.columnSpan = columnSpan
        self.blocks = blocks
        self.alignment = alignment
      }
    }

    /// More cells than any text has; a table beyond is refused.
    package static let slotLimit = 200_000
    /// As many columns as Gazette's own tables may have.
    package static let columnLimit = 256

    /// Lays cells out as browsers do: each takes the first free places of its row, and spans end where the table does.
    ///
    /// - Returns: `nil` where the table has more than ``columnLimit`` columns or ``slotLimit`` places.
    package init?(rows: [[Source]], headerRowCount: Int) {
      var cells: [Cell] = []
      /// Until which row each column is covered from above.
      var coveredUntil: [Int] = []
      var columnCount = 0
      var alignments: [Int: [Alignment?]] = [:]
      for (row, sources) in rows.enumerated() {
        var column = 0
        for source in sources {
          while column < coveredUntil.count, coveredUntil[column] > row { column += 1 }
          guard column < Self.columnLimit else { return nil }
          var width = min(max(1, source.columnSpan), Self.columnLimit - column)
          let height = min(max(1, source.rowSpan), rows.count - row)
          while coveredUntil.count < column + width { coveredUntil.append(0) }
          // A cell that would lie over one from above ends before it.
          if let wall = (column..<(column + width)).first(where: { coveredUntil[$0] > row }) {
            width = max(1, wall - column)
          }
          for covered in column..<(column + width) { coveredUntil[covered] = row + height }
          cells.append(
            Cell(
              row: row, column: column, rowSpan: height, columnSpan: width, blocks: source.blocks))
          if row >= headerRowCount, width == 1, !source.blocks.isEmpty {
            alignments[column, default: []].append(source.alignment)
          }
          column += width
          columnCount = max(columnCount, column)
        }
      }
      guard columnCount > 0, columnCount * rows.count <= Self.slotLimit else { return nil }
      rowCount = rows.count
      self.columnCount = columnCount
      self.headerRowCount = min(headerRowCount, rows.count)
      self.cells = cells
      self.alignments = (0..<columnCount).map { column in
        guard let all = alignments[column], let first = all.first, first != .start,
          all.allSatisfy({ $0 == first })
        else { return nil }
        return first
      }
    }
  }
}
