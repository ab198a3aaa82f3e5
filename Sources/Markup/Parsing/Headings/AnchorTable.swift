/// The ids of a document's headings, unique.
///
/// Ids are kept as bytes, one after another: all are in one normalisation form, and a string would
/// be brought into it at each look.
struct AnchorTable {
  private struct Entry {
    /// Its bytes in `pool`.
    var id: Range<Int>
    /// The last number that was put behind it.
    var count = 0
  }

  private var pool: [UInt8] = []
  private var entries: [Entry] = []
  /// Open addressing over `entries`; -1 is free.
  ///
  /// Their number is a power of two, and more than half are free.
  private var slots: [Int32]

  /// - Parameters:
  ///   - headingCount: How many headings there are: each takes one id.
  ///   - explicit: Ids that headings name for themselves; they are nobody else's.
  init(headingCount: Int, explicit: [String] = []) {
    var size = 16
    while size < 2 * (headingCount + explicit.count) + 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    entries.reserveCapacity(headingCount + explicit.count)
    for id in explicit { _ = insert(Array(id.utf8)[...]) }
  }

  /// `slug`, or `slug-1`, `slug-2` … where it is taken.
  mutating func unique(_ slug: [UInt8]) -> String {
    let (entry, isNew) = insert(slug[...])
    guard !isNew else { return String(decoding: slug, as: UTF8.self) }
    var candidate: [UInt8]
    repeat {
      entries[entry].count += 1
      candidate = slug
      candidate.append(UInt8(ascii: "-"))
      candidate.write(entries[entry].count)
    } while !insert(candidate[...]).isNew
    return String(decoding: candidate, as: UTF8.self)
  }

  /// The entry of an id, made where there is none.
  private mutating func insert(_ id: ArraySlice<UInt8>) -> (entry: Int, isNew: Bool) {
    var hasher = Hasher()
    id.withUnsafeBytes { hasher.combine(bytes: $0) }
    var slot = hasher.finalize() & (slots.count - 1)
    while slots[slot] >= 0 {
      let entry = Int(slots[slot])
      if pool[entries[entry].id].elementsEqual(id) { return (entry, false) }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(entries.count)
    entries.append(Entry(id: pool.count..<(pool.count + id.count)))
    pool += id
    return (entries.count - 1, true)
  }
}
