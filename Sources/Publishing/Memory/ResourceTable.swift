import Encodings

/// The state of every resource of a site: by its number a digest of what it is now.
struct ResourceTable: Sendable, Equatable {
  /// Sorted by number, each once.
  private(set) var entries: [Entry] = []

  struct Entry: Sendable, Equatable {
    let id: UInt64
    var digest: UInt64
  }

  init() {}

  /// Takes entries in any order; those of one number are added up, so that their order is no matter.
  init(_ unordered: [Entry]) {
    entries.reserveCapacity(unordered.count)
    for entry in unordered.sorted(by: { $0.id < $1.id }) {
      if let last = entries.indices.last, entries[last].id == entry.id {
        entries[last].digest &+= entry.digest
      } else {
        entries.append(entry)
      }
    }
  }

  /// The same with other digests for some numbers, which it has.
  func replacing(_ digests: [UInt64: UInt64]) -> ResourceTable {
    var table = self
    for index in entries.indices {
      if let digest = digests[entries[index].id] { table.entries[index].digest = digest }
    }
    return table
  }

  /// The numbers whose digests differ, or that only one of the two tables has.
  ///
  /// - Complexity: O(entries).
  func changes(since other: ResourceTable) -> Set<UInt64> {
    var changed: Set<UInt64> = []
    var (mine, theirs) = (0, 0)
    while mine < entries.count || theirs < other.entries.count {
      if theirs == other.entries.count
        || mine < entries.count && entries[mine].id < other.entries[theirs].id
      {
        changed.insert(entries[mine].id)
        mine += 1
      } else if mine == entries.count || other.entries[theirs].id < entries[mine].id {
        changed.insert(other.entries[theirs].id)
        theirs += 1
      } else {
        if entries[mine].digest != other.entries[theirs].digest { changed.insert(entries[mine].id) }
        mine += 1
        theirs += 1
      }
    }
    return changed
  }

  func write(to writer: inout BinaryWriter) {
    writer.write(entries) { writer, entry in
      writer.write(entry.id)
      writer.write(entry.digest)
    }
  }

  init(from reader: inout BinaryReader) throws(BinaryReader.Damaged) {
    entries = try reader.array { (reader) throws(BinaryReader.Damaged) in
      Entry(id: try reader.word(), digest: try reader.word())
    }
  }
}
