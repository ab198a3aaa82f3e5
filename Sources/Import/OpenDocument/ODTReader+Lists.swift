extension ODTReader {
  /// A list; the headings that some programs put into lists for their numbers stand on their own.
  mutating func lists(_ element: XMLElement) throws(ImportFailure) -> [Block] {
    let outer = openLists.last
    let style = element["text:style-name"] ?? outer?.style
    openLists.append(OpenList(style: style))
    defer { openLists.removeLast() }
    let depth = openLists.count
    let known = styles.level(style, depth: depth)
    let level = known ?? ListNumbering()
    let key = style ?? ""
    let goesOn =
      element["text:continue-numbering"] == "true" || element["text:continue-list"] != nil
      || outer?.leadsDown == true
    var number = goesOn ? nextNumbers[key]?[depth] ?? level.start : level.start
    var output: [Block] = []
    var list = ImportedDocument.List(start: nil, items: [])
    func close() {
      if !list.items.isEmpty { output.append(.list(list)) }
      list = ImportedDocument.List(start: nil, items: [])
    }
    for item in element.elements where ["text:list-item", "text:list-header"].contains(item.name) {
      if let start = item.startValue { number = start }
      let isItem = item.name == "text:list-item"
      // Documents of Gazette begin no list within another but by an item of its own.
      let leadsDown =
        isItem && item.elements.first?.name == "text:list" && document.metadata.page.isEmpty
      openLists[depth - 1].leadsDown = leadsDown
      let isCounted = isItem && !leadsDown
      if isCounted { nextNumbers[key] = nextNumbers[key]?.filter { $0.key <= depth } }
      if let heading = item.elements.first, heading.name == "text:h" {
        close()
        try appendHeading(heading, number: isCounted ? known?.label(number) : "", to: &output)
        for rest in item.elements.dropFirst() { try append(rest, to: &output) }
        if isCounted { number += 1 }
        continue
      }
      var blocks = try self.blocks(of: item)
      guard isCounted else {
        // It belongs to the item before.
        if list.items.isEmpty || blocks.hasHeading {
          close()
          output += blocks
        } else {
          list.items[list.items.count - 1] += blocks
        }
        continue
      }
      if !level.isPlain { blocks.number(level.label(number)) }
      if list.items.isEmpty { list.start = level.isPlain ? number : nil }
      list.items.append(blocks)
      number += 1
    }
    nextNumbers[key, default: [:]][depth] = number
    close()
    return output
  }
}

extension ODTReader {
  /// The number that the word processor counts for a heading, and does not write; empty where it shows none.
  mutating func outlineNumber(of heading: XMLElement, level: Int) -> String {
    // Documents of Gazette have their numbers in the text.
    guard document.metadata.page.isEmpty, heading["text:is-list-header"] != "true",
      let numbering = styles.outline[level]
    else { return "" }
    let restarts = heading["text:restart-numbering"] == "true"
    let next = restarts ? nil : headingNumbers[level].map { $0 + 1 }
    let number = next ?? heading.startValue ?? numbering.start
    headingNumbers = headingNumbers.filter { $0.key < level }
    headingNumbers[level] = number
    guard numbering.shownLevels > 1 else { return numbering.label(number) }
    // 1.1 has the numbers of the levels above before its own.
    let levels = (1...level).suffix(min(numbering.shownLevels, level))
    let symbols = levels.compactMap { level in
      headingNumbers[level].flatMap { styles.outline[level]?.symbol($0) }
    }
    return numbering.prefix + symbols.joined(separator: ".") + numbering.suffix + " "
  }
}

extension XMLElement {
  /// The number that counting begins with, as far as anybody counts.
  var startValue: Int? {
    self["text:start-value"].flatMap(Int.init).map { min(max($0, 0), 999_999_999) }
  }
}

extension [ImportedDocument.Block] {
  fileprivate var hasHeading: Bool { contains { if case .heading = $0 { true } else { false } } }
}
