/// A place in a source file: a line and a column, both from 1; the column counts UTF-8 bytes.
package struct SourcePosition: Hashable, Sendable, Comparable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static let start = SourcePosition(line: 1, column: 1)

  package static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// From one position up to, and without, another.
package struct SourceRange: Hashable, Sendable, Comparable {
  package var start: SourcePosition
  package var end: SourcePosition

  package init(_ start: SourcePosition, _ end: SourcePosition) {
    self.start = start
    self.end = max(start, end)
  }

  /// An empty range, a caret's place.
  package init(at position: SourcePosition) { self.init(position, position) }

  /// `length` bytes of one line.
  package init(line: Int, column: Int, length: Int = 0) {
    self.init(
      SourcePosition(line: line, column: column),
      SourcePosition(line: line, column: column + length))
  }

  package static let start = SourceRange(at: .start)

  package static func < (left: SourceRange, right: SourceRange) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }
}
