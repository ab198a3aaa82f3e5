/// A value of ASN.1 in its one distinguished form (X.690), as far as certificates need it.
///
/// Lengths must be written out; a value that reaches beyond its bytes is none.
struct DERValue {
  /// The tags that certificates and their bundles are made of.
  enum Tag {
    static let octets: UInt8 = 0x04
    static let name: UInt8 = 0x06
    static let sequence: UInt8 = 0x30
    static let set: UInt8 = 0x31
    /// `[0]`, `[3]` and `[6]` of their own, the last without parts.
    static let context0: UInt8 = 0xA0
    static let context3: UInt8 = 0xA3
    static let plainContext6: UInt8 = 0x86
  }

  let tag: UInt8
  /// With tag and length.
  let bytes: ArraySlice<UInt8>
  let content: ArraySlice<UInt8>

  /// Reads the value that the bytes begin with.
  init?(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    // Tags of more than one byte stand in no certificate.
    guard let tag = rest.popFirst(), tag & 0x1F != 0x1F, var length = rest.popFirst().map(Int.init)
    else { return nil }
    if length >= 0x80 {
      let count = length & 0x7F
      guard (1...4).contains(count), rest.count >= count else { return nil }
      length = rest.prefix(count).reduce(0) { $0 << 8 | Int($1) }
      rest = rest.dropFirst(count)
    }
    guard length <= rest.count else { return nil }
    self.tag = tag
    content = rest.prefix(length)
    self.bytes = bytes[bytes.startIndex..<content.endIndex]
  }

  /// The values that this one is made of; none where they can't be read to the end.
  var parts: [DERValue] {
    var parts: [DERValue] = []
    var rest = content
    while !rest.isEmpty {
      guard let part = DERValue(rest) else { return [] }
      parts.append(part)
      rest = rest[part.bytes.endIndex...]
    }
    return parts
  }
}
