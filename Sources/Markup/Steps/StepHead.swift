/// The head of a step: its name, and where the rest of its first paragraph begins.
struct StepHead {
  /// The most bytes a name has before a colon.
  static let longestName = 60

  var name: String
  /// The inlines of the name.
  var label: InlineSpan
  /// The inlines after it; none where `first` is -1.
  var rest: InlineSpan

  init?(of item: NodeID, in document: Document) {
    let block = document[item].firstChild
    guard block >= 0, document.nodes[Int(block)].kind == .paragraph else { return nil }
    let first = document.nodes[Int(block)].firstChild
    guard first >= 0 else { return nil }
    if document.nodes[Int(first)].kind == .strong {
      self.init(bold: first, in: document)
    } else {
      self.init(colonAfter: first, in: document)
    }
  }

  private init(bold first: Int32, in document: Document) {
    let node = document.nodes[Int(first)]
    name = document.plainText(of: NodeID(Int(first)))
    label = InlineSpan(node.firstChild)
    rest = InlineSpan(node.nextSibling)
    if let literal = Self.textBeforeColon(of: node.firstChild, in: document) {
      name = String(decoding: document.text[literal], as: UTF8.self)
      label = InlineSpan(node.firstChild, until: node.firstChild, stopOffset: literal.upperBound)
    }
    guard node.nextSibling >= 0 else { return }
    let next = document.nodes[Int(node.nextSibling)]
    guard next.kind == .text else { return }
    let literal = document.literal(of: next)
    var scanner = NumeralScanner(document.text, in: literal)
    scanner.skipSpaces()
    if !scanner.skip("：") { _ = scanner.skip(":") }
    scanner.skipSpaces()
    rest = Self.rest(at: node.nextSibling, from: scanner.position, in: document)
  }

  private init?(colonAfter first: Int32, in document: Document) {
    var before: [UInt8] = []
    var index = first
    while index >= 0, before.count <= Self.longestName {
      let node = document.nodes[Int(index)]
      guard node.kind == .text else {
        guard node.kind != .softBreak, node.kind != .lineBreak else { return nil }
        document.appendPlainText(of: NodeID(Int(index)), to: &before)
        index = node.nextSibling
        continue
      }
      let literal = document.literal(of: node)
      if let colon = Self.colon(in: document.text, literal) {
        before += document.text[literal.lowerBound..<colon.lowerBound]
        guard !before.isEmpty, before.count <= Self.longestName else { return nil }
        name = String(decoding: before, as: UTF8.self)
        label = InlineSpan(first, until: index, stopOffset: colon.lowerBound)
        var scanner = NumeralScanner(document.text, in: colon.upperBound..<literal.upperBound)
        scanner.skipSpaces()
        rest = Self.rest(at: index, from: scanner.position, in: document)
        return
      }
      before += document.text[literal]
      index = node.nextSibling
    }
    return nil
  }

  /// The text of a bold run without the colon that ends it, as in `**受理：**`.
  private static func textBeforeColon(
    of index: Int32, in document: Document
  ) -> Range<Int>? {
    guard index >= 0 else { return nil }
    let node = document.nodes[Int(index)]
    guard node.kind == .text, node.nextSibling < 0 else { return nil }
    let literal = document.literal(of: node)
    for colon in ["：", ":"]
    where document.text[literal].suffix(colon.utf8.count).elementsEqual(colon.utf8) {
      return literal.lowerBound..<(literal.upperBound - colon.utf8.count)
    }
    return nil
  }

  private static func rest(at index: Int32, from offset: Int, in document: Document) -> InlineSpan {
    let node = document.nodes[Int(index)]
    return offset < Int(node.text.upperBound)
      ? InlineSpan(index, firstOffset: offset) : InlineSpan(node.nextSibling)
  }

  /// The first `：`, or `:` with a space or the end after it.
  private static func colon(in text: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    for index in range {
      if text[index] == UInt8(ascii: ":"),
        index + 1 == range.upperBound || text[index + 1] == UInt8(ascii: " ")
      {
        return index..<(index + 1)
      }
      if text[index] == 0xEF, index + 2 < range.upperBound, text[index + 1] == 0xBC,
        text[index + 2] == 0x9A
      {
        return index..<(index + 3)
      }
    }
    return nil
  }
}
