extension [ImportedDocument.Block] {
  /// With headings that begin at level 2, beneath the page's title, and skip none.
  ///
  /// Below level 6 there is none in Markdown: such headings are bold paragraphs.
  func withHeadingLevels(beneath title: Int = 1) -> [ImportedDocument.Block] {
    var open: [Int] = []
    return map { block in
      guard case .heading(let level, let id, let inlines) = block else { return block }
      while let last = open.last, last >= level { open.removeLast() }
      open.append(level)
      let depth = title + open.count
      return depth > 6
        ? .paragraph([.strong(inlines)]) : .heading(level: depth, id: id, inlines)
    }
  }
}
