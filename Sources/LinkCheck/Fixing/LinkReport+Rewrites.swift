import Diagnostics
import Encodings

extension LinkReport {
  /// The addresses of Markdown files that can be written anew: of pages that have moved for good.
  ///
  /// Fragments stay as they stand: browsers carry them to the new address as well. Where the page there is known to
  /// lack one, what it named may be anywhere, and its link is left to a person (`lostFragment`).
  ///
  /// With an `archive`, dead links are led to the copies of their pages; without one they are left alone.
  package func rewrites(archive: ArchivePattern? = nil) -> [AddressRewrite] {
    verdicts.flatMap(\.told).flatMap { verdict -> [AddressRewrite] in
      guard let new = verdict.replacement(archive: archive, at: finishedAt) else { return [] }
      return verdict.target.places.compactMap { place in
        guard place.file.string.hasSuffix(".md") else { return nil }
        let old = Self.withoutFragment(place.written ?? verdict.target.url)
        let safe = Self.written(new)
        guard old != safe else { return nil }
        return AddressRewrite(
          place: place, old: old, new: safe, lostFragment: verdict.lostFragment(of: place))
      }
    }
  }

  /// The fragment is the author's, and stays where it stands.
  private static func withoutFragment(_ address: String) -> String {
    String(address.prefix { $0 != "#" })
  }

  /// The address with what Markdown, its tables or YAML would take for their own percent-encoded.
  ///
  ///     written("https://a.tw/x (1)|2")   // https://a.tw/x%20%281%29%7C2
  private static func written(_ address: String) -> String {
    var output: [UInt8] = []
    for byte in withoutFragment(address).utf8 {
      switch byte {
      case 0...0x20, 0x7F, UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"),
        UInt8(ascii: ">"), UInt8(ascii: "|"), UInt8(ascii: "\\"), UInt8(ascii: "\""),
        UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "{"),
        UInt8(ascii: "}"), UInt8(ascii: ";"):
        PercentEncoding.appendEscape(of: byte, to: &output)
      default: output.append(byte)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}

extension LinkVerdict {
  /// Whether an archive of the web may hold what it leads to: a page, not a mailbox or a telephone, and not a part of a
  /// page that is there.
  package var canBeArchived: Bool {
    outcome.missingFragments.isEmpty
      && ["http://", "https://"].contains(where: target.url.hasPrefix)
  }

  fileprivate func replacement(archive: ArchivePattern?, at now: Int) -> String? {
    switch verdict {
    case .excluded: nil
    case _ where newAddress != nil: newAddress
    case .dead where canBeArchived:
      archive?.address(of: target.url, since: since ?? now)
    default: nil
    }
  }

  /// The fragment of a link that the page is known to lack.
  fileprivate func lostFragment(of place: LinkPlace) -> String? {
    outcome.message.key == .fragmentMissing && concerns(place) ? place.fragmentID : nil
  }
}

/// Where copies of pages are kept: `https://web.archive.org/web/{date}/{url}`.
package struct ArchivePattern: Sendable, Hashable {
  private let text: String

  /// `nil` unless it is an address that names `{url}`.
  package init?(_ text: String) {
    guard text.hasPrefix("https://") || text.hasPrefix("http://"), text.contains("{url}"),
      !text.contains(where: \.isWhitespace)
    else { return nil }
    self.text = text
  }

  /// The copy of a page as it was before it failed.
  ///
  /// `second` is when it began to fail, in seconds since 1970.
  package func address(of url: String, since second: Int) -> String {
    let date = Instant(seconds: second).taiwan.date.filter { $0 != "-" }
    return text.replacing("{date}", with: date).replacing("{url}", with: url)
  }
}
