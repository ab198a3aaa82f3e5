/// One line of a pipe table, cut at its pipes (GFM 0.29, §4.10).
struct PipeRow {
  struct Cell {
    /// What the cell says about its place in the grid.
    enum Role: Hashable {
      case content
      /// Nothing at all between two pipes: the cell to the left goes on.
      case left
      /// Only `^`: the cell above goes on.
      case above
    }

    var role: Role
    /// Offsets of its text without the white space round it.
    var content: Range<Int>
  }

  var cells: [Cell] = []

  /// Cuts a line.
  ///
  /// A pipe behind a backslash belongs to its cell, code or not.
  init(_ line: Range<Int>, of bytes: [UInt8]) {
    var start = line.lowerBound
    var end = line.upperBound
    while start < end, Self.isSpace(bytes[start]) { start += 1 }
    while end > start, Self.isSpace(bytes[end - 1]) { end -= 1 }
    if start < end, bytes[start] == UInt8(ascii: "|") { start += 1 }
    var index = start
    while index < end {
      if bytes[index] == UInt8(ascii: "|"), index == start || bytes[index - 1] != UInt8(ascii: "\\")
      {
        append(start..<index, of: bytes)
        start = index + 1
      }
      index += 1
    }
    if start < end { append(start..<end, of: bytes) }
  }

  private mutating func append(_ range: Range<Int>, of bytes: [UInt8]) {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, Self.isSpace(bytes[start]) { start += 1 }
    while end > start, Self.isSpace(bytes[end - 1]) { end -= 1 }
    let role: Cell.Role =
      if range.isEmpty {
        .left
      } else if end - start == 1, bytes[start] == UInt8(ascii: "^") {
        .above
      } else {
        .content
      }
    cells.append(Cell(role: role, content: start..<end))
  }

  /// The alignments that a delimiter row names; `nil` for any other line.
  static func alignments(_ line: Range<Int>, of bytes: [UInt8]) -> [Table.Alignment]? {
    var alignments: [Table.Alignment] = []
    for cell in PipeRow(line, of: bytes).cells {
      var dashes = cell.content
      guard let first = dashes.first, let last = dashes.last else { return nil }
      let isLeft = bytes[first] == UInt8(ascii: ":")
      let isRight = bytes[last] == UInt8(ascii: ":")
      if isLeft { dashes = (first + 1)..<dashes.upperBound }
      if isRight, !dashes.isEmpty { dashes = dashes.lowerBound..<last }
      guard !dashes.isEmpty, bytes[dashes].allSatisfy({ $0 == UInt8(ascii: "-") }) else {
        return nil
      }
      alignments.append(isLeft ? (isRight ? .center : .left) : isRight ? .right : .none)
    }
    return alignments.isEmpty ? nil : alignments
  }

  /// Whether a line may be a delimiter row, containers before it included: a quick look.
  static func mayBeDelimiters(_ line: Range<Int>, of bytes: [UInt8]) -> Bool {
    var hasDash = false
    for byte in bytes[line] {
      switch byte {
      case UInt8(ascii: "-"): hasDash = true
      case UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: ">"), 0x20, 0x09: break
      default: return false
      }
    }
    return hasDash
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
