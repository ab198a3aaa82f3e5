/// The text of one block as libcmark sees it, container by container peeled off, and the way back
/// to the file.
///
/// The text of one line is a part of the file; only what is put together is a copy.
struct SourceText {
  /// The text is `bytes[range]`.
  private(set) var bytes: [UInt8] = []
  private(set) var range = 0..<0
  /// Where runs of a copy's bytes begin, and where in the file; none for a part of the file.
  private var runs: [(start: Int, offset: Int)] = []

  /// Appends bytes of the file.
  mutating func append(_ piece: Range<Int>, of source: [UInt8]) {
    guard !range.isEmpty || !runs.isEmpty else {
      bytes = source
      range = piece
      return
    }
    copyOut()
    runs.append((bytes.count, piece.lowerBound))
    bytes.append(contentsOf: source[piece])
    range = 0..<bytes.count
  }

  /// Appends a line feed that stands for the line ending at `offset` of the file.
  mutating func endLine(at offset: Int) {
    copyOut()
    runs.append((bytes.count, offset))
    bytes.append(UInt8(ascii: "\n"))
    range = 0..<bytes.count
  }

  private mutating func copyOut() {
    guard runs.isEmpty else { return }
    runs.append((0, range.lowerBound))
    bytes = Array(bytes[range])
    range = 0..<bytes.count
  }

  /// The offset in the file of the byte at `index` of `bytes`.
  ///
  /// - Complexity: O(log runs).
  func offset(at index: Int) -> Int {
    guard !runs.isEmpty else { return index }
    var low = 0
    var high = runs.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if runs[middle].start <= index { low = middle } else { high = middle }
    }
    return runs[low].offset + index - runs[low].start
  }

  /// The offsets in the file of the bytes in `range`; the end is that of its last byte.
  func offsets(of range: Range<Int>) -> Range<Int> {
    let start = offset(at: range.lowerBound)
    guard !range.isEmpty else { return start..<start }
    return start..<max(start, offset(at: range.upperBound - 1) + 1)
  }
}
