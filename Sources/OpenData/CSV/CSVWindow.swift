import Diagnostics
import Encodings

/// The part of a CSV file that is in memory: whole when it is given as bytes, else a stretch that moves on.
///
/// Indices count from the stretch's first byte, offsets from the file's.
struct CSVWindow<Failure: Error> {
  /// Puts bytes at the front of a buffer and says how many; 0 at the end of the file.
  typealias Fill = (UnsafeMutableRawBufferPointer) throws(Failure) -> Int

  private(set) var storage: [UInt8]
  /// The index after the last byte that was read.
  private(set) var end: Int
  /// Whether nothing follows `end`.
  private(set) var isFinal: Bool
  /// The offset of the first byte in memory.
  private(set) var base = 0
  private let fill: Fill?
  /// The index up to which the bytes are known to be UTF-8.
  private var validated = 0
  private var lines = LineCount()

  /// A file that is in memory.
  init(_ bytes: [UInt8]) {
    storage = bytes
    end = bytes.count
    isFinal = true
    fill = nil
  }

  /// A file that is read through a buffer of this many bytes, which grows where a row is longer.
  init(byteCount: Int, fill: @escaping Fill) {
    storage = [UInt8](repeating: 0, count: max(byteCount, 4))
    end = 0
    isFinal = false
    self.fill = fill
  }

  /// Lets go of the bytes before an index and reads on until the buffer is full or the file ends.
  mutating func advance(to start: Int) throws(Failure) {
    guard let fill, !isFinal else { return }
    lines = lineCount(at: start)
    let kept = end - start
    storage.withUnsafeMutableBytes { bytes in
      guard start > 0, kept > 0, let address = bytes.baseAddress else { return }
      address.copyMemory(from: address + start, byteCount: kept)
    }
    base += start
    end = kept
    validated = max(validated - start, 0)
    if end == storage.count { storage += repeatElement(0, count: storage.count) }
    while end < storage.count {
      let from = end
      let count = try storage.withUnsafeMutableBufferPointer { bytes throws(Failure) in
        try fill(
          UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(bytes)[from...]))
      }
      precondition((0...(storage.count - end)).contains(count), "More bytes than there is room for")
      guard count > 0 else {
        isFinal = true
        return
      }
      end += count
    }
  }

  /// The index of the first byte in memory that is no UTF-8.
  ///
  /// Looks at each byte once; a scalar that the window's end cuts waits for the rest.
  mutating func firstInvalidByte() -> Int? {
    let limit = isFinal ? end : end - cutByteCount
    guard limit > validated else { return nil }
    let invalid = UTF8Validation.firstInvalidByte(in: storage, within: validated..<limit)
    if invalid == nil { validated = limit }
    return invalid
  }

  /// How many bytes at the end may belong to a scalar that goes on.
  private var cutByteCount: Int {
    for count in 1...3 where count <= end - validated {
      let byte = storage[end - count]
      if byte < 0x80 { return 0 }
      guard byte >= 0xC0 else { continue }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      return length > count ? count : 0
    }
    return 0
  }

  /// The place of an index that is not before the last one up to which lines were counted.
  func position(at index: Int) -> SourcePosition {
    let count = lineCount(at: index)
    return SourcePosition(line: count.line, column: base + index - count.start + 1)
  }

  /// Counts the lines up to an index once and for all, so that later places are near.
  mutating func countLines(to index: Int) { lines = lineCount(at: index) }

  private func lineCount(at index: Int) -> LineCount {
    storage.withUnsafeBufferPointer { bytes in
      var lines = lines
      let from = lines.offset - base
      guard from < index else { return lines }
      var breaks = 0
      for place in from..<index where bytes[place] == UInt8(ascii: "\n") { breaks &+= 1 }
      if breaks > 0, let last = bytes[from..<index].lastIndex(of: UInt8(ascii: "\n")) {
        lines.line += breaks
        lines.start = base + last + 1
      }
      lines.offset = base + index
      return lines
    }
  }
}

/// The line that an offset is in.
private struct LineCount {
  var offset = 0
  var line = 1
  /// The offset of the line's first byte.
  var start = 0
}
