/// What a table's cells are to each other: headers, groups of rows, columns of figures.
package struct TableLayout {
  /// Per cell, whether it is the header of its rows.
  package let isRowHeader: [Bool]
  /// Per column, whether its body holds numbers and nothing else.
  package let isNumeric: [Bool]
  /// Per row, whether a group of rows begins there.
  let beginsGroup: [Bool]
  /// Whether a column header is for several columns.
  let hasColumnGroup: Bool
  /// Whether cells are merged, rows have headers, or the table has a caption: more than a plain
  /// pipe table.
  let isExtended: Bool
  /// Whether both column headers and row headers span several columns, so that `scope` does not
  /// tell enough.
  let isComplex: Bool

  /// - Complexity: O(cells).
  package init(_ table: Table, in document: Document) {
    var isRowHeader = Array(repeating: false, count: table.cells.count)
    var isMerged = false
    var hasColumnGroup = false
    var hasWideRowHeader = false
    for (index, cell) in table.cells.enumerated() {
      if cell.rowSpan > 1 || cell.columnSpan > 1 { isMerged = true }
      if cell.row < table.headerRowCount {
        if cell.columnSpan > 1 { hasColumnGroup = true }
      } else if cell.column == 0, document.hasContent(cell.node),
        cell.rowSpan > 1 || document.isWhollyBold(cell.node)
      {
        isRowHeader[index] = true
        if cell.columnSpan > 1 { hasWideRowHeader = true }
      }
    }
    self.isRowHeader = isRowHeader
    self.hasColumnGroup = hasColumnGroup
    isExtended = isMerged || isRowHeader.contains(true) || table.caption != nil
    isComplex = hasColumnGroup && hasWideRowHeader
    isNumeric = Self.numericColumns(of: table, isRowHeader: isRowHeader, in: document)
    beginsGroup = Self.groups(of: table, isRowHeader: isRowHeader)
  }

  /// A group begins with each row header that spans rows, and after its last row, unless a cell
  /// lies across.
  private static func groups(of table: Table, isRowHeader: [Bool]) -> [Bool] {
    var begins = Array(repeating: false, count: table.rowCount + 1)
    var isCrossed = begins
    for (index, cell) in table.cells.enumerated() where cell.rowSpan > 1 {
      let end = min(cell.row + cell.rowSpan, table.rowCount)
      if isRowHeader[index] {
        begins[cell.row] = true
        begins[end] = true
      }
      for row in (cell.row + 1)..<max(cell.row + 1, end) { isCrossed[row] = true }
    }
    return begins.indices.map { begins[$0] && !isCrossed[$0] }
  }

  private static func numericColumns(
    of table: Table, isRowHeader: [Bool], in document: Document
  ) -> [Bool] {
    var hasNumber = Array(repeating: false, count: table.columnCount)
    var hasOther = hasNumber
    var text: [UInt8] = []
    for (index, cell) in table.cells.enumerated()
    where cell.row >= table.headerRowCount && cell.columnSpan == 1 && !hasOther[cell.column] {
      if isRowHeader[index] {
        hasOther[cell.column] = true
        continue
      }
      text.removeAll(keepingCapacity: true)
      document.appendPlainText(of: cell.node, to: &text)
      switch Figure(text) {
      case .number: hasNumber[cell.column] = true
      case .blank: break
      case .other: hasOther[cell.column] = true
      }
    }
    return hasNumber.indices.map { hasNumber[$0] && !hasOther[$0] }
  }

  /// What stands in a cell that may be a figure.
  private enum Figure {
    case number, blank, other

    /// A number has a sign, digits with separators, and a per cent sign at most; a dash is blank.
    init(_ text: [UInt8]) {
      var rest = text[...]
      while rest.first == 0x20 { rest = rest.dropFirst() }
      while rest.last == 0x20 { rest = rest.dropLast() }
      if rest.isEmpty || ["-", "–", "—"].contains(where: { rest.elementsEqual($0.utf8) }) {
        self = .blank
        return
      }
      for sign in ["+", "-", "−"] where rest.starts(with: sign.utf8) {
        rest = rest.dropFirst(sign.utf8.count)
        break
      }
      for percent in ["%", "％"] where rest.suffix(percent.utf8.count).elementsEqual(percent.utf8) {
        rest = rest.dropLast(percent.utf8.count)
        break
      }
      let isNumber =
        rest.first.map { (0x30...0x39).contains($0) } ?? false
        && rest.allSatisfy {
          (0x30...0x39).contains($0) || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".")
        }
      self = isNumber ? .number : .other
    }
  }
}

extension Document {
  /// Whether a cell says anything.
  func hasContent(_ cell: NodeID) -> Bool { self[cell].firstChild >= 0 }

  /// Whether a cell is one run of strong text.
  func isWhollyBold(_ cell: NodeID) -> Bool {
    let first = self[cell].firstChild
    guard first >= 0 else { return false }
    return nodes[Int(first)].kind == .strong && nodes[Int(first)].nextSibling < 0
  }
}
