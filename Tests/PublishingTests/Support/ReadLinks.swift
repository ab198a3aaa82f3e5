import Encodings
import Foundation
import Hyperlinks
import Publishing

/// What a written page offers and asks for, read from its elements and resolved as a browser does: without
/// anything of what the program itself reads links by.
struct ReadLinks {
  /// Every id, in order.
  let ids: [String]
  /// Where its links within the site lead.
  private(set) var targets: Set<Target> = []
  private let address: String

  struct Target: Hashable {
    /// As a file is served: `/news/` for `news/index.html`.
    let address: String
    let id: String?
  }

  /// Attributes that hold an address.
  private static let attributes = ["href", "src", "action", "poster", "cite", "data"]
  private static let root = "https://www.example.gov.tw"

  init(_ html: String, path: String) {
    let page = HTMLPage(html)
    ids = page.elements.compactMap { $0.attributes["id"] }
    address = Self.served("/" + path)
    let base = URL(string: Self.root + PercentEncoding.encodedPath(ofDecoded: address))
    for element in page.elements {
      for reference in Self.attributes.compactMap({ element.attributes[$0] })
      where !reference.isEmpty && reference != "#" {
        guard let url = URL(string: reference, relativeTo: base)?.absoluteURL,
          url.absoluteString.hasPrefix(Self.root)
        else { continue }
        let fragment = url.fragment(percentEncoded: false) ?? ""
        targets.insert(
          Target(
            address: Self.served(url.path(percentEncoded: false)),
            id: fragment.isEmpty ? nil : fragment))
      }
    }
  }

  private static func served(_ path: String) -> String {
    path.hasSuffix("/index.html") ? String(path.dropLast("index.html".count)) : path
  }

  // MARK: As the program records it

  var addressNumber: UInt64 { AddressNumber.of(address) }
  var destinations: Set<UInt64> { Set(targets.map { AddressNumber.of($0.address) }) }
  var idNumbers: [UInt32] {
    ids.map { UInt32(truncatingIfNeeded: Fingerprint(of: $0).low) }.sorted()
  }

  /// The links to ids, without those to an id of the page itself.
  var fragments: Set<WrittenPage.Fragment> {
    let own = Set(ids)
    return Set(
      targets.compactMap { target in
        guard let id = target.id, target.address != address || !own.contains(id) else { return nil }
        return WrittenPage.Fragment(
          address: AddressNumber.of(target.address), id: Fingerprint(of: id).low)
      })
  }
}
