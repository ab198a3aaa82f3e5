import Encodings
import Hyperlinks

/// What a foreign page says of itself, as far as verdicts need it.
///
/// Read in one pass over any bytes, without a tree, so that no depth of nesting and no cut-off end does harm.
package struct PageFacts: Sendable, Hashable {
  /// Ids of elements, and names of `a` elements; what stands in `template` is none.
  package let ids: Set<String>
  package private(set) var title = ""
  /// Texts of `h1` to `h6`, in order.
  package private(set) var headings: [String] = []
  /// Characters of its paragraphs, those of Han doubled; links and what stands around the page's own text left out.
  package private(set) var proseCount = 0
  /// The text that readers see, white space as single spaces, at most 16 KB.
  package private(set) var text = ""
  /// Characters of scripts that stand in the page.
  package private(set) var scriptByteCount = 0
  package private(set) var scriptFileCount = 0

  private static let textLimit = 16 * 1024

  /// Reads a page that is in UTF-8.
  package init(_ bytes: [UInt8]) {
    ids = Set(DocumentLinks(bytes).ids)
    var scanner = TagScanner(bytes)
    var visible: [UInt8] = []
    var heading: [UInt8]?
    var templateDepth = 0
    var prose = Prose()
    while let piece = scanner.next() {
      switch piece {
      case .text(let range):
        guard templateDepth == 0 else { continue }
        prose.take(bytes[range])
        if heading != nil { heading?.append(contentsOf: bytes[range]) }
        if visible.count < Self.textLimit {
          visible.append(contentsOf: bytes[range].prefix(Self.textLimit))
        }
      case .raw(let element, let range):
        switch element {
        case "script": scriptByteCount += range.count
        case "title" where title.isEmpty: title = Self.plain(bytes[range])
        default: break
        }
      case .open(let tag):
        if tag.name == "template" { templateDepth += 1 }
        guard templateDepth == 0 else { continue }
        prose.open(tag.name)
        if tag.name == "script", tag.attributes["src"] != nil { scriptFileCount += 1 }
        if Self.isHeading(tag.name) { heading = [] }
        if !Self.inline.contains(tag.name) { visible.append(UInt8(ascii: " ")) }
      case .close(let name):
        prose.close(name)
        if name == "template" { templateDepth = max(0, templateDepth - 1) }
        if Self.isHeading(name), let words = heading {
          headings.append(Self.plain(words[...]))
          heading = nil
        }
        if !Self.inline.contains(name) { visible.append(UInt8(ascii: " ")) }
      }
    }
    text = Self.plain(visible[...])
    proseCount = prose.count
  }

  private static let inline: Set<String> = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "mark", "ruby", "small",
    "span", "strong", "sub", "sup", "u", "wbr",
  ]

  private static func isHeading(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    return bytes.count == 2 && bytes[0] == UInt8(ascii: "h") && (0x31...0x36).contains(bytes[1])
  }

  private static func plain(_ bytes: ArraySlice<UInt8>) -> String {
    HTMLEscaping.unescaped(String(decoding: bytes, as: UTF8.self))
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// Counts the text of paragraphs, as pages that have something to say have it: not that of links, menus and footers.
private struct Prose {
  private(set) var count = 0
  private var isParagraph = false
  private var aroundDepth = 0
  private var linkDepth = 0

  // No `form`: whole pages stand in one.
  private static let around: Set<String> = ["nav", "header", "footer", "aside"]
  private static let ends: Set<String> = [
    "div", "ul", "ol", "dl", "table", "section", "article", "main", "h1", "h2", "h3", "h4", "h5",
    "h6",
  ]

  mutating func open(_ name: String) {
    if name == "p" { isParagraph = true }
    if name == "a" { linkDepth += 1 }
    if Self.around.contains(name) { aroundDepth += 1 }
    if Self.ends.contains(name) { isParagraph = false }
  }

  mutating func close(_ name: String) {
    if name == "p" || Self.ends.contains(name) { isParagraph = false }
    if name == "a" { linkDepth = max(0, linkDepth - 1) }
    if Self.around.contains(name) { aroundDepth = max(0, aroundDepth - 1) }
  }

  mutating func take(_ bytes: ArraySlice<UInt8>) {
    guard isParagraph, linkDepth == 0, aroundDepth == 0 else { return }
    for byte in bytes {
      // The first byte of a character: of three and more it is Han, or as wide.
      switch byte {
      case 0x21..<0x80, 0xC0..<0xE0: count += 1
      case 0xE0...: count += 2
      default: continue
      }
    }
  }
}
