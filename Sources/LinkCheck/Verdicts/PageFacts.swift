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
    while let piece = scanner.next() {
      switch piece {
      case .text(let range):
        guard templateDepth == 0 else { continue }
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
        if tag.name == "script", tag.attributes["src"] != nil { scriptFileCount += 1 }
        if Self.isHeading(tag.name) { heading = [] }
        if !Self.inline.contains(tag.name) { visible.append(UInt8(ascii: " ")) }
      case .close(let name):
        if name == "template" { templateDepth = max(0, templateDepth - 1) }
        if Self.isHeading(name), let words = heading {
          headings.append(Self.plain(words[...]))
          heading = nil
        }
        if !Self.inline.contains(name) { visible.append(UInt8(ascii: " ")) }
      }
    }
    text = Self.plain(visible[...])
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
