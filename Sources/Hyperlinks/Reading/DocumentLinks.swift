import Encodings

/// One link of an HTML document.
package struct Hyperlink: Sendable, Hashable {
  /// The address as a browser takes it: without escapes of HTML, and without blanks around it.
  package var address: String
  /// The element's name in small letters, such as `img`; empty for a style sheet of its own.
  package var element: String
  /// The attribute's name: `href`; `style` for addresses of CSS, `content` for those of a refresh.
  package var attribute: String
  /// Where the address stands in the document's bytes.
  package var range: Range<Int>
}

/// The links and ids of an HTML document, read from its bytes.
///
///     DocumentLinks(Array(#"<a id="top" href="/plans/">"#.utf8)).links[0].address   // /plans/
///
/// Read are `href`, `src`, `srcset`, `imagesrcset`, `cite`, `data`, `action`, `formaction`, `poster`, `longdesc`,
/// `background`, the `url()` of styles, and refreshing. Comments, scripts, `template`, and elements whose
/// content is text are passed over. `link` elements that only prepare a connection are no links.
package struct DocumentLinks: Sendable {
  package private(set) var links: [Hyperlink] = []
  /// Every `id`, and every `name` of an `a`, without escapes of HTML, in order.
  package private(set) var ids: [String] = []
  /// The `href` of the first `base`.
  package private(set) var base: String?
  /// The places of `a` that are neither link nor target, and of `img` without image.
  package private(set) var withoutAddress: [Range<Int>] = []

  /// - Parameters:
  ///   - bytes: Of an HTML document; any bytes will do.
  ///   - ignoring: Names of attributes: elements that have one are passed over with what they hold.
  /// - Complexity: O(bytes).
  package init(_ bytes: [UInt8], ignoring: [String] = []) {
    let names = ignoring.map { Array($0.lowercased().utf8) }
    self = bytes.withUnsafeBufferPointer { buffer in
      LinkScan.read(buffer, ignoring: names, into: Sink(bytes: buffer)).found
    }
  }

  /// The links of a style sheet.
  package init(styleSheet bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { buffer in
      StyleText.forEachAddress(in: buffer, 0..<buffer.count) { range in
        let text = String(decoding: buffer[range], as: UTF8.self)
        links.append(Hyperlink(address: text, element: "", attribute: "style", range: range))
      }
    }
  }

  private init() {}

  private struct Sink: LinkSink {
    let bytes: UnsafeBufferPointer<UInt8>
    var found = DocumentLinks()

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    var linkCount: Int { found.links.count }

    mutating func link(_ value: Range<Int>, _ attribute: MarkupAttribute, of tag: Int) {
      // A style sheet's text begins where its element's tag has ended.
      let isStyle = attribute == .style && bytes[..<tag].last == UInt8(ascii: ">")
      let element = isStyle ? "style" : TagName(bytes, at: tag).text
      if element == "link", isConnection(tag) { return }
      let range = value.trimmed(in: bytes)
      found.links.append(
        Hyperlink(
          address: text(range), element: element, attribute: attribute.name, range: range))
    }

    mutating func id(_ value: Range<Int>) { found.ids.append(text(value)) }

    mutating func base(_ value: Range<Int>) {
      if found.base == nil { found.base = text(value.trimmed(in: bytes)) }
    }

    mutating func lacksAddress(_ tag: Range<Int>) { found.withoutAddress.append(tag) }

    mutating func dropLinks(after count: Int) {
      found.links.removeLast(found.links.count - count)
    }

    private func text(_ range: Range<Int>) -> String {
      HTMLEscaping.unescaped(String(decoding: bytes[range], as: UTF8.self))
    }

    /// Whether a `link` names a host to be ready for, and nothing to be fetched.
    private func isConnection(_ tag: Int) -> Bool {
      let end = bytes[tag...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count
      guard let value = TagAttributes(bytes, in: tag..<end).value(of: Array("rel".utf8)) else {
        return false
      }
      let kinds = String(decoding: bytes[value], as: UTF8.self).lowercased().split(separator: " ")
      return kinds.contains("preconnect") || kinds.contains("dns-prefetch")
    }
  }
}

extension Range<Int> {
  /// Without the blanks at both ends, which HTML strips from addresses.
  func trimmed(in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var (start, end) = (lowerBound, upperBound)
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    return start..<end
  }
}

extension MarkupAttribute {
  fileprivate var name: String { self == .httpEquiv ? "http-equiv" : "\(self)" }
}
