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

  /// The widths of the columns in millimetres, by what stands in them: in sum at most `total`.
  ///
  /// A column is as wide as its longest word, so that no number is broken; what is left over goes to those whose
  /// lines would be broken, or to all alike where none would.
  func widths(total: Int) -> [Int] {
    var texts = [TextWidth](repeating: TextWidth(line: 2, word: 2), count: columnCount)
    for row in rows {
      for (column, slot) in row.enumerated() {
        guard case .cell(let cell) = slot, cell.columnSpan == 1 else { continue }
        texts[column].widen(to: cell.blocks.width)
      }
    }
    let wanted = texts.map { Self.millimetres(min(Self.widest, $0.line)) }
    let least = texts.map { Self.millimetres(min(Self.longestWord, $0.word)) }
    func shared(_ weights: [Double], _ rest: Double, beyond base: [Double]) -> [Int] {
      let sum = weights.reduce(0, +)
      return zip(base, weights).map { max(1, Int(sum > 0 ? $0 + $1 * rest / sum : $0)) }
    }
    let none = [Double](repeating: 0, count: columnCount)
    let (want, need) = (wanted.reduce(0, +), least.reduce(0, +))
    if want <= Double(total) { return shared(wanted, Double(total), beyond: none) }
    if need >= Double(total) { return shared(least, Double(total), beyond: none) }
    return shared(zip(wanted, least).map { max(0, $0 - $1) }, Double(total) - need, beyond: least)
  }

  /// A digit of 11 points in bold type is 2.2 mm wide; the padding of a cell takes 3, its border some.
  private static func millimetres(_ digits: Int) -> Double { Double(digits) * 2.2 + 3.5 }

  /// What counts at most as one word, in digits.
  private static let longestWord = 16
}

/// How wide a text is, in digits: its longest line, and its longest word, which is not broken.
private struct TextWidth {
  var line: Int
  var word: Int

  mutating func widen(to other: TextWidth) {
    line = max(line, other.line)
    word = max(word, other.word)
  }

  /// Adds what follows on the same line.
  mutating func append(_ other: TextWidth) {
    line += other.line
    word = max(word, other.word)
  }

  static let none = TextWidth(line: 0, word: 0)

  /// Han and what is written like it may be broken anywhere, and takes two.
  init(_ text: String) {
    self = .none
    var (line, word) = (0, 0)
    for byte in text.utf8 {
      switch byte {
      case 0x0A:
        self.line = max(self.line, line)
        (line, word) = (0, 0)
      case 0x20:
        line += 1
        word = 0
      case 0x80..<0xC0: break
      case 0xE0...:
        line += 2
        word = 0
        self.word = max(self.word, 4)
      default:
        line += 1
        word += 1
        self.word = max(self.word, word)
      }
    }
    self.line = max(self.line, line)
  }

  init(line: Int, word: Int) {
    self.line = line
    self.word = word
  }
}

extension [TextDocument.Block] {
  fileprivate var width: TextWidth {
    reduce(into: .none) { $0.widen(to: $1.width) }
  }
}

extension TextDocument.Block {
  fileprivate var width: TextWidth {
    switch self {
    case .title(let inlines), .heading(_, _, let inlines), .itemNumber(let inlines),
      .paragraph(let inlines):
      return inlines.width
    case .list(let list):
      var width = list.items.reduce(into: TextWidth.none) { $0.widen(to: $1.width) }
      width.line += 4
      return width
    case .quote(let blocks), .section(_, let blocks): return blocks.width
    case .code(let code): return TextWidth(code)
    case .notice(let title, let blocks):
      var width = title.width
      width.widen(to: blocks.width)
      return width
    // As wide as may be.
    case .table: return TextWidth(line: TableGrid.widest, word: TableGrid.widest)
    case .thematicBreak: return .none
    }
  }
}

extension [TextDocument.Inline] {
  /// A line break begins another line.
  fileprivate var width: TextWidth {
    var longest = TextWidth.none
    var line = TextWidth.none
    for inline in self {
      switch inline {
      case .text(let text), .code(let text), .imageLink(_, _, let text):
        line.append(TextWidth(text))
      case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines),
        .link(_, _, let inlines), .language(_, let inlines):
        line.append(inlines.width)
      case .image: line.append(TextWidth(line: 24, word: 24))
      case .lineBreak:
        longest.widen(to: line)
        line = .none
      case .footnote, .mark: break
      }
    }
    longest.widen(to: line)
    return longest
  }
}
