extension Document {
  /// Whether every item of a list begins with an official number, which then stands for the bullet.
  package func hasOfficialNumbers(_ list: NodeID) -> Bool {
    var item = self[list].firstChild
    guard item >= 0 else { return false }
    while item >= 0 {
      guard let paragraph = leadingParagraph(of: item),
        leadingNumber(of: paragraph, in: .item) != nil
      else { return false }
      item = nodes[Int(item)].nextSibling
    }
    return true
  }

  /// The paragraph that an item begins with.
  func leadingParagraph(of item: Int32) -> Node? {
    let first = nodes[Int(item)].firstChild
    guard first >= 0, nodes[Int(first)].kind == .paragraph else { return nil }
    return nodes[Int(first)]
  }

  /// The official number at the head of a paragraph that says something after it.
  func leadingNumber(
    of paragraph: Node, in place: OutlineNumber.Place = .paragraph
  ) -> LeadingNumber? {
    leadingNumber(from: paragraph.firstChild, in: place)
  }

  /// The official number that the text of an inline begins with.
  func leadingNumber(
    from first: Int32, until stop: Int32 = -1, in place: OutlineNumber.Place = .paragraph
  ) -> LeadingNumber? {
    guard first >= 0, first != stop else { return nil }
    let node = nodes[Int(first)]
    guard node.kind == .text else { return nil }
    // A line of a cell may begin with a space, after `<br>`.
    var scanner = NumeralScanner(text, in: literal(of: node))
    scanner.skipSpaces()
    guard
      let number = LeadingNumber(
        in: text, range: scanner.position..<scanner.end, place: place)
    else { return nil }
    let hasMore = node.nextSibling >= 0 && node.nextSibling != stop
    return number.rest < Int(node.text.upperBound) || hasMore ? number : nil
  }
}
