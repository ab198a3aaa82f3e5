package import Diagnostics

/// One step of a procedure, an item of an ordered list.
package struct Step: Sendable, Hashable {
  /// What stands before the colon or in bold at the head, such as `受理`; empty where the item names
  /// nothing.
  package var name: String
  /// The rest as plain text.
  package var detail: String
  /// The list item.
  package var node: NodeID
  package var range: SourceRange
}

extension Document {
  /// The steps that an ordered list describes.
  ///
  /// The name is a bold run at the head of the item, or what stands before its first `：` or `: `
  /// when that is short: 60 bytes, which is 20 Han characters or 60 Latin letters.
  package func steps(of list: NodeID) -> [Step] {
    children(of: list).map { item in
      let node = self[item]
      let place = range(of: node)
      guard let head = StepHead(of: item, in: self) else {
        return Step(name: "", detail: plainText(of: item), node: item, range: place)
      }
      var detail: [UInt8] = []
      if head.rest.first >= 0 {
        let first = nodes[Int(head.rest.first)]
        appendPlainText(
          from: head.rest.first, beneath: Int32(item.index),
          skipping: head.rest.firstOffset.map { $0 - Int(first.text.lowerBound) } ?? 0, to: &detail)
      } else {
        for block in children(of: item).dropFirst() {
          if !detail.isEmpty { detail.append(UInt8(ascii: "\n")) }
          appendPlainText(of: block, to: &detail)
        }
      }
      return Step(
        name: head.name, detail: String(decoding: detail, as: UTF8.self), node: item, range: place)
    }
  }

  /// The lines of a block, from its first character to the end of its last line.
  private func range(of node: Node) -> SourceRange {
    let first = source.lineRange(Int(node.startLine))
    let start = first.first { source.bytes[$0] != 0x20 && source.bytes[$0] != 0x09 }
    let end = source.lineRange(Int(max(node.startLine, node.endLine))).upperBound
    return source.range(of: (start ?? first.lowerBound)..<max(start ?? first.lowerBound, end))
  }
}
