/// A name of HTML, in letters of either case, as numbers that compare in a few instructions.
struct NameKey: Equatable, Sendable {
  /// Eight letters each, the first ones first.
  private var letters: (UInt64, UInt64, UInt64) = (0, 0, 0)
  private var count = 0

  /// Names of more letters are all alike; none that anybody asks for is as long.
  static let limit = 24

  init() {}

  init(_ name: some Sequence<UInt8>) { for byte in name { append(byte) } }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    let letter = UInt64(byte &- 0x41 < 26 ? byte | 0x20 : byte)
    // Nearly all names are no longer.
    if count < 8 {
      letters.0 = letters.0 << 8 | letter
      count += 1
      return
    }
    switch count {
    case ..<16: letters.1 = letters.1 << 8 | letter
    case ..<Self.limit: letters.2 = letters.2 << 8 | letter
    default: letters = (.max, .max, .max)
    }
    count += 1
  }

  /// A place in a table of 2 to the power of `bits` places.
  @inline(__always)
  func place(bits: Int) -> Int {
    let mixed = (letters.0 ^ letters.1 &* 31 ^ letters.2 &* 7) &* 0x9E37_79B9_7F4A_7C15
    return Int(mixed >> UInt64(64 - bits))
  }

  static func == (left: NameKey, right: NameKey) -> Bool { left.letters == right.letters }
}

/// Finds a name of HTML without making a string of it.
///
/// Open addressing over a power of two of places, at most a quarter of them taken: some 3 ns a name.
struct NameTable<Name: Sendable>: Sendable {
  private struct Entry {
    let key: NameKey
    let name: Name
  }

  private let entries: [Entry?]
  private let bits: Int
  private let unknown: Name

  init(_ names: [(text: String, name: Name)], unknown: Name) {
    var bits = 6
    while 1 << bits < names.count * 4 { bits += 1 }
    var entries = [Entry?](repeating: nil, count: 1 << bits)
    for (text, name) in names {
      precondition(text.utf8.count <= NameKey.limit, "'\(text)' is too long to be told from others")
      let key = NameKey(text.utf8)
      var place = key.place(bits: bits)
      while entries[place] != nil { place = (place + 1) & (entries.count - 1) }
      entries[place] = Entry(key: key, name: name)
    }
    self.entries = entries
    self.bits = bits
    self.unknown = unknown
  }

  subscript(key: NameKey) -> Name {
    var place = key.place(bits: bits)
    while let entry = entries[place] {
      if entry.key == key { return entry.name }
      place = (place + 1) & (entries.count - 1)
    }
    return unknown
  }
}
