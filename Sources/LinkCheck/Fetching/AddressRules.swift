/// Which addresses of the network may be asked: those of the public Internet.
///
/// Decided on the bytes that a connection is about to be made to, not on names: a name may lead anywhere, and
/// elsewhere a moment later. After the registries of special-purpose addresses (RFC 6890, RFC 8190).
package enum AddressRules {
  /// Whether four bytes of IPv4 or sixteen of IPv6, in network order, are public.
  ///
  /// Addresses of IPv6 that carry one of IPv4 (mapped, NAT64, 6to4) are judged by what they carry.
  package static func isPublic(_ bytes: [UInt8]) -> Bool {
    switch bytes.count {
    case 4: isPublicV4(bytes[...])
    case 16: isPublicV6(bytes)
    default: false
    }
  }

  private static func isPublicV4(_ bytes: ArraySlice<UInt8>) -> Bool {
    let value = bytes.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    return !specialV4.contains { value >> (32 - $0.length) == $0.prefix >> (32 - $0.length) }
  }

  private static func isPublicV6(_ bytes: [UInt8]) -> Bool {
    // Mapped: ::ffff:0:0/96.
    if bytes[..<10].allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF {
      return isPublicV4(bytes[12...])
    }
    // NAT64: 64:ff9b::/96 (RFC 6052); its local sibling 64:ff9b:1::/48 is not public.
    if bytes[..<12].elementsEqual([0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]) {
      return isPublicV4(bytes[12...])
    }
    // 6to4: 2002::/16.
    if bytes[0] == 0x20, bytes[1] == 0x02 { return isPublicV4(bytes[2..<6]) }
    // Only 2000::/3 is given out; not public in it are 2001::/23 (protocols, Teredo), documentation
    // (2001:db8::/32, 3fff::/20).
    guard bytes[0] & 0xE0 == 0x20 else { return false }
    if bytes[0] == 0x20, bytes[1] == 0x01 {
      if bytes[2] & 0xFE == 0 { return false }
      if bytes[2] == 0x0D, bytes[3] == 0xB8 { return false }
    }
    return !(bytes[0] == 0x3F && bytes[1] == 0xFF && bytes[2] & 0xF0 == 0)
  }

  /// What IPv4 keeps for itself: prefix and its length.
  private static let specialV4: [(prefix: UInt32, length: UInt32)] = [
    (0x0000_0000, 8),  // this network
    (0x0A00_0000, 8),  // private
    (0x6440_0000, 10),  // shared by providers (RFC 6598)
    (0x7F00_0000, 8),  // loopback
    (0xA9FE_0000, 16),  // link-local, where clouds tell machines their secrets
    (0xAC10_0000, 12),  // private
    (0xC000_0000, 24),  // protocols
    (0xC000_0200, 24),  // documentation
    (0xC058_6300, 24),  // former 6to4 relays
    (0xC0A8_0000, 16),  // private
    (0xC612_0000, 15),  // measurements
    (0xC633_6400, 24),  // documentation
    (0xCB00_7100, 24),  // documentation
    (0xE000_0000, 4),  // multicast
    (0xF000_0000, 4),  // reserved, broadcast
  ]
}
