/// Finds a name of HTML by its bytes, in letters of either case, without making a string of them.
///
/// Open addressing over a power of two of places, at most a quarter of them taken: some 5 ns a name.
struct NameTable<Name: Sendable>: Sendable {
  private struct Entry {
    let letters: [UInt8]
    let name: Name
  }

  private let entries: [Entry?]
  private let unknown: Name

  init(_ names: [(text: String, name: Name)], unknown: Name) {
    var size = 64
    while size < names.count * 4 { size *= 2 }
    var entries = [Entry?](repeating: nil, count: size)
    for (text, name) in names {
      let letters = Array(text.utf8)
      var place = letters.withUnsafeBufferPointer { Self.hash($0) } & (size - 1)
      while entries[place] != nil { place = (place + 1) & (size - 1) }
      entries[place] = Entry(letters: letters, name: name)
    }
    self.entries = entries
    self.unknown = unknown
  }

  subscript(name: UnsafeBufferPointer<UInt8>) -> Name {
    var place = Self.hash(name) & (entries.count - 1)
    while let entry = entries[place] {
      if Self.isEqual(entry.letters, name) { return entry.name }
      place = (place + 1) & (entries.count - 1)
    }
    return unknown
  }

  private static func isEqual(_ letters: [UInt8], _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    guard letters.count == name.count else { return false }
    for index in name.indices where letters[index] != lowercased(name[index]) { return false }
    return true
  }

  private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> Int {
    var number: UInt32 = 0x811C_9DC5
    for byte in name { number = (number ^ UInt32(lowercased(byte))) &* 0x0100_0193 }
    return Int(number ^ number >> 15)
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
  }
}
