import Encodings

/// A run of sibling inlines, and where in the text of the first and the last it begins and ends.
struct InlineSpan {
  var first: Int32
  /// The sibling that is not part of it any more, or -1.
  var stop: Int32
  /// An offset in `Document.text` before which the first inline's own text is left out.
  var firstOffset: Int?
  /// Where the text of `stop` up to here is still part of it.
  var stopOffset: Int?

  init(_ first: Int32, until stop: Int32 = -1, firstOffset: Int? = nil, stopOffset: Int? = nil) {
    self.first = first
    self.stop = stop
    self.firstOffset = firstOffset
    self.stopOffset = stopOffset
  }
}

extension HTMLRenderer {
  /// Appends inlines and all beneath them, without recursion.
  mutating func writeInlines(_ span: InlineSpan, to output: inout [UInt8]) {
    guard span.first >= 0 else { return }
    let block = document.nodes[Int(span.first)].parent
    var before: Range<Int>?
    var index = span.first
    while index != span.stop {
      let node = document.nodes[Int(index)]
      switch node.kind {
      case .text:
        var literal = document.literal(of: node)
        if index == span.first, let offset = span.firstOffset {
          literal = max(literal.lowerBound, min(offset, literal.upperBound))..<literal.upperBound
        }
        HTMLEscaping.append(document.text, in: literal, to: &output)
        if !literal.isEmpty { before = literal }
      case .softBreak:
        if !document.breakVanishes(at: index, after: before) { output.append(UInt8(ascii: "\n")) }
      case .lineBreak:
        output.write(isPage ? "<br>\n" : "<br />\n")
        before = nil
      case .code:
        output.write("<code>")
        HTMLEscaping.append(document.text, in: document.literal(of: node), to: &output)
        output.write("</code>")
        before = nil
      case .image:
        writeImage(node, at: index, to: &output)
        before = nil
      case .footnoteReference: writeFootnoteReference(Int(node.payload), to: &output)
      default: open(node, to: &output)
      }
      if node.firstChild >= 0, node.kind != .image {
        index = node.firstChild
        continue
      }
      close(node, to: &output)
      while document.nodes[Int(index)].nextSibling < 0 {
        index = document.nodes[Int(index)].parent
        if index == block || index < 0 { return }
        close(document.nodes[Int(index)], to: &output)
      }
      index = document.nodes[Int(index)].nextSibling
      if index < 0 { return }
    }
    if let end = span.stopOffset {
      let literal = document.literal(of: document.nodes[Int(span.stop)])
      let start =
        span.first == span.stop ? span.firstOffset ?? literal.lowerBound : literal.lowerBound
      HTMLEscaping.append(document.text, in: start..<max(start, end), to: &output)
    }
  }

  private mutating func open(_ node: Node, to output: inout [UInt8]) {
    switch node.kind {
    case .emphasis: output.write("<em>")
    case .strong: output.write("<strong>")
    case .strikethrough: output.write("<del>")
    case .link: openLink(document.links[Int(node.payload)], to: &output)
    default: break
    }
  }

  private mutating func close(_ node: Node, to output: inout [UInt8]) {
    switch node.kind {
    case .emphasis: output.write("</em>")
    case .strong: output.write("</strong>")
    case .strikethrough: output.write("</del>")
    case .link: if openLinks.popLast() == true { output.write("</a>") }
    default: break
    }
  }

  private mutating func openLink(_ link: LinkReference, to output: inout [UInt8]) {
    guard link.isSafe, let target = options.resolve(link) else {
      openLinks.append(false)
      return
    }
    openLinks.append(true)
    writtenLinks.append(WrittenLink(reference: link, target: target))
    output.write("<a href=\"")
    output.writeURL(target.href, keepingUnicode: isPage)
    output.write("\"")
    if let language = target.language {
      output.write(" hreflang=\"")
      output.writeEscaped(language)
      output.write("\"")
    }
    writeTitle(link.title, to: &output)
    output.write(">")
  }

  /// An image, or its alternative text where it may not be shown.
  private mutating func writeImage(_ node: Node, at index: Int32, to output: inout [UInt8]) {
    let image = document.links[Int(node.payload)]
    var alternative: [UInt8] = []
    document.appendPlainText(of: NodeID(Int(index)), to: &alternative)
    guard image.isSafe, let target = options.resolve(image) else {
      HTMLEscaping.append(alternative, to: &output)
      return
    }
    writtenLinks.append(WrittenLink(reference: image, target: target))
    output.write("<img src=\"")
    output.writeURL(target.href, keepingUnicode: isPage)
    output.write("\" alt=\"")
    HTMLEscaping.append(alternative, to: &output)
    output.write("\"")
    writeTitle(image.title, to: &output)
    imageCount += 1
    guard isPage else {
      output.write(" />")
      return
    }
    // The first may stand where the reader looks at once; the others can wait until they come near.
    if imageCount > 1 { output.write(" loading=\"lazy\"") }
    output.write(">")
  }

  private func writeTitle(_ title: String, to output: inout [UInt8]) {
    guard !title.isEmpty else { return }
    output.write(" title=\"")
    output.writeEscaped(title)
    output.write("\"")
  }
}
