import Encodings

/// Addresses within a site as numbers: digests of their paths' bytes, percent-decoded.
///
/// Bytes are compared, as servers do: letters of the other case and other Unicode forms are other addresses.
package enum AddressNumber {
  /// The number of a path, where `/a/index.html` counts as `/a/` unless a server's rules are others.
  package static func of(_ path: UnsafeRawBufferPointer, foldsIndex: Bool = true) -> UInt64 {
    Fingerprint(of: foldsIndex ? served(path) : path).low
  }

  /// The address that a server gives the same file for: `/a/index.html` is `/a/`.
  package static func served(_ path: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    let index: StaticString = "/index.html"
    let count = index.utf8CodeUnitCount
    // Most addresses end in a slash and need no closer look.
    guard path.last == UInt8(ascii: "l"), path.count >= count else { return path }
    let tail = UnsafeRawBufferPointer(rebasing: path[(path.count - count)...])
    guard tail.elementsEqual(UnsafeRawBufferPointer(start: index.utf8Start, count: count)) else {
      return path
    }
    return UnsafeRawBufferPointer(rebasing: path[..<(path.count - count + 1)])
  }

  package static func of(_ address: String, foldsIndex: Bool = true) -> UInt64 {
    var address = address
    return address.withUTF8 { of(UnsafeRawBufferPointer($0), foldsIndex: foldsIndex) }
  }
}
