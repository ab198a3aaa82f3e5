import Markup
import OpenData

extension TextDocumentBuilder {
  /// The inlines of a paragraph, a heading or a cell.
  mutating func inlines(beneath node: NodeID) -> [TextDocument.Inline] {
    lastText = nil
    return inlines(from: document[node].firstChild)
  }

  /// A run of sibling inlines, up to `stop`.
  mutating func inlines(from first: Int32, until stop: Int32 = -1) -> [TextDocument.Inline] {
    var output: [TextDocument.Inline] = []
    // Text is gathered: a line of Markdown is a node of its own, and a paragraph has many.
    var pending: [UInt8] = []
    func flush() {
      guard !pending.isEmpty else { return }
      output.append(.text(String(decoding: pending, as: UTF8.self)))
      pending.removeAll(keepingCapacity: true)
    }
    var index = first
    while index >= 0, index != stop {
      let node = document.nodes[Int(index)]
      switch node.kind {
      case .text:
        let literal = document.literal(of: node)
        pending += document.text[literal]
        if !literal.isEmpty { lastText = literal }
      case .softBreak:
        if !document.breakVanishes(at: index, after: lastText) { pending.append(0x20) }
      default:
        flush()
        append(node, at: index, to: &output)
      }
      index = node.nextSibling
    }
    flush()
    return output
  }

  private mutating func append(
    _ node: Node, at index: Int32, to output: inout [TextDocument.Inline]
  ) {
    switch node.kind {
    case .lineBreak:
      output.append(.lineBreak)
      lastText = nil
    case .code:
      output.append(
        .code(String(decoding: document.text[document.literal(of: node)], as: UTF8.self)))
      lastText = nil
    case .emphasis: output.append(.emphasis(inlines(from: node.firstChild)))
    case .strong: output.append(.strong(inlines(from: node.firstChild)))
    case .strikethrough: output.append(.strikethrough(inlines(from: node.firstChild)))
    case .link:
      let words = inlines(from: node.firstChild)
      let link = document.links[Int(node.payload)]
      if link.isSafe, let resolved = text.links[Int(node.payload)] {
        output.append(
          .link(
            href: href(of: resolved), title: link.title.isEmpty ? nil : link.title, words))
      } else {
        output += words
      }
    case .image:
      output.append(image(node, at: index))
      lastText = nil
    case .footnoteReference: output.append(.footnote(Int(node.payload)))
    default: output += inlines(from: node.firstChild)
    }
  }

  /// An image; where office programs don't show its kind, its text as a link to the file.
  private mutating func image(_ node: Node, at index: Int32) -> TextDocument.Inline {
    let reference = document.links[Int(node.payload)]
    let alternative = document.plainText(of: NodeID(Int(index)))
    guard reference.isSafe, let resolved = text.links[Int(node.payload)] else {
      return .text(alternative)
    }
    let title = reference.title.isEmpty ? nil : reference.title
    if let address = resolved.target?.address, let picture = picture(at: address) {
      return .image(
        TextDocument.Image(picture: picture, alternativeText: alternative, title: title))
    }
    let label = alternative.isEmpty ? reference.destination : alternative
    return .imageLink(href: href(of: resolved), title: title, text: label)
  }
}
