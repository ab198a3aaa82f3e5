/// One row of a table: the bytes of its cells, one after the other.
///
/// Kept from one row to the next, so that a table of a million rows allocates one.
package struct Record: Sendable, Hashable {
  /// The cells' UTF-8, without anything between them.
  package private(set) var bytes: [UInt8] = []
  /// Where each cell ends in `bytes`.
  private var ends: [Int] = []

  package init() {}

  package init(_ cells: [String]) {
    for cell in cells { append(cell) }
  }

  package var count: Int { ends.count }

  /// The bytes of a cell; the index is one of `0..<count`.
  package subscript(index: Int) -> ArraySlice<UInt8> {
    bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  /// The text of a cell.
  package func text(_ index: Int) -> String { String(decoding: self[index], as: UTF8.self) }

  /// The cell that the byte at an index of `bytes` belongs to.
  ///
  /// - Complexity: O(`count`).
  func index(ofCellWithByte byte: Int) -> Int {
    ends.firstIndex { $0 > byte } ?? count
  }

  /// Whether a cell ends before the byte at an index of `bytes`.
  func endsCell(at index: Int) -> Bool { ends.contains(index) }

  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// Leaves out the cells from an index on, where there are as many.
  mutating func removeCells(from index: Int) {
    guard index < count else { return }
    bytes.removeSubrange((index == 0 ? 0 : ends[index - 1])...)
    ends.removeSubrange(index...)
  }

  /// Adds a cell of UTF-8.
  package mutating func append(utf8 cell: some Sequence<UInt8>) {
    bytes.append(contentsOf: cell)
    ends.append(bytes.count)
  }

  package mutating func append(_ cell: String) { append(utf8: cell.utf8) }

  /// Adds bytes to the cell that ``endCell()`` is to end.
  mutating func extendCell(_ part: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: part)
  }

  mutating func extendCell(_ byte: UInt8) { bytes.append(byte) }

  mutating func endCell() { ends.append(bytes.count) }

  /// Takes back what was added since the last cell ended.
  mutating func dropUnfinishedCell() { bytes.removeSubrange((ends.last ?? 0)...) }
}

extension Record {
  /// The cells of a record as memory, for as long as ``withCells(_:)`` runs.
  struct Cells {
    let bytes: UnsafeBufferPointer<UInt8>
    let ends: UnsafeBufferPointer<Int>

    var count: Int { ends.count }

    subscript(index: Int) -> UnsafeBufferPointer<UInt8> {
      UnsafeBufferPointer(rebasing: bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]])
    }
  }

  /// Gives a writer all cells at once, without a reference to count for each.
  func withCells<Result, Failure: Error>(
    _ body: (Cells) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try bytes.withUnsafeBufferPointer { bytes throws(Failure) in
      try ends.withUnsafeBufferPointer { ends throws(Failure) in
        try body(Cells(bytes: bytes, ends: ends))
      }
    }
  }
}

/// Rows that come one after the other, from wherever they are.
package protocol RecordSource: AnyObject {
  /// Puts the next row into `record`.
  ///
  /// - Returns: `false` where there is none.
  func next(into record: inout Record) throws -> Bool
}

/// Rows that are in memory.
package final class RecordList: RecordSource {
  private let records: [Record]
  private var index = 0

  package init(_ records: [Record]) { self.records = records }

  package func next(into record: inout Record) -> Bool {
    guard index < records.count else { return false }
    record = records[index]
    index += 1
    return true
  }
}
