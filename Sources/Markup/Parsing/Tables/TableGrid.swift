/// Lays the cells of a pipe table out in a grid and merges those that go on from the left or from
/// above.
struct TableGrid {
  struct Cell {
    var row: Int
    var column: Int
    var rowSpan = 1
    var columnSpan = 1
    /// Offsets of its text; `nil` where the line was too short to have it.
    var content: Range<Int>?
  }

  /// Something that makes no rectangle.
  struct Problem {
    var message: String
    var help: String
    var place: Range<Int>
  }

  let columnCount: Int
  private(set) var rowCount = 0
  /// Row by row, then by column.
  private(set) var cells: [Cell] = []
  private(set) var problems: [Problem] = []
  /// How many cells were put in where lines were too short.
  private(set) var filledCount = 0

  /// Which cell covers each column of the row above, and of this row so far.
  private var above: [Int?]
  private var current: [Int?]

  init(columnCount: Int) {
    self.columnCount = columnCount
    above = Array(repeating: nil, count: columnCount)
    current = above
  }

  /// How many rows the header has: one, and those into which its cells go on.
  var headerRowCount: Int {
    var count = min(1, rowCount)
    for cell in cells {
      guard cell.row < count else { break }
      count = max(count, cell.row + cell.rowSpan)
    }
    return count
  }

  /// Adds a row.
  ///
  /// Cells beyond the last column are left out.
  ///
  /// - Complexity: O(columns).
  mutating func append(_ row: PipeRow) {
    swap(&above, &current)
    for column in 0..<columnCount { current[column] = nil }
    for column in 0..<columnCount {
      guard column < row.cells.count else {
        if current[column] == nil {
          add(nil, at: column)
          filledCount += 1
        }
        continue
      }
      let cell = row.cells[column]
      switch cell.role {
      case .content: place(cell, at: column)
      case .left: extendLeft(cell, at: column)
      case .above: extendDown(cell, at: column)
      }
    }
    rowCount += 1
  }

  private mutating func add(_ content: Range<Int>?, at column: Int) {
    current[column] = cells.count
    cells.append(Cell(row: rowCount, column: column, content: content))
  }

  private mutating func place(_ cell: PipeRow.Cell, at column: Int) {
    guard current[column] != nil else { return add(cell.content, at: column) }
    refuse(
      cell, "A cell stands where the one above goes on over several columns",
      help: "write ^ or || in every column that the cell above covers")
  }

  private mutating func extendLeft(_ cell: PipeRow.Cell, at column: Int) {
    guard column > 0, let left = current[column - 1] else {
      refuse(
        cell, "Nothing stands to the left for || to go on with",
        help: "write | | for an empty cell")
      return add(cell.content, at: column)
    }
    if let covering = current[column] {
      guard covering == left else {
        return refuse(
          cell, "A cell can't go on where the one above goes on",
          help: "write ^ in every column that the cell above covers")
      }
      return
    }
    guard cells[left].row == rowCount else {
      refuse(
        cell, "A merged cell isn't a rectangle: it is narrower above",
        help: "write || in every row of it, or | | for an empty cell")
      return add(cell.content, at: column)
    }
    cells[left].columnSpan += 1
    current[column] = left
  }

  private mutating func extendDown(_ cell: PipeRow.Cell, at column: Int) {
    guard rowCount > 0, let upper = above[column] else {
      refuse(
        cell, "Nothing stands above for ^ to go on with",
        help: "write | | for an empty cell, or \\^ for the sign itself")
      return add(cell.content, at: column)
    }
    if let covering = current[column] {
      guard covering == upper else {
        return refuse(
          cell, "Two cells from above meet in one place",
          help: "write ^ under the first column of each cell that goes on")
      }
      return
    }
    guard cells[upper].column == column else {
      refuse(
        cell, "A merged cell isn't a rectangle: it begins further to the left above",
        help: "write ^ in every column that the cell above covers")
      return add(cell.content, at: column)
    }
    cells[upper].rowSpan += 1
    for covered in column..<(column + cells[upper].columnSpan) { current[covered] = upper }
  }

  private mutating func refuse(_ cell: PipeRow.Cell, _ message: String, help: String) {
    problems.append(Problem(message: message, help: help, place: cell.content))
  }
}
