import CCMark
import Diagnostics

extension TreeBuilder {
  mutating func enterLink(_ node: CMarkNode, kind: LinkReference.Kind) -> Bool {
    let index = document.links.count
    let own = openNode(kind == .link ? .link : .image, at: leaf.line, payload: Int32(index))
    let title = node.title
    let reference = Marks.removing(marks, from: node.url) { url in
      LinkReference(
        kind: kind, node: NodeID(Int(own ?? openNode)),
        destination: String(decoding: url, as: UTF8.self),
        title: title.isEmpty ? "" : string(title), range: .start, isSafe: LinkSafety.isSafe(url))
    }
    document.links.append(reference)
    leaf.links.append(LeafBlock.OpenLink(index: index, textStart: document.text.count))
    leaf.delimiterStarts.append(leaf.delimiters.count)
    if kind == .image { leaf.imageDepth += 1 }
    return true
  }

  mutating func leaveLink(_ node: CMarkNode) {
    resolveStrikethrough()
    guard let open = leaf.links.popLast() else { return }
    let isImage = document.links[open.index].kind == .image
    if isImage { leaf.imageDepth -= 1 }
    let label = document.text[open.textStart...]
    let place = Marks.removing(marks, from: node.url) { url in
      locate { $0.link(isImage: isImage, to: url, label: label) }
    }
    document.links[open.index].range = range(of: place, nearLine: leaf.line)
    if isImage, label.allSatisfy({ $0 <= 0x20 }) {
      let destination = document.links[open.index].destination
      report(
        .emptyAlternativeText, "Image '\(destination)' has no alternative text", at: place,
        help: "say in the brackets what the image shows: ![…](\(destination))")
    }
    if !document.links[open.index].isSafe { reportUnsafe(document.links[open.index], at: place) }
  }

  private mutating func reportUnsafe(_ link: LinkReference, at place: Range<Int>) {
    report(
      .unsafeURL, "The address '\(link.destination)' may not be published", at: place,
      help: "use a path of this site, #id, http:, https:, mailto: or tel:")
  }

  /// Adds a bare link.
  mutating func add(_ link: BareLink, of bytes: [UInt8]) {
    let written = Array(bytes[link.range])
    let destination = "\(link.prefix)\(String(decoding: written, as: UTF8.self))"
    let place = locate { $0.occurrence(of: written) }
    let node = append(.link, payload: Int32(document.links.count))
    document.links.append(
      LinkReference(
        kind: .link, node: NodeID(Int(node)), destination: destination, title: "",
        range: source.range(of: place),
        isSafe: Array(destination.utf8).withUnsafeBufferPointer(LinkSafety.isSafe)))
    let text = append(.text, to: node)
    let start = Int32(document.text.count)
    document.text += written
    document.nodes[Int(text)].text = start..<Int32(document.text.count)
  }

  /// libcmark's bytes as a string, marks taken out.
  func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    Marks.removing(marks, from: bytes) { String(decoding: $0, as: UTF8.self) }
  }

  /// Numbers links in the order in which they stand, after table cells were read behind everything
  /// else.
  mutating func sortLinks() {
    let order = document.links.indices.sorted { left, right in
      (document.links[left].range.start, left) < (document.links[right].range.start, right)
    }
    document.links = order.map { document.links[$0] }
    for (index, link) in document.links.enumerated() {
      let node = document.nodes[link.node.index]
      guard node.kind == .link || node.kind == .image else { continue }
      document.nodes[link.node.index].payload = Int32(index)
    }
  }
}

/// Which addresses may be published.
enum LinkSafety {
  private static let schemes: [StaticString] = ["http", "https", "mailto", "tel"]

  /// Whether an address is relative, a fragment, or has a scheme that runs no program.
  ///
  /// Browsers drop control characters from an address, so one that holds any is refused whole.
  static func isSafe(_ address: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !address.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return false }
    for index in 0..<address.count {
      switch address[index] {
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return true
      case UInt8(ascii: ":"):
        let scheme = UnsafeBufferPointer(rebasing: address[..<index])
        return !isScheme(scheme) || schemes.contains { equals($0, scheme) }
      default: break
      }
    }
    return true
  }

  /// Whether text before a colon is a scheme to a browser, leading spaces dropped (RFC 3986, §3.1).
  private static func isScheme(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let bytes = text.drop { $0 == 0x20 }
    guard let first = bytes.first, (0x61...0x7A).contains(first | 0x20) else { return false }
    return bytes.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."):
        true
      default: false
      }
    }
  }

  /// Whether letters are those of `name`, in either case.
  private static func equals(_ name: StaticString, _ letters: UnsafeBufferPointer<UInt8>) -> Bool {
    name.withUTF8Buffer {
      $0.count == letters.count && zip($0, letters).allSatisfy { $0 == $1 | 0x20 }
    }
  }
}
