import CCMark
import Diagnostics

extension TreeBuilder {
  mutating func enterLink(_ node: CMarkNode, kind: LinkReference.Kind) -> Bool {
    let index = document.links.count
    let destination = string(node.url)
    document.links.append(
      LinkReference(
        kind: kind, node: .root, destination: destination, title: string(node.title),
        range: .start, isSafe: LinkSafety.isSafe(destination)))
    let own = openNode(kind == .link ? .link : .image, at: leaf.line, payload: Int32(index))
    document.links[index].node = NodeID(Int(own ?? openNode))
    leaf.links.append(LeafBlock.OpenLink(index: index, textStart: document.text.count))
    leaf.delimiterStarts.append(leaf.delimiters.count)
    if kind == .image { leaf.imageDepth += 1 }
    return true
  }

  mutating func leaveLink() {
    resolveStrikethrough()
    guard let open = leaf.links.popLast() else { return }
    let link = document.links[open.index]
    let isImage = link.kind == .image
    if isImage { leaf.imageDepth -= 1 }
    let label = Array(document.text[open.textStart...])
    let destination = Array(link.destination.utf8)
    let place = locate { $0.link(isImage: isImage, to: destination, label: label) }
    document.links[open.index].range = source.range(of: place)
    if isImage, label.allSatisfy({ $0 <= 0x20 }) {
      report(
        .emptyAlternativeText, "Image '\(link.destination)' has no alternative text", at: place,
        help: "say in the brackets what the image shows: ![…](\(link.destination))")
    }
    reportIfUnsafe(link, at: place)
  }

  private mutating func reportIfUnsafe(_ link: LinkReference, at place: Range<Int>) {
    guard !link.isSafe else { return }
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
        range: source.range(of: place), isSafe: LinkSafety.isSafe(destination)))
    let text = append(.text, to: node)
    let start = Int32(document.text.count)
    document.text += written
    document.nodes[Int(text)].text = start..<Int32(document.text.count)
  }

  /// libcmark's bytes as a string, marks taken out.
  func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard let marks, bytes.contains(Marks.Mark.lead) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    return String(decoding: marks.removed(from: bytes), as: UTF8.self)
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
  private static let schemes: Set<String> = ["http", "https", "mailto", "tel"]

  /// Whether an address is relative, a fragment, or has a scheme that runs no program.
  ///
  /// Browsers drop control characters from an address, so one that holds any is refused whole.
  static func isSafe(_ address: String) -> Bool {
    guard !address.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return false }
    guard let end = address.utf8.firstIndex(where: { ":/?#".utf8.contains($0) }),
      address.utf8[end] == UInt8(ascii: ":")
    else { return true }
    let scheme = String(address[..<end])
    return !isScheme(scheme) || schemes.contains(scheme.lowercased())
  }

  /// Whether text before a colon is a scheme to a browser, leading spaces dropped (RFC 3986, §3.1).
  private static func isScheme(_ text: String) -> Bool {
    let bytes = text.utf8.drop { $0 == 0x20 }
    guard let first = bytes.first, (0x61...0x7A).contains(first | 0x20) else { return false }
    return bytes.allSatisfy {
      (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0)
    }
  }
}
