import Diagnostics

/// A paragraph that names the table or the `csv` block beneath it: `表：…` or `Table: …`.
enum Caption {
  private static let prefixes = ["表：", "Table: "]

  /// How many bytes of a text that is a caption come before its words; `nil` for any other text.
  static func prefix(of text: ArraySlice<UInt8>) -> Int? {
    prefixes.first { text.starts(with: $0.utf8) }?.utf8.count
  }
}

/// A caption whose text is not read yet.
struct PendingCaption {
  enum Owner {
    case table(Int)
    case fence(Int)
  }

  var paragraph: Int32
  var owner: Owner
}

extension TreeBuilder {
  /// Takes the paragraph before a block out of the tree, if it is a caption.
  mutating func takeCaption(before block: Int32) -> Int32? {
    let previous = previousSiblings[Int(block)]
    guard previous >= 0, document.nodes[Int(previous)].kind == .paragraph,
      let text = textBytes(document.nodes[Int(previous)].firstChild),
      Caption.prefix(of: text) != nil
    else { return nil }
    detach(previous)
    return previous
  }

  /// Gives tables and blocks their captions, once all text is read.
  mutating func finishCaptions() {
    for caption in captions {
      let first = document.nodes[Int(caption.paragraph)].firstChild
      if let text = textBytes(first), let prefix = Caption.prefix(of: text) {
        let range = document.nodes[Int(first)].text
        document.nodes[Int(first)].text =
          min(range.lowerBound + Int32(prefix), range.upperBound)..<range.upperBound
      }
      let node = NodeID(Int(caption.paragraph))
      let words = document.plainText(of: node)
      guard !words.isEmpty else { continue }
      switch caption.owner {
      case .table(let index):
        document.tables[index].caption = words
        document.tables[index].captionNode = node
      case .fence(let index):
        document.fences[index].caption = words
        document.fences[index].captionNode = node
      }
    }
  }
}
