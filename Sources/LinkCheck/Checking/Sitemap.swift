import Encodings

/// The addresses that a sitemap lists (sitemaps.org), or an index of sitemaps.
package struct Sitemap: Sendable, Hashable {
  /// The addresses in order, each once.
  package private(set) var addresses: [WebAddress] = []
  /// Whether the addresses are those of further sitemaps.
  package let isIndex: Bool

  /// Reads XML, or a text with an address to each line; `nil` for anything else.
  ///
  /// Only `loc` elements are looked at, whatever their namespace's prefix; 50,000 at most, as the format allows.
  package init?(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let beginning = text.prefix(4096)
    isIndex = beginning.contains("sitemapindex")
    var found: [String]
    if isIndex || beginning.contains("urlset") {
      found = Self.locations(in: bytes)
    } else {
      found = text.split(whereSeparator: \.isNewline).map { String($0.filter { !$0.isWhitespace }) }
      guard found.first.flatMap(WebAddress.init) != nil else { return nil }
    }
    var seen: Set<String> = []
    for location in found.prefix(50_000) {
      guard let address = WebAddress(location), seen.insert(address.string).inserted else {
        continue
      }
      addresses.append(address)
    }
  }

  private static func locations(in bytes: [UInt8]) -> [String] {
    var scanner = TagScanner(bytes)
    var found: [String] = []
    var text: [UInt8]?
    while let piece = scanner.next() {
      switch piece {
      case .open(let tag): if Self.isLocation(tag.name) { text = [] }
      case .text(let range), .raw(_, let range): text?.append(contentsOf: bytes[range])
      case .close(let name):
        guard Self.isLocation(name), let content = text else { continue }
        let plain = HTMLEscaping.unescaped(String(decoding: content, as: UTF8.self))
        found.append(plain.filter { !$0.isWhitespace })
        text = nil
      }
    }
    return found
  }

  private static func isLocation(_ name: String) -> Bool {
    name == "loc"
      || (name.hasSuffix(":loc") && !name.hasPrefix("image:") && !name.hasPrefix("video:"))
  }
}
