import Content
import Markup

/// An image, a table or a drawn block that comes from elsewhere by what the page itself says of it.
struct ForeignFigure {
  let node: NodeID
  /// What tells that it does, as a headline goes on.
  let reason: String

  /// Those of a page that no source line follows, nor a link where their origin is told.
  ///
  /// A figure is known to be another's where its image lies on another site, or where its caption or the paragraph
  /// above it says what it was taken from. Of others nobody can tell.
  ///
  /// - Complexity: O(nodes).
  static func withoutSource(on page: SourcePage) -> [ForeignFigure] {
    let document = page.document
    var found: [ForeignFigure] = []
    for index in document.nodes.indices {
      guard let caption = document.figureCaption(NodeID(index)) else { continue }
      let next = Int(document.nodes[index].nextSibling)
      if next >= 0, document.isSourceLine(document.nodes[next]) { continue }
      if let host = page.foreignHost(ofImageIn: NodeID(index)) {
        found.append(ForeignFigure(node: NodeID(index), reason: "lies on \(host)"))
        continue
      }
      var tellers = caption.node.map { [$0] } ?? []
      if let before = document.paragraph(before: index) { tellers.append(before) }
      let texts = (caption.text.map { [$0] } ?? []) + tellers.map(document.plainText)
      guard let text = texts.first(where: OriginWords.tell),
        !tellers.contains(where: document.holdsLink),
        !page.isOwnOrigin(text), !page.isCited(texts.joined(separator: "\n"))
      else { continue }
      found.append(ForeignFigure(node: NodeID(index), reason: "was taken from elsewhere"))
    }
    return found
  }
}

extension SourcePage {
  /// The host of an image that is not the site's own, where a paragraph holds nothing else.
  fileprivate func foreignHost(ofImageIn id: NodeID) -> String? {
    guard document[id].kind == .paragraph else { return nil }
    let image = document.links[Int(document[document.children(of: id)[0]].payload)]
    guard let host = LinkTarget.host(of: image.destination) else { return nil }
    return host == LinkTarget.host(of: settings.baseURL) ? nil : host
  }

  /// Whether what a figure was taken from is the agency's own.
  fileprivate func isOwnOrigin(_ text: String) -> Bool {
    guard let origin = OriginWords.origin(in: text) else { return false }
    return isOwn(origin)
  }
}

extension Document {
  /// What is known of the caption of a block that is a figure; `nil` for other blocks.
  fileprivate func figureCaption(_ id: NodeID) -> (text: String?, node: NodeID?)? {
    let node = self[id]
    switch node.kind {
    case .table:
      let table = tables[Int(node.payload)]
      return (table.caption, table.captionNode)
    case .fence:
      let fence = fences[Int(node.payload)]
      return (fence.caption, fence.captionNode)
    case .paragraph:
      guard node.firstChild >= 0, nodes[Int(node.firstChild)].kind == .image,
        nodes[Int(node.firstChild)].nextSibling < 0
      else { return nil }
      // 圖：… beneath an image is its caption.
      let next = Int(node.nextSibling)
      guard next >= 0, nodes[next].kind == .paragraph,
        ["圖", "Figure"].contains(where: plainText(of: NodeID(next)).hasPrefix)
      else { return (nil, nil) }
      return (nil, NodeID(next))
    default: return nil
    }
  }

  /// The paragraph right before a block.
  fileprivate func paragraph(before index: Int) -> NodeID? {
    var sibling = Int(nodes[Int(nodes[index].parent)].firstChild)
    while sibling >= 0, Int(nodes[sibling].nextSibling) != index {
      sibling = Int(nodes[sibling].nextSibling)
    }
    return sibling >= 0 && nodes[sibling].kind == .paragraph ? NodeID(sibling) : nil
  }
}

/// Words that say of a figure that somebody else made it.
enum OriginWords {
  /// Those that are nothing else wherever they stand.
  private static let certain = [
    "擷取自", "截圖自", "轉載自", "轉引自", "引用自", "摘錄自", "節錄自", "翻攝自", "改繪自", "改編自", "重繪自",
    "資料來源：", "圖片來源：", "出處：", "taken from ", "adapted from ", "reproduced from ", "reprinted from ",
    "redrawn from ", "courtesy of ", "Source: ",
  ]

  /// Those that also stand within other words, such as 採取自願 and 吸引自行車.
  private static let atBeginnings = ["取自", "引自", "擷自", "摘自", "譯自"]

  /// Whether a text has any of them.
  static func tell(_ text: String) -> Bool { origin(in: text) != nil }

  /// What follows the first of them; `nil` where there is none.
  static func origin(in text: String) -> Substring? {
    guard
      text.holds("自") || text.holds("：") || text.holds("from ") || text.holds("of ")
        || text.holds("Source")
    else { return nil }
    for words in certain where text.holds(words) {
      return text.firstRange(of: words).map { text[$0.upperBound...] }
    }
    for words in atBeginnings where text.holds(words) {
      for range in text.ranges(of: words) where beginsWord(text[..<range.lowerBound].last) {
        return text[range.upperBound...]
      }
    }
    return nil
  }

  /// Whether words of two characters may begin after another: after marks, and after what figures are called.
  private static func beginsWord(_ before: Character?) -> Bool {
    guard let before else { return true }
    return !before.isLetter || "圖表料係皆均數據值".contains(before)
  }
}
