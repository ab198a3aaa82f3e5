import CCMark
import Diagnostics

extension TreeBuilder {
  /// Adds a node beneath the innermost open one.
  @discardableResult
  mutating func append(_ kind: Node.Kind, payload: Int32 = 0) -> Int32 {
    append(kind, payload: payload, to: openNode)
  }

  @discardableResult
  mutating func append(
    _ kind: Node.Kind, payload: Int32 = 0, text: Range<Int32> = 0..<0, to parent: Int32
  ) -> Int32 {
    let index = Int32(document.nodes.count)
    var node = Node(kind)
    node.payload = payload
    node.text = text
    node.parent = parent
    document.nodes.append(node)
    let previous = document.nodes.withUnsafeMutableBufferPointer { nodes -> Int32 in
      guard parent >= 0 else { return -1 }
      let previous = nodes[Int(parent)].lastChild
      nodes[Int(parent)].lastChild = index
      if previous >= 0 {
        nodes[Int(previous)].nextSibling = index
      } else {
        nodes[Int(parent)].firstChild = index
      }
      return previous
    }
    previousSiblings.append(previous)
    return index
  }

  /// Adds a node with a literal of libcmark's, marks taken out.
  @discardableResult
  mutating func append(_ kind: Node.Kind, literal: UnsafeBufferPointer<UInt8>) -> Int32 {
    let start = Int32(document.text.count)
    if let marks, literal.contains(Marks.Mark.lead) {
      document.text += marks.removed(from: literal)
    } else {
      document.text.append(contentsOf: literal)
    }
    return append(kind, text: start..<Int32(document.text.count), to: openNode)
  }

  /// Takes a node and all beneath it out of the tree; it stays in the arena.
  mutating func detach(_ index: Int32) {
    let parent = document.nodes[Int(index)].parent
    let previous = previousSiblings[Int(index)]
    let next = document.nodes[Int(index)].nextSibling
    if previous >= 0 {
      document.nodes[Int(previous)].nextSibling = next
    } else if parent >= 0 {
      document.nodes[Int(parent)].firstChild = next
    }
    if next >= 0 {
      previousSiblings[Int(next)] = previous
    } else if parent >= 0 {
      document.nodes[Int(parent)].lastChild = previous
    }
    document.nodes[Int(index)].parent = -1
    document.nodes[Int(index)].nextSibling = -1
    previousSiblings[Int(index)] = -1
  }

  /// Gives a block its lines.
  mutating func place(_ index: Int32, at node: CMarkNode) {
    let first = lines.fileLine(node.startLine, of: source)
    let last = first + lastLine(of: node) - node.startLine
    document.nodes[Int(index)].startLine = Int32(first)
    document.nodes[Int(index)].endLine = Int32(last)
  }

  /// The text of a node, if it is one of text.
  func textBytes(_ index: Int32) -> ArraySlice<UInt8>? {
    guard index >= 0, document.nodes[Int(index)].kind == .text else { return nil }
    return document.text[document.literal(of: document.nodes[Int(index)])]
  }
}
