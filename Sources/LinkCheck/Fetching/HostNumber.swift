import CCurl

/// Addresses of the network where they stand in place of a name.
enum HostNumber {
  /// The bytes of an address in network order, 4 or 16; `nil` for a name.
  ///
  ///     HostNumber.bytes("192.0.2.1")      // [192, 0, 2, 1]
  ///     HostNumber.bytes("[2001:db8::1]")  // [0x20, 0x01, 0x0D, 0xB8, …, 1]
  static func bytes(_ host: String) -> [UInt8]? {
    let text =
      host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
    var bytes = [UInt8](repeating: 0, count: 16)
    if inet_pton(AF_INET, text, &bytes) == 1 { return Array(bytes[..<4]) }
    return inet_pton(AF_INET6, text, &bytes) == 1 ? bytes : nil
  }

  /// Whether a host says by itself that it leads nowhere but into private networks: all that can be judged where a
  /// proxy finds its address.
  static func isLocal(_ host: String, permits: ([UInt8]) -> Bool) -> Bool {
    if let bytes = bytes(host) { return !permits(bytes) }
    // A number that can't be read, such as one with a zone, is that of no public server.
    let isPublicName =
      !host.hasPrefix("[") && host.contains(".")
      && ![".localhost", ".local", ".internal", ".home.arpa"].contains { host.hasSuffix($0) }
    return !isPublicName && !permits([127, 0, 0, 1])
  }
}
