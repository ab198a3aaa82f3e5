extension TextBodyWriter {
  mutating func write(_ list: TextDocument.List) throws(TextDocumentError) {
    guard !list.items.isEmpty else { return }
    openLists.append(OpenList(list.marker))
    let level = openLists.count - 1
    begin(openLists[level], isContinued: false)
    for (index, item) in list.items.enumerated() {
      openLists[level].item = "text:list-item"
      xml.raw("<text:list-item")
      if index == 0, case .number(let start) = list.marker, start != 1 {
        xml.raw(" text:start-value=\"")
        xml.number(max(0, start))
        xml.raw("\"")
      }
      xml.raw(">")
      // Without a paragraph the item would have no number.
      if item.isEmpty { try paragraph([], style: openLists[level].paragraph) }
      try write(item, style: openLists[level].paragraph)
      end(openLists[level].item)
    }
    end("text:list")
    openLists.removeLast()
  }

  /// Writes what no item of a list may hold: the lists end before it and go on after it.
  mutating func outsideLists(
    _ body: (inout TextBodyWriter) throws(TextDocumentError) -> Void
  ) throws(TextDocumentError) {
    var lists = openLists
    for list in lists.reversed() {
      end(list.item)
      end("text:list")
    }
    openLists = []
    try body(&self)
    for level in lists.indices {
      begin(lists[level], isContinued: true)
      // The rest of an item, which has its number already.
      lists[level].item = "text:list-header"
      xml.raw("<text:list-header>")
    }
    openLists = lists
  }

  private mutating func begin(_ list: OpenList, isContinued: Bool) {
    xml.raw("<text:list text:style-name=\"")
    xml.raw(list.style)
    xml.raw(isContinued ? "\" text:continue-numbering=\"true\">" : "\">")
  }

  private mutating func end(_ element: StaticString) {
    xml.raw("</")
    xml.raw(element)
    xml.raw(">\n")
  }
}

extension TextBodyWriter.OpenList {
  fileprivate init(_ marker: TextDocument.List.Marker) {
    switch marker {
    case .bullet: self.init(style: "List_20_1", paragraph: "List_20_1", item: "text:list-item")
    case .number:
      self.init(style: "Numbering_20_1", paragraph: "Numbering_20_1", item: "text:list-item")
    case .none:
      self.init(style: "No_20_bullet", paragraph: "List_20_Contents", item: "text:list-item")
    }
  }
}
