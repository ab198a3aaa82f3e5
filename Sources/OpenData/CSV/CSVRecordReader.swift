package import Diagnostics

/// Reads the rows of a CSV file one at a time, in constant memory, as ``CSVTable`` reads them all.
///
///     let reader = try CSVRecordReader(file: "content/data/stations/stations.csv") { buffer in
///       try descriptor.read(into: buffer)
///     }
///     var record = Record()
///     while try reader.next(into: &record) { … }
///     reader.diagnostics   // empty, or the rows are not to be published
///
/// A cell may have 1 MB, a row 16 MB and 16,384 columns: what goes beyond ends the reading with a diagnostic, and so
/// do bytes that are no UTF-8. Rows that are not as wide as the first are told and passed over, so that every
/// record has as many cells as `header`. Control characters are read as they are.
package final class CSVRecordReader: RecordSource {
  /// Puts bytes at the front of a buffer and says how many; 0 at the end of the file.
  package typealias Fill = (UnsafeMutableRawBufferPointer) throws -> Int

  private var records: CSVRecords<any Error>

  /// Reads the header of a file that comes in pieces.
  ///
  /// - Parameters:
  ///   - file: The file that the bytes come from.
  ///   - hasHeader: Whether the first row names the columns.
  ///   - bufferByteCount: How many bytes are asked for at once; a longer row makes it grow.
  ///   - fill: Reads the next bytes.
  /// - Throws: What `fill` throws.
  package init(
    file: SourcePath, hasHeader: Bool = true, bufferByteCount: Int = 1 << 18,
    fill: @escaping Fill
  ) throws {
    records = try CSVRecords(
      CSVWindow(byteCount: bufferByteCount, fill: fill), file: file, hasHeader: hasHeader, limit: 20
    )
  }

  /// Reads the header of a file that is in memory.
  package init(_ bytes: [UInt8], file: SourcePath, hasHeader: Bool = true) throws {
    records = try CSVRecords(CSVWindow(bytes), file: file, hasHeader: hasHeader, limit: 20)
  }

  /// The column names; `1`, `2`, … without a header row, none where there is no table.
  package var header: [String] { records.header }

  /// Where each column's name stands; the first row's cells in a table without header row.
  package var headerPlaces: [SourceRange] { records.headerPlaces }

  /// What is wrong with what was read so far; of each code the first twenty places, then how many more.
  package var diagnostics: [Diagnostic] { records.diagnostics }

  /// The offset in the file at which the row that was read last begins.
  package var recordOffset: Int { records.recordOffset }

  /// The place of a cell of the row that was read last, quotes included.
  ///
  /// - Complexity: O(bytes) from the last place that was asked for, at most a buffer's.
  package func range(ofCell column: Int) -> SourceRange { records.range(ofCell: column) }

  package func next(into record: inout Record) throws -> Bool {
    try records.next(into: &record)
  }
}
