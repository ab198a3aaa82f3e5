/// The text of one block as libcmark sees it, container by container peeled off, and the way back
/// to the file.
struct SourceText {
  private(set) var bytes: [UInt8] = []
  /// Where runs of bytes begin here, and where in the file.
  private var runs: [(start: Int, offset: Int)] = []

  /// Appends bytes of the file.
  mutating func append(_ range: Range<Int>, of source: [UInt8]) {
    runs.append((bytes.count, range.lowerBound))
    bytes.append(contentsOf: source[range])
  }

  /// Appends a line feed that stands for the line ending at `offset` of the file.
  mutating func endLine(at offset: Int) {
    runs.append((bytes.count, offset))
    bytes.append(UInt8(ascii: "\n"))
  }

  /// The offset in the file of the byte at `index`.
  ///
  /// - Complexity: O(log runs).
  func offset(at index: Int) -> Int {
    guard !runs.isEmpty else { return 0 }
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
