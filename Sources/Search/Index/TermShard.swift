/// Some neighbouring terms of an index with their postings: what a reader fetches at once.
///
/// A term is written as the number of bytes it shares with the one before, the number of its others and these; how
/// many pages hold it; how many bytes of postings follow, and these.
struct TermShard: Sendable {
  /// The first term.
  var first: [UInt8]
  var bytes: [UInt8]

  /// By which the shard's file is called.
  var name: UInt32 { Self.name(first) }

  /// FNV-1a of a term, in 32 bits.
  static func name(_ term: [UInt8]) -> UInt32 {
    term.reduce(0x811C_9DC5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
  }
}

/// Divides terms into shards as they come.
///
/// Where a shard ends is told by its terms more than by its size, so that a page that changes moves no more than the
/// shards of its own terms.
struct TermShardWriter {
  /// Once it has so many bytes, a shard ends before the next term whose name `ending` divides.
  private static let leastByteCount = 4 << 10
  /// Once it has so many, a shard ends in any case.
  private static let mostByteCount = 12 << 10
  private static let ending: UInt32 = 16

  private(set) var shards: [TermShard] = []
  private var last: [UInt8] = []
  private var names: Set<UInt32> = []

  /// Appends a term, the bytes of whose postings are at hand.
  mutating func append(_ term: [UInt8], count: Int, postings: some Collection<UInt8>) {
    if beginsShard(term) {
      shards.append(TermShard(first: term, bytes: []))
      last = []
    }
    let shared = min(255, zip(last, term).prefix { $0 == $1 }.count)
    let place = shards.count - 1
    shards[place].bytes.append(UInt8(shared))
    shards[place].bytes.append(UInt8(term.count - shared))
    shards[place].bytes += term[shared...]
    LEB128.append(count, to: &shards[place].bytes)
    LEB128.append(postings.count, to: &shards[place].bytes)
    shards[place].bytes += postings
    last = term
  }

  private mutating func beginsShard(_ term: [UInt8]) -> Bool {
    let name = TermShard.name(term)
    guard let byteCount = shards.last?.bytes.count else {
      names.insert(name)
      return true
    }
    guard
      byteCount >= Self.mostByteCount
        || byteCount >= Self.leastByteCount && name % Self.ending == 0
    else { return false }
    // Two shards of one name would be one file: then the one before takes this term too.
    return names.insert(name).inserted
  }
}

/// Reads the terms of a shard in their order.
struct TermShardReader {
  private let bytes: [UInt8]
  private var offset = 0
  private(set) var term: [UInt8] = []
  /// How many pages hold the term.
  private(set) var count = 0
  private(set) var postings: ArraySlice<UInt8> = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Goes on to the next term.
  ///
  /// - Returns: Whether there is one; `nil` where the bytes are damaged.
  mutating func next() -> Bool? {
    if offset == bytes.count { return false }
    guard offset + 2 <= bytes.count else { return nil }
    let (shared, own) = (Int(bytes[offset]), Int(bytes[offset + 1]))
    offset += 2
    guard shared <= term.count, offset + own <= bytes.count else { return nil }
    term.removeLast(term.count - shared)
    term += bytes[offset..<offset + own]
    offset += own
    var index = offset
    let rest = bytes[...]
    guard let count = LEB128.read(rest, &index), let length = LEB128.read(rest, &index),
      index + length <= bytes.count
    else { return nil }
    self.count = count
    postings = bytes[index..<index + length]
    offset = index + length
    return true
  }
}
