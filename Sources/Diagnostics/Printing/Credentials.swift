/// User names and passwords within addresses, which no terminal, log or report shall show.
///
///     Credentials.hidden(in: "[a](https://user:secret@host/)")   // [a](https://***@host/)
///
/// Rather too much is hidden than too little: all from `://` to the last `@` before the host's end.
package enum Credentials {
  /// The text with three stars in their place.
  package static func hidden(in text: String) -> String {
    let bytes = Array(text.utf8)
    let found = ranges(in: bytes)
    guard !found.isEmpty else { return text }
    var hidden = bytes
    for range in found.reversed() { hidden.replaceSubrange(range, with: "***".utf8) }
    return String(decoding: hidden, as: UTF8.self)
  }

  /// A line of as many bytes, with a star for each of theirs: places in it stay where they are.
  static func covered(in line: [UInt8]) -> [UInt8] {
    var covered = line
    for range in ranges(in: line) {
      for offset in range { covered[offset] = UInt8(ascii: "*") }
    }
    return covered
  }

  private static func ranges(in bytes: [UInt8]) -> [Range<Int>] {
    guard bytes.contains(UInt8(ascii: "@")) else { return [] }
    var found: [Range<Int>] = []
    var offset = 0
    while offset + 3 < bytes.count {
      guard bytes[offset...].starts(with: "://".utf8) else {
        offset += 1
        continue
      }
      let start = offset + 3
      let end = bytes[start...].firstIndex(where: endsHost) ?? bytes.count
      if let at = bytes[start..<end].lastIndex(of: UInt8(ascii: "@")), at > start {
        found.append(start..<at)
      }
      offset = start
    }
    return found
  }

  private static func endsHost(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\""),
      UInt8(ascii: "<"), UInt8(ascii: ">"):
      true
    default: false
    }
  }
}
