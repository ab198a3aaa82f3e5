import Encodings

/// The addresses of the files that make up a site, by their fingerprints: 16 bytes for each.
///
/// All that the ledger asks of a build, so that one that writes little can answer from what it kept.
struct WrittenAddresses: Sendable {
  private var fingerprints: Set<Fingerprint>

  init(_ paths: some Sequence<OutputPath> = []) {
    fingerprints = Set(paths.lazy.map { Self.fingerprint(of: $0) })
  }

  /// Takes what ``fingerprint(of:)`` gave for each file.
  init(fingerprints: some Sequence<Fingerprint>) { self.fingerprints = Set(fingerprints) }

  /// The fingerprint of a file's address; `plans/115/index.html` stands at `/plans/115/`.
  static func fingerprint(of path: OutputPath) -> Fingerprint {
    var path = path.string
    return path.withUTF8 { fingerprint(ofPath: UnsafeRawBufferPointer($0)) }
  }

  func contains(_ address: String) -> Bool {
    var address = address
    return address.withUTF8 { contains(UnsafeRawBufferPointer($0)) }
  }

  /// Whether a file stands at an address, which is given by its UTF-8 bytes.
  func contains(_ address: UnsafeRawBufferPointer) -> Bool {
    guard address.first == UInt8(ascii: "/") else { return false }
    return fingerprints.contains(
      Self.fingerprint(ofPath: UnsafeRawBufferPointer(rebasing: address.dropFirst())))
  }

  private static func fingerprint(ofPath path: UnsafeRawBufferPointer) -> Fingerprint {
    let isFolder =
      path.count >= index.utf8CodeUnitCount
      && path.suffix(index.utf8CodeUnitCount).elementsEqual(
        UnsafeRawBufferPointer(start: index.utf8Start, count: index.utf8CodeUnitCount))
      && (path.count == index.utf8CodeUnitCount
        || path[path.count - index.utf8CodeUnitCount - 1] == UInt8(ascii: "/"))
    return Fingerprint(
      of: isFolder
        ? UnsafeRawBufferPointer(rebasing: path.dropLast(index.utf8CodeUnitCount)) : path)
  }

  private static let index: StaticString = "index.html"
}
