import Diagnostics

/// Where the lines that libcmark counts stand in the file.
struct LineMap {
  let bytes: [UInt8]
  /// Offsets of the first bytes of lines.
  private let starts: [Int]
  /// How many of them come before the first line that libcmark saw.
  private let skipped: Int
  /// The file's number of that line, where both count lines alike.
  private let firstLine: Int?
  private let range: Range<Int>
  /// Footnote definitions in the order of their lines: libcmark saw a list item there.
  private let definitions: [FootnoteDefinition]

  /// - Parameters:
  ///   - source: The file.
  ///   - range: What was given to libcmark. It ends lines at a line feed, a carriage return or
  ///     both.
  ///   - definitions: The footnote definitions that were turned into list items, in order.
  init(_ source: SourceFile, in range: Range<Int>, definitions: [FootnoteDefinition]) {
    bytes = source.bytes
    self.range = range
    self.definitions = definitions
    if bytes.firstOffset(of: UInt8(ascii: "\r"), in: range) == nil {
      let first = source.position(at: range.lowerBound).line
      starts = source.lineStarts
      skipped = first - 1
      firstLine = first
      return
    }
    var starts = [range.lowerBound]
    for index in range {
      let isEnd =
        bytes[index] == UInt8(ascii: "\n")
        || bytes[index] == UInt8(ascii: "\r")
          && (index + 1 == range.upperBound || bytes[index + 1] != UInt8(ascii: "\n"))
      if isEnd { starts.append(index + 1) }
    }
    self.starts = starts
    skipped = 0
    firstLine = nil
  }

  private var lineCount: Int { starts.count - skipped }

  /// The offset of a line's first byte; the end of the text for a line that is not there.
  func start(ofLine line: Int) -> Int {
    guard line >= 1, line <= lineCount else { return range.upperBound }
    return max(range.lowerBound, starts[skipped + line - 1])
  }

  /// The file's number of a line.
  func fileLine(_ line: Int, of source: SourceFile) -> Int {
    if let firstLine, line >= 1, line <= lineCount { return firstLine + line - 1 }
    return source.position(at: start(ofLine: line)).line
  }

  /// The offset of a line's end, without its line ending.
  func end(ofLine line: Int) -> Int {
    guard line >= 1, line <= lineCount else { return range.upperBound }
    var offset = line < lineCount ? starts[skipped + line] : range.upperBound
    let start = start(ofLine: line)
    if offset > start, bytes[offset - 1] == UInt8(ascii: "\n") { offset -= 1 }
    if offset > start, bytes[offset - 1] == UInt8(ascii: "\r") { offset -= 1 }
    return offset
  }

  /// The offset of the byte that libcmark saw at a column, counted from 1.
  func offset(line: Int, column: Int) -> Int {
    var column = column
    if let definition = definition(line: line),
      column >= definition.column + FootnoteDefinition.marker.count
    {
      column += definition.head.count - FootnoteDefinition.marker.count
    }
    return min(start(ofLine: line) + max(column, 1) - 1, end(ofLine: line))
  }

  func definition(line: Int, column: Int) -> FootnoteDefinition? {
    guard let definition = definition(line: line), definition.column == column else { return nil }
    return definition
  }

  /// The definition on a line; there is one at most.
  ///
  /// - Complexity: O(log definitions).
  private func definition(line: Int) -> FootnoteDefinition? {
    var low = 0
    var high = definitions.count
    while low < high {
      let middle = (low + high) / 2
      if definitions[middle].line < line { low = middle + 1 } else { high = middle }
    }
    return low < definitions.count && definitions[low].line == line ? definitions[low] : nil
  }

  func byte(at offset: Int) -> UInt8 {
    offset < range.upperBound ? bytes[offset] : UInt8(ascii: "\n")
  }

  /// The column, from 0 and with tabs to the next fourth, of a byte.
  func column(of offset: Int, inLine line: Int) -> Int {
    var column = 0
    for byte in bytes[start(ofLine: line)..<max(offset, start(ofLine: line))] {
      column += byte == 0x09 ? 4 - column % 4 : 1
    }
    return column
  }

  /// How many columns lie between a list item's marker and its content (CommonMark 0.31.2, §5.2).
  func markerWidth(at marker: Int, inLine line: Int) -> Int {
    if let definition = definition(line: line), definition.head.lowerBound == marker {
      return FootnoteDefinition.marker.count
    }
    var offset = marker
    while case UInt8(ascii: "0")...UInt8(ascii: "9") = byte(at: offset) { offset += 1 }
    offset += 1
    let width = offset - marker
    let markerColumn = column(of: marker, inLine: line)
    var columns = width
    while columns - width < 5, byte(at: offset) == 0x20 || byte(at: offset) == 0x09 {
      columns += byte(at: offset) == 0x09 ? 4 - (markerColumn + columns) % 4 : 1
      offset += 1
    }
    let isBlank = offset >= end(ofLine: line)
    let spaces = columns - width
    return spaces < 1 || spaces >= 5 || isBlank ? width + 1 : columns
  }
}
