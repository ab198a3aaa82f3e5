import Diagnostics
import Encodings

/// One canonical address per page, by which search engines and archives know it.
extension Rule {
  static let canonicalAddress = Rule(
    .canonicalAddress, .metadata,
    clauses: [.wording("行政機關電子資料流通詮釋資料及分類檢索規範")],
    title: "A page names one canonical address, its own",
    examples: [
      .document(
        wrong: canonicalExample(""),
        right: canonicalExample(#"<link rel="canonical" href="https://www.example.gov.tw/">"#)),
      .document(
        wrong: canonicalExample(
          #"<link rel="canonical" href="/"><link rel="canonical" href="/index.html">"#),
        right: canonicalExample(#"<link rel="canonical" href="/">"#)),
      .document(
        wrong: canonicalExample(#"<link rel="canonical" href="https://www.example.gov.tw/b">"#),
        right: canonicalExample(
          #"<meta name="robots" content="noindex"><link rel="canonical" href="/b">"#)),
    ],
    check: .markup { page, findings in
      guard page.isWhole, !page.isHiddenFromSearch, let own = page.address else { return }
      findings.judge()
      let links = page.canonicalLinks
      guard let link = links.first else {
        findings.report(
          "The page names no canonical address", at: page.headStart,
          help: "Write <link rel=\"canonical\" href=\"…\"> in 'head', with the page's own address.")
        return
      }
      if let other = links.dropFirst().first {
        findings.report(
          "The page names \(links.count) canonical addresses", at: page.range(of: other),
          help: "Keep the one that is its own; search engines heed none of several.")
        return
      }
      let address = (link.bytes(.href) ?? []).trimmed
      guard !own.isPlainly(address) else { return }
      let written = address.string
      guard !own.isNamed(by: written) else { return }
      findings.report(
        "The canonical address '\(written)' is not the page's own", at: page.range(of: link),
        help: "Name the page's own address; where it only repeats another page, say so with "
          + "<meta name=\"robots\" content=\"noindex\">.")
    })

  private static func canonicalExample(_ head: String) -> String {
    "<!DOCTYPE html><html lang=\"zh-Hant\"><head><title>甲</title>\(head)</head>"
      + "<body><h1>甲</h1></body></html>"
  }
}

/// Where a page is found.
package struct PageAddress: Sendable {
  /// The path in the folder that it lies in: `a/index.html`.
  private let path: String
  /// Whether that folder is the root of a host, as far as anybody knows.
  private let isAtRoot: Bool

  package init(path: String, isAtRoot: Bool) {
    self.path = path
    self.isAtRoot = isAtRoot
  }

  /// Whether an address is `https://HOST` and the path as servers give the page for it, byte for byte: that of nearly
  /// all pages, told without making a string.
  func isPlainly(_ address: ArraySlice<UInt8>) -> Bool {
    let index = "index.html"
    let path = self.path.utf8.dropLast(self.path.hasSuffix("/" + index) ? index.utf8.count : 0)
    guard isAtRoot, address.starts(with: "https://".utf8) else { return false }
    let rest = address.dropFirst("https://".utf8.count).drop { $0 != UInt8(ascii: "/") }
    return rest.dropFirst().elementsEqual(path)
  }

  /// Whether an address is the page's own: with its file's name or without, on whichever host.
  func isNamed(by address: String) -> Bool {
    let path = Self.path(of: address)
    return own.contains { isAtRoot || !path.hasPrefix("/") ? path == $0 : path.hasSuffix($0) }
  }

  /// The forms of its own path: `/a/index.html`, `/a/`, `/a`; `/b.html`, `/b`.
  private var own: [String] {
    let whole = "/" + path
    let name = whole.suffix(while: { $0 != "/" })
    let folder = String(whole.dropLast(name.count))
    guard let dot = name.lastIndex(of: ".") else { return [whole] }
    let stem = name[..<dot]
    guard ["index", "default"].contains(stem.lowercased()) else { return [whole, folder + stem] }
    return folder == "/" ? [whole, folder] : [whole, folder, String(folder.dropLast())]
  }

  /// The path of an address without its host, query and fragment, decoded.
  private static func path(of address: String) -> String {
    var rest = address.prefix { $0 != "?" && $0 != "#" }
    if let scheme = rest.firstRange(of: "//") {
      rest = rest[scheme.upperBound...].drop { $0 != "/" }
      if rest.isEmpty { return "/" }
    }
    return PercentEncoding.decoded(String(rest)) ?? String(rest)
  }
}

extension MarkupPage {
  fileprivate var canonicalLinks: [Element] {
    tree.elements(.link).filter {
      $0.bytes(.rel)?.words.contains { $0.isEqual(ignoringCase: "canonical") } ?? false
    }
  }

  /// Where what is missing in the head would stand.
  var headStart: SourceRange { tree.elements(.head).first.map(range) ?? .start }
}

extension StringProtocol {
  /// The longest end whose characters all answer to a question.
  fileprivate func suffix(while answers: (Character) -> Bool) -> SubSequence {
    self[(lastIndex { !answers($0) }.map(index(after:)) ?? startIndex)...]
  }
}
