extension Document {
  /// A node's text without markup.
  ///
  /// Footnote references are dropped, images stand for themselves with their alternative text, soft
  /// breaks follow the Chinese rule, hard breaks and the ends of inner blocks are line feeds.
  ///
  /// - Complexity: O(*n*) in the nodes beneath.
  package func plainText(of id: NodeID) -> String {
    var output: [UInt8] = []
    appendPlainText(of: id, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// The first paragraph at the top, for a summary; a table's caption is the table's and no
  /// paragraph.
  package var firstParagraph: NodeID? {
    var next = nodes[0].firstChild
    while next >= 0 {
      if nodes[Int(next)].kind == .paragraph { return NodeID(Int(next)) }
      next = nodes[Int(next)].nextSibling
    }
    return nil
  }

  /// Appends a node's plain text as UTF-8.
  package func appendPlainText(of id: NodeID, to output: inout [UInt8]) {
    let root = Int32(id.index)
    if nodes[id.index].firstChild < 0 {
      output += text[literal(of: nodes[id.index])]
      return
    }
    appendPlainText(from: nodes[id.index].firstChild, beneath: root, to: &output)
  }

  /// Appends the plain text of a node without its first `skipped` bytes, of all nodes after it, and
  /// beneath them.
  func appendPlainText(
    from first: Int32, beneath root: Int32, skipping skipped: Int = 0, to output: inout [UInt8]
  ) {
    let start = output.count
    var before: Range<Int>?
    var index = first
    while index >= 0 {
      let node = nodes[Int(index)]
      switch node.kind {
      case .text, .code, .codeBlock, .fence:
        if !node.kind.isInline { endLine(&output, from: start) }
        var literal = literal(of: node)
        if index == first {
          literal = min(literal.lowerBound + skipped, literal.upperBound)..<literal.upperBound
        }
        output += text[literal]
        if !literal.isEmpty { before = node.kind == .text ? literal : nil }
      case .softBreak:
        if !breakVanishes(at: index, after: before) { output.append(UInt8(ascii: " ")) }
      case .lineBreak:
        output.append(UInt8(ascii: "\n"))
        before = nil
      case .link, .image, .emphasis, .strong, .strikethrough, .footnoteReference: break
      default:
        endLine(&output, from: start)
        before = nil
      }
      if node.firstChild >= 0 {
        index = node.firstChild
        continue
      }
      while nodes[Int(index)].nextSibling < 0 {
        index = nodes[Int(index)].parent
        if index == root || index < 0 { return }
      }
      index = nodes[Int(index)].nextSibling
    }
  }

  private func endLine(_ output: inout [UInt8], from start: Int) {
    if output.count > start, output.last != UInt8(ascii: "\n") {
      output.append(UInt8(ascii: "\n"))
    }
  }
}
