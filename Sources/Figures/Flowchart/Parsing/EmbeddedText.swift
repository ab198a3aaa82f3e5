package import Diagnostics

/// Text taken out of a file line by line, and the way back to the file's positions.
///
/// A fenced block in a list or a quotation loses its indentation or its `>`: line by line, another
/// number of bytes. So each line knows where its first byte stands in the file.
package struct EmbeddedText: Sendable {
  package let file: SourceFile
  package let bytes: [UInt8]
  /// The offset in `bytes` of the first byte of each line.
  private let lineStarts: [Int]
  /// The offset in the file of the first byte of each line.
  private let fileOffsets: [Int]

  /// Lines that stand apart in `file`, each given by its bytes without the line ending.
  package init(file: SourceFile, lines: [Range<Int>]) {
    self.file = file
    var bytes: [UInt8] = []
    var starts: [Int] = []
    for line in lines {
      starts.append(bytes.count)
      bytes += file.bytes[line]
      bytes.append(UInt8(ascii: "\n"))
    }
    self.bytes = bytes
    lineStarts = starts
    fileOffsets = lines.map(\.lowerBound)
  }

  /// A part of the file as it stands.
  package init(file: SourceFile, range: Range<Int>) {
    var lines: [Range<Int>] = []
    var start = range.lowerBound
    for offset in range where file.bytes[offset] == UInt8(ascii: "\n") {
      lines.append(start..<Self.withoutReturn(file, start..<offset))
      start = offset + 1
    }
    if start < range.upperBound {
      lines.append(start..<Self.withoutReturn(file, start..<range.upperBound))
    }
    self.init(file: file, lines: lines)
  }

  private static func withoutReturn(_ file: SourceFile, _ line: Range<Int>) -> Int {
    let end = line.upperBound
    return end > line.lowerBound && file.bytes[end - 1] == UInt8(ascii: "\r") ? end - 1 : end
  }

  /// The place in the file of a range of `bytes` that lies within one line.
  package func range(of range: Range<Int>) -> SourceRange {
    guard let line = lineStarts.lastIndex(where: { $0 <= range.lowerBound }) else {
      return file.range(of: 0..<0)
    }
    let shift = fileOffsets[line] - lineStarts[line]
    return file.range(of: range.lowerBound + shift..<range.upperBound + shift)
  }
}
