import Encodings

/// Writes a table as CSV that spreadsheets and programs take: UTF-8 with a byte order mark, RFC 4180, CRLF.
///
///     try CSVWriter().write(header: ["年度", "件數"], rows: RecordList(rows), to: buffer)
///
/// Values are written as they are. A cell is quoted where it holds a comma, a quote or a line break, begins or ends with
/// a space or a tab, or is empty and alone in its row.
package struct CSVWriter {
  /// How many bytes are gathered before they are handed on.
  private static let chunkByteCount = 1 << 16

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  package init() {}

  /// - Parameters:
  ///   - header: The column names.
  ///   - rows: Rows as wide as the header, whose cells are UTF-8.
  ///   - sink: Takes the file's bytes.
  /// - Complexity: O(*n*) in the table's bytes, in memory of a chunk and a row.
  /// - Throws: ``TableWritingError/wrongWidth(row:count:)``, and what the rows and the sink throw.
  package func write(
    header: [String], rows: any RecordSource, to sink: any ByteSink
  ) throws {
    var output = Self.byteOrderMark
    output.reserveCapacity(2 * Self.chunkByteCount)
    append(Record(header), to: &output)
    var record = Record()
    var row = 0
    while try rows.next(into: &record) {
      row += 1
      guard record.count == header.count else {
        throw TableWritingError.wrongWidth(row: row, count: record.count)
      }
      append(record, to: &output)
      guard output.count >= Self.chunkByteCount else { continue }
      try sink.write(output)
      output.removeAll(keepingCapacity: true)
    }
    if !output.isEmpty { try sink.write(output) }
  }

  /// A small table as a whole.
  ///
  /// - Precondition: The records are as wide as the header.
  package func bytes(header: [String], records: [Record]) -> [UInt8] {
    var output = Self.byteOrderMark
    for record in [Record(header)] + records {
      precondition(record.count == header.count)
      append(record, to: &output)
    }
    return output
  }

  private func append(_ record: Record, to output: inout [UInt8]) {
    record.withCells { cells in
      // Most rows have no cell with a byte that must be quoted, which one search tells of all cells at once.
      let isPlain =
        cells.bytes.firstIndex(in: 0..<cells.bytes.count, where: Self.needsQuotes)
        == cells.bytes.count
      let isAlone = cells.count == 1
      for index in 0..<cells.count {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        let cell = cells[index]
        if Self.isQuoted(cell, isPlain: isPlain, isAlone: isAlone) {
          appendQuoted(cell, to: &output)
        } else {
          output.append(contentsOf: cell)
        }
      }
    }
    output.append(UInt8(ascii: "\r"))
    output.append(UInt8(ascii: "\n"))
  }

  @inline(__always)
  private static func needsQuotes(_ block: ByteBlock) -> ByteBlock.Mask {
    block == UInt8(ascii: ",") .| block == UInt8(ascii: "\"") .| block == UInt8(ascii: "\n")
      .| block == UInt8(ascii: "\r")
  }

  @inline(__always)
  private static func isQuoted(
    _ cell: UnsafeBufferPointer<UInt8>, isPlain: Bool, isAlone: Bool
  ) -> Bool {
    guard let first = cell.first, let last = cell.last else { return isAlone }
    if isSpace(first) || isSpace(last) { return true }
    return !isPlain && cell.firstIndex(in: 0..<cell.count, where: needsQuotes) < cell.count
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private func appendQuoted(_ cell: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    var start = 0
    while start < cell.count {
      let quote = cell.firstIndex(in: start..<cell.count) { $0 == UInt8(ascii: "\"") }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: cell[start..<quote]))
      if quote < cell.count { output += [UInt8(ascii: "\""), UInt8(ascii: "\"")] }
      start = quote + 1
    }
    output.append(UInt8(ascii: "\""))
  }
}
