import Encodings
import Synchronization

/// A source file's path and bytes, and the way from a byte's offset to its line.
///
/// A class, so that passing it about copies one reference. Most pages have nothing wrong with them, and nobody asks
/// for a place in them: where the lines begin is looked up when the first one does.
package final class SourceFile: Sendable {
  package let path: SourcePath
  package let bytes: [UInt8]
  private let table = AtomicLazyReference<LineTable>()

  package init(path: SourcePath, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  package convenience init(path: SourcePath, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The offset of the first byte of each line; never empty.
  ///
  /// - Complexity: O(*n*) in the file's bytes the first time, O(1) from then on.
  package var lineStarts: [Int] { (table.load() ?? table.storeIfNil(LineTable(bytes))).starts }

  package var lineCount: Int { lineStarts.count }

  /// The offsets of a line's bytes without its line ending; empty for a line that is not there.
  package func lineRange(_ line: Int) -> Range<Int> {
    let lineStarts = lineStarts
    guard line >= 1, line <= lineStarts.count else { return bytes.count..<bytes.count }
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<max(start, end)
  }

  /// The position of the byte at `offset`, which is clamped to the file.
  ///
  /// - Complexity: O(log lines).
  package func position(at offset: Int) -> SourcePosition {
    let lineStarts = lineStarts
    let offset = min(max(offset, 0), bytes.count)
    var low = 0
    var high = lineStarts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return SourcePosition(line: low + 1, column: offset - lineStarts[low] + 1)
  }

  /// The range of the bytes at `offsets`.
  package func range(of offsets: Range<Int>) -> SourceRange {
    SourceRange(position(at: offsets.lowerBound), position(at: offsets.upperBound))
  }

  /// The offset of a position, clamped to its line's end and to the file.
  package func offset(of position: SourcePosition) -> Int {
    let lineStarts = lineStarts
    guard position.line >= 1, position.line <= lineStarts.count else { return bytes.count }
    return min(lineStarts[position.line - 1] + max(position.column - 1, 0), bytes.count)
  }

  /// A line's text without its line ending.
  package func line(_ number: Int) -> String {
    String(decoding: bytes[lineRange(number)], as: UTF8.self)
  }
}

/// Where the lines of a text begin.
private final class LineTable: Sendable {
  let starts: [Int]

  init(_ bytes: [UInt8]) {
    starts = bytes.withUnsafeBufferPointer { text in
      var starts = [0]
      // A guess that spares growing: lines of prose and of Markdown have some forty bytes and more.
      starts.reserveCapacity(text.count / 40 + 8)
      while let last = starts.last {
        let end = text.firstIndex(in: last..<text.count) { $0 == UInt8(ascii: "\n") }
        guard end < text.count else { break }
        starts.append(end + 1)
      }
      return starts
    }
  }
}
