import Encodings

/// Divides bytes into one record, by RFC 4180.
///
/// The only place that knows the grammar: tables and streams both read through it.
struct CSVScanner {
  /// What became of a record.
  enum Outcome {
    /// It ends before this index, where a line break or the end of the file is.
    case record(end: Int)
    /// More bytes must be read before it can be told.
    case needsMore
    case tooManyColumns
    /// A cell begins here that is longer than is allowed.
    case cellTooLong(start: Int, isQuoted: Bool)
  }

  /// A mistake in quoting, which spoils one cell and not the next.
  struct Slip {
    var message: String
    var index: Int
  }

  /// The most columns of a row, and the most that common spreadsheets open.
  static let columnLimit = 16_384
  /// The most bytes of a cell.
  static let cellByteLimit = 1 << 20

  /// The index where each cell of the record ends, quotes included; the next one begins after the comma.
  private(set) var ends: [Int] = []
  private(set) var slips: [Slip] = []

  /// Reads the record that begins at an index; `isFinal` where the file ends with the bytes.
  mutating func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isFinal: Bool, into record: inout Record
  ) -> Outcome {
    record.removeAll()
    ends.removeAll(keepingCapacity: true)
    if !slips.isEmpty { slips.removeAll() }
    var index = start
    while true {
      let cell = index
      let isQuoted = cell < bytes.count && bytes[cell] == UInt8(ascii: "\"")
      let end =
        isQuoted
        ? quotedCell(bytes, from: cell, isFinal: isFinal, into: &record)
        : plainCell(bytes, from: cell, isFinal: isFinal, into: &record)
      guard (end ?? bytes.count) - cell <= Self.cellByteLimit else {
        return .cellTooLong(start: cell, isQuoted: isQuoted)
      }
      guard let end else { return .needsMore }
      record.endCell()
      ends.append(end)
      guard end < bytes.count, bytes[end] == UInt8(ascii: ",") else { return .record(end: end) }
      guard ends.count < Self.columnLimit else { return .tooManyColumns }
      index = end + 1
    }
  }

  /// The end of a cell that begins without a quote; `nil` where it may lie beyond the bytes.
  @inline(__always)
  private mutating func plainCell(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isFinal: Bool, into record: inout Record
  ) -> Int? {
    let end = bytes.firstIndex(in: start..<bytes.count) {
      $0 == UInt8(ascii: ",") .| $0 == UInt8(ascii: "\n") .| $0 == UInt8(ascii: "\r")
        .| $0 == UInt8(ascii: "\"")
    }
    guard end < bytes.count else {
      record.extendCell(UnsafeBufferPointer(rebasing: bytes[start..<end]))
      return isFinal ? end : nil
    }
    guard bytes[end] != UInt8(ascii: "\"") else {
      return recover(
        bytes, cell: start, from: end, isFinal: isFinal, into: &record,
        Slip(message: "A quote stands inside a field that is not quoted", index: end))
    }
    record.extendCell(UnsafeBufferPointer(rebasing: bytes[start..<end]))
    return end
  }

  /// The end of a cell that begins with a quote; `nil` where it may lie beyond the bytes.
  private mutating func quotedCell(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isFinal: Bool, into record: inout Record
  ) -> Int? {
    var index = start + 1
    while true {
      let quote = bytes.firstIndex(in: index..<bytes.count) { $0 == UInt8(ascii: "\"") }
      guard quote < bytes.count else {
        guard isFinal else { return nil }
        slips.append(Slip(message: "A quoted field is not closed", index: start))
        record.dropUnfinishedCell()
        return bytes.count
      }
      let next = quote + 1
      guard next < bytes.count || isFinal else { return nil }
      guard next < bytes.count, bytes[next] == UInt8(ascii: "\"") else {
        record.extendCell(UnsafeBufferPointer(rebasing: bytes[index..<quote]))
        guard next < bytes.count, !Self.isEnd(bytes[next]) else { return next }
        return recover(
          bytes, cell: start, from: next, isFinal: isFinal, into: &record,
          Slip(message: "Text follows the closing quote of a field", index: next))
      }
      // The first of two quotes is one of the cell's.
      record.extendCell(UnsafeBufferPointer(rebasing: bytes[index..<next]))
      index = next + 1
    }
  }

  /// Goes on after the cell's end on this line, so that one slip is told once.
  private mutating func recover(
    _ bytes: UnsafeBufferPointer<UInt8>, cell: Int, from index: Int, isFinal: Bool,
    into record: inout Record, _ slip: Slip
  ) -> Int? {
    let end = bytes.firstIndex(in: index..<bytes.count) {
      $0 == UInt8(ascii: ",") .| $0 == UInt8(ascii: "\n") .| $0 == UInt8(ascii: "\r")
    }
    guard end < bytes.count || isFinal else { return nil }
    slips.append(slip)
    record.dropUnfinishedCell()
    record.extendCell(UnsafeBufferPointer(rebasing: bytes[cell..<end]))
    return end
  }

  private static func isEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}
