/// Where a site is served: the schemes and hosts whose addresses are its own.
///
///     let origins = SiteOrigins(["https://www.example.gov.tw/"])
///     origins.path(of: "https://www.example.gov.tw/plans/#goals")   // /plans/#goals
///     origins.path(of: "https://stat.example.gov.tw/plans/")        // nil
///
/// Letters of scheme and host have no case, the scheme's own port may be written, and a host of other scripts may be
/// written as Punycode. An address with a user name is not the site's: nobody should link it.
package struct SiteOrigins: Sendable, Hashable {
  /// In small letters: `https://www.example.gov.tw`.
  private let origins: [[UInt8]]
  /// Folders there that other programs serve, decoded: `/apply/`.
  private let elsewhere: [[UInt8]]

  /// No address is the site's own.
  package static let none = SiteOrigins([])

  /// - Parameters:
  ///   - addresses: Absolute: the base URLs of a site, each with what follows its host.
  ///   - elsewhere: Folders of these hosts that are not the site's, decoded, such as `/apply/`.
  package init(_ addresses: [String], elsewhere: [String] = []) {
    var origins: [[UInt8]] = []
    for origin in addresses.flatMap({ Self.spellings(URLReference($0)) }) {
      let bytes = Array(origin.utf8)
      if !origins.contains(bytes) { origins.append(bytes) }
    }
    self.origins = origins
    self.elsewhere = elsewhere.map { Array($0.utf8) }
  }

  /// The path, query and fragment of an address of the site, beginning with `/`; `nil` for all others.
  package func path(of address: String) -> String? {
    var address = address
    let path = address.withUTF8 { bytes in
      end(in: bytes).map { end in
        let rest = String(decoding: bytes[end...], as: UTF8.self)
        return rest.hasPrefix("/") ? rest : "/" + rest
      }
    }
    return path.flatMap { isElsewhere($0) ? nil : $0 }
  }

  /// Whether an address that begins with `/` lies in a folder of another program; `/apply` is one by `/apply/`.
  package func isElsewhere(_ address: String) -> Bool {
    guard !elsewhere.isEmpty, address.hasPrefix("/"), !address.hasPrefix("//") else { return false }
    return isElsewhere(AddressPath(URLReference(address)).bytes[...])
  }

  /// The same of a path without escapes.
  package func isElsewhere(path: String) -> Bool { isElsewhere(path.utf8) }

  /// The same of a path as a server looks it up.
  func isElsewhere(_ path: some Collection<UInt8>) -> Bool {
    // Nearly all sites have the host for themselves.
    guard !elsewhere.isEmpty else { return false }
    return elsewhere.contains { path.starts(with: $0) || path.elementsEqual($0.dropLast()) }
  }

  /// Where the host of an address of the site ends, whoever serves its path; `nil` for all others.
  ///
  /// - Complexity: O(bytes of an origin).
  func end(in address: UnsafeBufferPointer<UInt8>) -> Int? {
    for origin in origins where address.count >= origin.count {
      guard zip(address, origin).allSatisfy({ Self.lowercased($0) == $1 }) else { continue }
      guard address.count > origin.count else { return origin.count }
      switch address[origin.count] {
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return origin.count
      default: continue
      }
    }
    return nil
  }

  /// The ways to write an address's scheme and host; empty where it lacks one of them.
  private static func spellings(_ address: URLReference) -> [String] {
    guard let scheme = address.scheme?.lowercased(), let host = address.host else { return [] }
    let ownPort = scheme == "https" ? "443" : "80"
    let port = address.port.flatMap { $0.isEmpty ? nil : $0 } ?? ownPort
    return [host.lowercased(), HostName.ascii(host)].compactMap { $0 }.flatMap { host in
      let origin = "\(scheme)://\(host)"
      return port == ownPort ? [origin, "\(origin):\(port)"] : ["\(origin):\(port)"]
    }
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
