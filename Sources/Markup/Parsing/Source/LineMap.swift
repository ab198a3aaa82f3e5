import Diagnostics

/// Where the lines that libcmark counts stand in the file.
struct LineMap {
  let bytes: [UInt8]
  /// Offsets of the first byte of each line, from the first line that libcmark saw.
  private let starts: [Int]
  private let end: Int
  /// Footnote definitions by line: libcmark saw a list item there.
  private let definitions: [Int: FootnoteDefinition]

  /// - Parameters:
  ///   - source: The file.
  ///   - range: What was given to libcmark. It ends lines at a line feed, a carriage return or
  ///     both.
  ///   - definitions: The footnote definitions that were turned into list items.
  init(_ source: SourceFile, in range: Range<Int>, definitions: [FootnoteDefinition]) {
    bytes = source.bytes
    end = range.upperBound
    self.definitions = Dictionary(definitions.map { ($0.line, $0) }) { first, _ in first }
    if bytes.firstOffset(of: UInt8(ascii: "\r"), in: range) == nil {
      let first = source.position(at: range.lowerBound).line
      starts = [range.lowerBound] + source.lineStarts[first...]
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
  }

  /// The offset of a line's first byte; the end of the text for a line that is not there.
  func start(ofLine line: Int) -> Int {
    line >= 1 && line <= starts.count ? starts[line - 1] : end
  }

  /// The offset of a line's end, without its line ending.
  func end(ofLine line: Int) -> Int {
    guard line >= 1, line <= starts.count else { return end }
    var offset = line < starts.count ? starts[line] : end
    let start = starts[line - 1]
    if offset > start, bytes[offset - 1] == UInt8(ascii: "\n") { offset -= 1 }
    if offset > start, bytes[offset - 1] == UInt8(ascii: "\r") { offset -= 1 }
    return offset
  }

  /// The offset of the byte that libcmark saw at a column, counted from 1.
  func offset(line: Int, column: Int) -> Int {
    var column = column
    if let definition = definitions[line],
      column >= definition.column + FootnoteDefinition.marker.count
    {
      column += definition.head.count - FootnoteDefinition.marker.count
    }
    return min(start(ofLine: line) + max(column, 1) - 1, end(ofLine: line))
  }

  func definition(line: Int, column: Int) -> FootnoteDefinition? {
    guard let definition = definitions[line], definition.column == column else { return nil }
    return definition
  }

  func byte(at offset: Int) -> UInt8 { offset < end ? bytes[offset] : UInt8(ascii: "\n") }

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
    if let definition = definitions[line], definition.head.lowerBound == marker {
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
