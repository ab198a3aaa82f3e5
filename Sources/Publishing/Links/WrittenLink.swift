import Encodings
import Hyperlinks

/// A link as it stands on a written page, with words in the place of numbers: for messages.
struct WrittenLink {
  /// As it is written, without escapes of HTML.
  let text: String
  /// The path that it leads to.
  let path: String
  let address: UInt64
  /// 0 where it leads to no id.
  let id: UInt64

  /// Every link of a page into the site, which is served at `origins`.
  static func all(
    in bytes: [UInt8], of page: OutputPath, origins: SiteOrigins
  ) -> [WrittenLink] {
    func target(of address: String, on base: URLReference) -> URLReference {
      origins.path(of: address).map { URLReference($0).resolved(on: URLReference("/")) }
        ?? URLReference(address).resolved(on: base)
    }
    let document = DocumentLinks(bytes)
    let own = URLReference(PercentEncoding.encodedPath(ofDecoded: "/" + page.string))
    let base = document.base.map { target(of: $0, on: own) } ?? own
    return document.links.compactMap { link in
      let target = target(of: link.address, on: base)
      guard target.isRelative, !link.address.isEmpty else { return nil }
      let path = PercentEncoding.decoded(target.path) ?? target.path
      let id = target.fragment.flatMap(Fragment.id).map { PercentEncoding.decoded($0) ?? $0 }
      return WrittenLink(
        text: link.address, path: target.path == own.path ? page.address : path,
        address: AddressNumber.of(target), id: id.map { Fingerprint(of: $0).low } ?? 0)
    }
  }

  /// Every id of a page.
  static func ids(in bytes: [UInt8]) -> [String] { DocumentLinks(bytes).ids }
}
