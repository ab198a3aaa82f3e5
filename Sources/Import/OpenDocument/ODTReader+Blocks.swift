import OpenData

extension ODTReader {
  typealias Block = ImportedDocument.Block
  typealias Inline = ImportedDocument.Inline

  /// The blocks beneath an element, in its order.
  mutating func blocks(of element: XMLElement) throws(ImportFailure) -> [Block] {
    try nested { reader throws(ImportFailure) in
      var blocks: [Block] = []
      reader.isBelowCentredLine = false
      for child in element.elements {
        try reader.append(child, to: &blocks)
        reader.noteAlignment(child)
      }
      return blocks
    }
  }

  /// Empty paragraphs and marks do not stand between a table and its name.
  private mutating func noteAlignment(_ element: XMLElement) {
    guard !element.text.trimmed.isEmpty else { return }
    let style = element["text:style-name"]
    isBelowCentredLine =
      element.name == "text:p" && styles.value(style, family: "paragraph", \.alignment) == .center
  }

  mutating func append(
    _ element: XMLElement, to blocks: inout [Block]
  ) throws(ImportFailure) {
    switch element.name {
    case "text:h": try appendHeading(element, to: &blocks)
    case "text:p": try appendParagraph(element, to: &blocks)
    case "text:list": blocks += try lists(element)
    case "table:table": try appendTable(element, to: &blocks)
    case "text:section", "text:index-body": try appendSection(element, to: &blocks)
    case "text:numbered-paragraph": blocks += try self.blocks(of: element)
    case "text:tracked-changes":
      for change in element.elements {
        let inserted = change["text:id"].flatMap { insertions[$0] } ?? ""
        lose(.trackedChange, change.shownText + inserted)
      }
    case "draw:frame", "draw:custom-shape", "draw:rect", "draw:g":
      let (inlines, floating) = try shape(element)
      if !inlines.isEmpty { blocks.append(.paragraph(inlines)) }
      blocks += floating
    // Indexes are made from headings, as each page's own outline is.
    case "text:table-of-content", "text:alphabetical-index", "text:illustration-index",
      "text:table-index", "text:user-index", "text:sequence-decls", "office:forms",
      "text:variable-decls", "text:user-field-decls", "text:soft-page-break", "text:change",
      "text:change-start", "text:change-end", "text:bookmark", "text:bookmark-start",
      "text:bookmark-end":
      break
    default: if !element.elements.isEmpty { blocks += try self.blocks(of: element) }
    }
  }

  // MARK: Headings and paragraphs

  mutating func appendHeading(
    _ element: XMLElement, number: String? = nil, to blocks: inout [Block]
  ) throws(ImportFailure) {
    let style = element["text:style-name"]
    let marks = DocumentMark.levels(
      element.elements.filter { $0.name == "text:bookmark" }.compactMap { $0["text:name"] })
    let stated =
      marks.level ?? element["text:outline-level"].flatMap(Int.init)
      ?? styles.value(style, family: "paragraph", \.outlineLevel) ?? 1
    let level = min(max(stated, 1), 10)
    blocks += marks.gaps.map { .heading(level: $0, id: nil, [.text("—")]) }
    place = element.shownText
    noteBreak(style)
    var (inlines, floating) = try self.inlines(of: element)
    guard !inlines.plainText.trimmed.isEmpty else { return blocks += floating }
    let number = number ?? outlineNumber(of: element, level: level)
    // Some authors have typed it as well.
    if !number.isEmpty, inlines.plainText.officialNumber == nil {
      inlines.insert(.text(number), at: 0)
    }
    blocks.append(.heading(level: level, id: id(of: element), inlines.withoutBold))
    blocks += floating
  }

  /// The name of the heading that links lead to.
  private func id(of heading: XMLElement) -> String? {
    let bookmarks = ["text:bookmark", "text:bookmark-start"]
    return heading.elements.filter { bookmarks.contains($0.name) }.compactMap { $0["text:name"] }
      .first { !$0.hasPrefix("_") && !$0.hasPrefix(DocumentMark.prefix) }
  }

  private mutating func appendParagraph(
    _ element: XMLElement, to blocks: inout [Block]
  ) throws(ImportFailure) {
    let style = element["text:style-name"]
    let named = styles.namedStyle(style, family: "paragraph") ?? ""
    if styles.value(style, family: "paragraph", \.outlineLevel) != nil
      || named.hasPrefix("Heading_20_")
    {
      return try appendHeading(element, to: &blocks)
    }
    let text = element.shownText
    if !text.trimmed.isEmpty, depth <= 2 { place = text }
    noteBreak(style)
    if named == "Item_20_Number", !document.metadata.page.isEmpty { return }
    if named == "Horizontal_20_Line" { return blocks.append(.thematicBreak) }
    if styles.value(style, family: "paragraph", \.isHidden) == true {
      if !text.trimmed.isEmpty { lose(.hiddenText, text) }
      return
    }
    if named == "Preformatted_20_Text" { return try appendCode(element, to: &blocks) }
    var (inlines, floating) = try self.inlines(of: element)
    defer { blocks += floating }
    guard !inlines.isEmpty, inlines != [.lineBreak] else { return }
    if isBold(style, named: named) { inlines = [.strong(inlines.withoutBold)] }
    switch named {
    case "Title": blocks.append(.title(inlines.withoutBold))
    case "Table", "Caption": blocks.append(.caption(inlines))
    case "Quotations" where !isInQuote:
      if case .quote(let earlier)? = blocks.last {
        blocks[blocks.count - 1] = .quote(earlier + [.paragraph(inlines)])
      } else {
        blocks.append(.quote([.paragraph(inlines)]))
      }
    default: blocks.append(.paragraph(inlines))
    }
  }

  /// Whether a person has made the paragraph bold; styles such as that of header cells are bold by themselves.
  private func isBold(_ style: String?, named: String) -> Bool {
    styles.automatic(style, family: "paragraph")?.isBold == true
      && !["Table_20_Heading", "Title", "Table", "Caption"].contains(named)
  }

  private mutating func noteBreak(_ style: String?) {
    if styles.automatic(style, family: "paragraph")?.breaksPage == true { lose(.pageBreak) }
    if let colour = styles.automatic(style, family: "paragraph")?.colour, Self.isColour(colour) {
      lose(.colour)
    }
  }

  /// Office programs have a paragraph for each line; Gazette's own documents one for all.
  private mutating func appendCode(
    _ element: XMLElement, to blocks: inout [Block]
  ) throws(ImportFailure) {
    let line = try inlines(of: element, keepsSpaces: true).inlines.plainText
    if case .code(let earlier)? = blocks.last, document.metadata.page.isEmpty {
      blocks[blocks.count - 1] = .code(earlier + "\n" + line)
    } else {
      blocks.append(.code(line))
    }
  }

  // MARK: Sections

  private mutating func appendSection(
    _ element: XMLElement, to blocks: inout [Block]
  ) throws(ImportFailure) {
    switch GazetteMark(element) {
    case .figure(let name):
      let key = String(name.dropFirst(DocumentMark.prefix.count))
      if let source = document.metadata.page[key] {
        blocks.append(.verbatim(source))
      } else {
        blocks += try self.blocks(of: element)
      }
    case .quote:
      isInQuote = true
      defer { isInQuote = false }
      blocks.append(.quote(try self.blocks(of: element)))
    case .alert(let kind):
      // The first paragraph is the notice's title in words.
      blocks.append(.alert(kind: kind, Array(try self.blocks(of: element).dropFirst())))
    case .text, nil: blocks += try self.blocks(of: element)
    }
  }
}
