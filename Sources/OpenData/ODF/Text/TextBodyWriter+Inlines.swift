extension TextBodyWriter {
  mutating func write(_ inlines: [TextDocument.Inline]) throws(TextDocumentError) {
    for inline in inlines { try write(inline) }
  }

  private mutating func write(_ inline: TextDocument.Inline) throws(TextDocumentError) {
    switch inline {
    case .text(let text): try self.text(text)
    case .emphasis(let inlines): try span("Emphasis", inlines)
    case .strong(let inlines): try span("Strong_20_Emphasis", inlines)
    case .strikethrough(let inlines): try span("Strikethrough", inlines)
    case .code(let code): try span("Source_20_Text", [.text(code)])
    case .lineBreak:
      xml.raw("<text:line-break/>")
      isAfterSpace = true
    case .link(let href, let title, let inlines): try link(href, title, inlines)
    case .imageLink(let href, let title, let text):
      try link(href, title, [.text(text)], name: DocumentMark.image)
    case .language(let tag, let inlines):
      let style = style(forLanguage: tag)
      xml.raw("<text:span text:style-name=\"")
      xml.raw(style)
      try span(inlines)
    case .footnote(let index): try footnote(index)
    case .image(let image): try write(image)
    case .mark(let name):
      xml.raw("<text:bookmark text:name=\"")
      xml.attributeText(DocumentMark.prefix + name)
      xml.raw("\"/>")
    }
  }

  private mutating func span(
    _ style: StaticString, _ inlines: [TextDocument.Inline]
  ) throws(TextDocumentError) {
    xml.raw("<text:span text:style-name=\"")
    xml.raw(style)
    try span(inlines)
  }

  /// The rest of a span after the name of its style.
  private mutating func span(_ inlines: [TextDocument.Inline]) throws(TextDocumentError) {
    try nest()
    defer { unnest() }
    xml.raw("\">")
    try write(inlines)
    xml.raw("</text:span>")
  }

  private mutating func link(
    _ href: String, _ title: String?, _ inlines: [TextDocument.Inline], name: String? = nil
  ) throws(TextDocumentError) {
    xml.raw("<text:a xlink:type=\"simple\" xlink:href=\"")
    xml.attributeText(href)
    if let name {
      xml.raw("\" office:name=\"")
      xml.attributeText(name)
    }
    if let title {
      xml.raw("\" office:title=\"")
      xml.attributeText(title)
    }
    xml.raw(
      """
      " text:style-name="Internet_20_link" \
      text:visited-style-name="Visited_20_Internet_20_Link">
      """)
    try nest()
    defer { unnest() }
    try write(inlines)
    xml.raw("</text:a>")
  }

  /// A footnote where it is first referred to, then references to it.
  private mutating func footnote(_ index: Int) throws(TextDocumentError) {
    guard document.footnotes.indices.contains(index) else { throw .unknownFootnote(index) }
    if let number = footnoteNumbers[index] {
      xml.raw(
        """
        <text:span text:style-name="Footnote_20_anchor"><text:note-ref text:note-class="footnote" \
        text:reference-format="text" text:ref-name="footnote-
        """)
      xml.number(number)
      xml.raw("\">")
      xml.number(number)
      xml.raw("</text:note-ref></text:span>")
    } else if isInFootnote {
      // Office programs have no note within a note: what it says follows in brackets.
      try nest()
      defer { unnest() }
      try text(" (")
      try write(document.footnotes[index].flatMap(\.inlines))
      try text(")")
    } else {
      let number = footnoteNumbers.count + 1
      footnoteNumbers[index] = number
      xml.raw("<text:note text:id=\"footnote-")
      xml.number(number)
      xml.raw("\" text:note-class=\"footnote\"><text:note-citation>")
      xml.number(number)
      xml.raw("</text:note-citation><text:note-body>")
      try footnoteBody(document.footnotes[index])
      xml.raw("</text:note-body></text:note>")
    }
    isAfterSpace = false
  }

  /// A footnote stands amid other text, and its blocks begin anew.
  private mutating func footnoteBody(
    _ blocks: [TextDocument.Block]
  ) throws(TextDocumentError) {
    let lists = openLists
    openLists = []
    isInFootnote = true
    try write(blocks, style: "Footnote")
    if blocks.isEmpty { xml.raw("<text:p text:style-name=\"Footnote\"/>") }
    isInFootnote = false
    openLists = lists
  }

  private mutating func write(
    _ image: TextDocument.Image
  ) throws(TextDocumentError) {
    guard document.pictures.indices.contains(image.picture) else {
      throw .unknownPicture(image.picture)
    }
    let picture = document.pictures[image.picture]
    imageCount += 1
    let (width, height) = Self.size(of: picture, isInTable: isInTable)
    xml.raw("<draw:frame draw:style-name=\"Graphics\" draw:name=\"image-")
    xml.number(imageCount)
    xml.raw("\" text:anchor-type=\"as-char\" svg:width=\"")
    xml.number(width)
    xml.raw("mm\" svg:height=\"")
    xml.number(height)
    xml.raw("mm\"><draw:image xlink:href=\"Pictures/")
    xml.attributeText(picture.name)
    xml.raw(
      "\" xlink:type=\"simple\" xlink:show=\"embed\" xlink:actuate=\"onLoad\" draw:mime-type=\"")
    xml.attributeText(picture.mediaType)
    xml.raw("\"/><svg:title>")
    // LibreOffice's “Text alternative”; its “Description” is the element after it.
    xml.attributeText(image.alternativeText)
    xml.raw("</svg:title>")
    if let title = image.title {
      xml.raw("<svg:desc>")
      xml.attributeText(title)
      xml.raw("</svg:desc>")
    }
    xml.raw("</draw:frame>")
    isAfterSpace = false
  }

  /// Millimetres, as on the screen unless that is more than fits on the page.
  private static func size(
    of picture: TextDocument.Picture, isInTable: Bool
  ) -> (width: Int, height: Int) {
    let (mostWidth, mostHeight) = isInTable ? (60.0, 100.0) : (160.0, 220.0)
    let width = Double(picture.width) * 25.4 / 96
    let height = Double(picture.height) * 25.4 / 96
    let scale = min(1, mostWidth / width, mostHeight / height)
    return (max(1, Int((width * scale).rounded())), max(1, Int((height * scale).rounded())))
  }
}

extension TextDocument.Block {
  /// The text of a block without its form.
  fileprivate var inlines: [TextDocument.Inline] {
    switch self {
    case .title(let inlines), .heading(_, _, let inlines), .itemNumber(let inlines),
      .paragraph(let inlines):
      inlines
    case .list(let list): list.items.flatMap { $0.flatMap(\.inlines) }
    case .quote(let blocks): blocks.flatMap(\.inlines)
    case .code(let code): [.code(code)]
    case .notice(let title, let blocks): title + blocks.flatMap(\.inlines)
    case .table(let table):
      table.rows.flatMap { row in row.flatMap { cell in cell.blocks.flatMap(\.inlines) } }
    case .thematicBreak: []
    case .section(_, let blocks): blocks.flatMap(\.inlines)
    }
  }
}
