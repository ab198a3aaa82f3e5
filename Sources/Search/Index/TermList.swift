/// Writes the terms of one page in their order, each without what it shares with the one before.
///
/// A term is a byte of two halves, how many bytes it shares (15 at most) and its mark; the number of the others;
/// these.
struct TermListWriter {
  private(set) var bytes: [UInt8] = []
  private var last: [UInt8] = []

  mutating func append(_ term: [UInt8], _ mark: TermMark) {
    let shared = min(15, zip(last, term).prefix { $0 == $1 }.count)
    bytes.append(UInt8(shared) << 4 | mark.rawValue)
    bytes.append(UInt8(term.count - shared))
    bytes += term[shared...]
    last = term
  }
}

/// Reads what ``TermListWriter`` wrote.
struct TermListReader {
  private let bytes: [UInt8]
  private var offset = 0
  private var term: [UInt8] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Hands each term and its mark to `take`.
  mutating func forEach(_ take: (UnsafeBufferPointer<UInt8>, UInt8) -> Void) {
    while offset < bytes.count {
      let head = bytes[offset]
      let count = Int(bytes[offset + 1])
      term.removeLast(term.count - Int(head >> 4))
      term += bytes[(offset + 2)..<(offset + 2 + count)]
      offset += 2 + count
      term.withUnsafeBufferPointer { take($0, head & 15) }
    }
  }
}
