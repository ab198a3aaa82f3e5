import CCMark
import Diagnostics

// MARK: - Lists

extension TreeBuilder {
  mutating func enterList(_ node: CMarkNode) -> Bool {
    if !footnoteLines.isEmpty, isAllDefinitions(node) {
      open.append(openNode)
      return true
    }
    let isOrdered = node.isOrderedList
    // An item stands only in a list, so there has to be room for both.
    let index = openNode(
      isOrdered ? .orderedList : .bulletList, levels: 2, at: node.startLine,
      payload: isOrdered ? node.listStart : 0)
    if let index {
      document.nodes[Int(index)].isLoose = !node.isTightList
      place(index, at: node)
    }
    return true
  }

  mutating func enterItem(_ node: CMarkNode) -> Bool {
    if lines.definition(line: node.startLine, column: node.startColumn) != nil {
      let item = append(.item, to: -1)
      place(item, at: node)
      open.append(item)
      if let index = footnoteLines[node.startLine] { footnoteNodes[index] = item }
      return true
    }
    switch document.nodes[Int(openNode)].kind {
    case .bulletList, .orderedList: return enterContainer(node, kind: .item)
    default:
      open.append(openNode)
      return true
    }
  }

  private func isAllDefinitions(_ list: CMarkNode) -> Bool {
    var item = list.firstChild
    while let node = item {
      guard lines.definition(line: node.startLine, column: node.startColumn) != nil else {
        return false
      }
      item = node.next
    }
    return true
  }

  /// Whether a thematic break is only there to hold an empty first line's place.
  func isPlaceholder(_ node: CMarkNode) -> Bool {
    guard let item = node.parent, item.firstChild == node, item.type == CMARK_NODE_ITEM,
      item.startLine == node.startLine
    else { return false }
    return lines.definition(line: item.startLine, column: item.startColumn)?.hasPlaceholder == true
  }
}

// MARK: - Block quotes

extension TreeBuilder {
  /// Makes an alert of a block quote that begins with `[!KIND]`, and finds the source of a
  /// quotation.
  mutating func finishBlockQuote(_ index: Int32) {
    guard isOwnNode else { return }
    if makeAlert(index) { return }
    let last = document.nodes[Int(index)].lastChild
    guard last >= 0, previousSiblings[Int(last)] >= 0,
      document.nodes[Int(last)].kind == .paragraph,
      let text = textBytes(document.nodes[Int(last)].firstChild),
      Self.sourcePrefixes.contains(where: { text.starts(with: $0.utf8) })
    else { return }
    document.nodes[Int(last)].kind = .quotationSource
  }

  private static let sourcePrefixes = ["資料來源：", "出處：", "Source: ", "— "]

  private mutating func makeAlert(_ index: Int32) -> Bool {
    let paragraph = document.nodes[Int(index)].firstChild
    guard paragraph >= 0, document.nodes[Int(paragraph)].kind == .paragraph else { return false }
    let first = document.nodes[Int(paragraph)].firstChild
    guard let text = textBytes(first), let kind = AlertKind(marker: text) else { return false }
    let start = document.nodes[Int(first)].text.lowerBound
    guard !isEscaped(start), !isEscaped(start + 1) else { return false }
    let lineEnd = document.nodes[Int(first)].nextSibling
    if lineEnd < 0 {
      guard document.nodes[Int(paragraph)].nextSibling >= 0 else { return false }
      detach(paragraph)
    } else {
      let breakKind = document.nodes[Int(lineEnd)].kind
      guard breakKind == .softBreak || breakKind == .lineBreak else { return false }
      detach(first)
      detach(lineEnd)
    }
    document.nodes[Int(index)].kind = .alert
    document.nodes[Int(index)].payload = kind.rawValue
    return true
  }
}

extension AlertKind {
  /// The kind that `[!NOTE]` and its like name, in either case.
  fileprivate init?(marker: ArraySlice<UInt8>) {
    var bytes = marker
    while bytes.last == 0x20 { bytes.removeLast() }
    guard bytes.starts(with: "[!".utf8), bytes.last == UInt8(ascii: "]") else { return nil }
    switch String(decoding: bytes.dropFirst(2).dropLast(), as: UTF8.self).uppercased() {
    case "NOTE": self = .note
    case "TIP": self = .tip
    case "IMPORTANT": self = .important
    case "WARNING": self = .warning
    case "CAUTION": self = .caution
    default: return nil
    }
  }
}

// MARK: - Raw HTML

extension TreeBuilder {
  /// Raw HTML in a text: shown as it is written, a comment left out, `<br>` in a table cell a line
  /// break.
  mutating func addInlineHTML(_ node: CMarkNode) {
    let literal = Array(string(node.literal).utf8)
    if leaf.isCell, Self.isLineBreak(literal) {
      append(.lineBreak)
      return
    }
    let place = locate { $0.html(literal) }
    if literal.starts(with: "<!--".utf8) {
      reportComment(at: place)
      return
    }
    reportHTML(literal, at: place)
    literal.withUnsafeBufferPointer { appendText($0) }
  }

  private static func isLineBreak(_ literal: [UInt8]) -> Bool {
    guard literal.count >= 4, literal[0] == UInt8(ascii: "<"),
      literal[1] | 0x20 == UInt8(ascii: "b"), literal[2] | 0x20 == UInt8(ascii: "r"),
      literal.last == UInt8(ascii: ">")
    else { return false }
    return literal[3..<(literal.count - 1)].allSatisfy { $0 == 0x20 || $0 == UInt8(ascii: "/") }
  }

  /// A block of raw HTML: a paragraph that shows it line by line, comments left out.
  mutating func addBlockHTML(_ node: CMarkNode) {
    let literal = Array(string(node.literal).utf8)
    let place = offsets(ofLinesOf: node)
    let shown = Self.withoutComments(literal)
    if shown.count < literal.count { reportComment(at: place) }
    let lines = shown.split(separator: UInt8(ascii: "\n")).map { line in
      Array(line.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D })
    }.filter { !$0.isEmpty }
    guard let first = lines.first else { return }
    reportHTML(first, at: place)
    let paragraph = append(.paragraph)
    self.place(paragraph, at: node)
    open.append(paragraph)
    for (index, line) in lines.enumerated() {
      if index > 0 { append(.softBreak) }
      line.withUnsafeBufferPointer { appendText($0) }
    }
    open.removeLast()
  }

  private static func withoutComments(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<"), bytes[index...].starts(with: "<!--".utf8) else {
        output.append(bytes[index])
        index += 1
        continue
      }
      index += 4
      while index < bytes.count, !bytes[index...].starts(with: "-->".utf8) { index += 1 }
      index = min(index + 3, bytes.count)
    }
    return output
  }

  private mutating func reportHTML(_ literal: [UInt8], at place: Range<Int>) {
    let start = String(decoding: literal.prefix(60), as: UTF8.self)
      .prefix { $0 != "\n" }.prefix(40)
    report(
      .rawHTML, "Raw HTML is shown as text: \(start)", at: place,
      help: "write it in Markdown, or \\< for the sign itself")
  }

  private mutating func reportComment(at place: Range<Int>) {
    report(
      .rawHTML, "An HTML comment is left out of the page", at: place,
      help: "keep remarks to yourself outside the file: its Markdown is published too")
  }
}
