/// The cells of a table at their places, spans resolved.
struct TableGrid {
  enum Slot {
    /// Where a cell begins; its spans end within the table.
    case cell(TextDocument.Cell)
    case covered
    /// No cell was given.
    case missing
  }

  /// Rows of the same width.
  let rows: [[Slot]]
  let columnCount: Int
  /// Header rows, with all rows that their cells reach.
  let headerRowCount: Int

  /// What counts at most towards a column's width, in digits: longer text is broken.
  fileprivate static let widest = 48

  /// The most columns that a cell may cover, as in HTML.
  private static let spanLimit = 1_000

  init(_ table: TextDocument.Table) {
    var grid = [[Slot]](repeating: [], count: table.rows.count)
    for (row, cells) in table.rows.enumerated() {
      var column = 0
      for var cell in cells {
        while !Self.isFree(grid[row], column) { column += 1 }
        cell.rowSpan = min(cell.rowSpan, table.rows.count - row)
        var span = 1
        while span < min(cell.columnSpan, Self.spanLimit), Self.isFree(grid[row], column + span) {
          span += 1
        }
        cell.columnSpan = span
        for covered in row..<(row + cell.rowSpan) {
          let missing = column + span - grid[covered].count
          if missing > 0 {
            grid[covered].append(contentsOf: repeatElement(.missing, count: missing))
          }
          for index in column..<(column + span) { grid[covered][index] = .covered }
        }
        grid[row][column] = .cell(cell)
        column += span
      }
    }
    let columnCount = grid.map(\.count).max() ?? 0
    for row in grid.indices {
      let missing = columnCount - grid[row].count
      grid[row].append(contentsOf: repeatElement(.missing, count: missing))
    }
    self.columnCount = columnCount
    rows = grid
    headerRowCount = Self.headerRowCount(grid, table.headerRowCount)
  }

  private static func headerRowCount(_ grid: [[Slot]], _ count: Int) -> Int {
    var end = min(max(0, count), grid.count)
    var row = 0
    while row < end {
      for case .cell(let cell) in grid[row] { end = max(end, row + cell.rowSpan) }
      row += 1
    }
    return end
  }

  private static func isFree(_ row: [Slot], _ column: Int) -> Bool {
    guard column < row.count, case .missing = row[column] else { return column >= row.count }
    return true
  }

  /// The widths of the columns in millimetres, by what stands in them.
  func widths(total: Int) -> [Int] {
    var weights = [Int](repeating: 6, count: columnCount)
    for row in rows {
      for (column, slot) in row.enumerated() {
        guard case .cell(let cell) = slot, cell.columnSpan == 1 else { continue }
        weights[column] = max(weights[column], min(Self.widest, cell.blocks.longestLine))
      }
    }
    let sum = weights.reduce(0, +)
    return weights.map { max(1, $0 * total / sum) }
  }
}

extension [TextDocument.Block] {
  /// The width of the longest line, in digits.
  fileprivate var longestLine: Int { reduce(0) { Swift.max($0, $1.longestLine) } }
}

extension TextDocument.Block {
  fileprivate var longestLine: Int {
    switch self {
    case .title(let inlines), .heading(_, _, let inlines), .paragraph(let inlines): inlines.width
    case .list(let list): list.items.reduce(0) { max($0, $1.longestLine + 4) }
    case .quote(let blocks): blocks.longestLine
    case .code(let code): ColumnWidths.longestLine(code.utf8)
    case .notice(let title, let blocks): max(title.width, blocks.longestLine)
    // As wide as may be.
    case .table: TableGrid.widest
    case .thematicBreak: 0
    }
  }
}

extension [TextDocument.Inline] {
  fileprivate var width: Int {
    reduce(0) { width, inline in
      switch inline {
      case .text(let text), .code(let text): width + ColumnWidths.longestLine(text.utf8)
      case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines),
        .link(_, _, let inlines), .language(_, let inlines):
        width + inlines.width
      case .image: width + 24
      case .lineBreak, .footnote: width
      }
    }
  }
}
