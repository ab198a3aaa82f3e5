/// Writes the body of a document of text, and the automatic styles it needs.
struct TextBodyWriter {
  var xml: ODFXML
  var automaticStyles = ODFXML(pieceOf: 1_024)

  let document: TextDocument
  /// Whether a space here would be lost, because one or a paragraph's start is before it.
  var isAfterSpace = true
  /// The footnotes written so far, in the order of their numbers.
  var footnoteNumbers: [Int: Int] = [:]
  /// Within a footnote there can be no other.
  var isInFootnote = false
  var isInTable = false
  var tableCount = 0
  var imageCount = 0
  /// The lists and items that are open, from the outside in.
  var openLists: [OpenList] = []
  var columnWidths: Set<Int> = []
  private var languageStyles: [String: String] = [:]
  private var depth = 0

  struct OpenList {
    var style: StaticString
    var paragraph: StaticString
    /// The element of the item that is open: `text:list-item`, or `text:list-header` for one that was
    /// begun before a table.
    var item: StaticString
  }

  /// How deep blocks and inlines may be nested; LibreOffice gives up far beyond.
  private static let depthLimit = 100

  init(_ document: TextDocument) {
    self.document = document
    xml = ODFXML(pieceOf: 16_384)
  }

  mutating func write(_ blocks: [TextDocument.Block], style: StaticString = "Text_20_body")
    throws(TextDocumentError)
  {
    try nest()
    defer { unnest() }
    try write(each: blocks, style: style)
  }

  private mutating func write(
    each blocks: [TextDocument.Block], style: StaticString
  ) throws(TextDocumentError) {
    for block in blocks { try write(block, style: style) }
  }

  private mutating func write(
    _ block: TextDocument.Block, style: StaticString
  ) throws(TextDocumentError) {
    switch block {
    case .title(let inlines): try paragraph(inlines, style: "Title")
    case .heading(let level, let id, let inlines): try heading(level, id, inlines)
    case .itemNumber(let inlines): try paragraph(inlines, style: "Item_20_Number")
    case .paragraph(let inlines): try paragraph(inlines, style: style)
    case .list(let list): try write(list)
    case .quote(let blocks): try write(blocks, style: "Quotations")
    case .code(let code): try self.code(code)
    case .notice(let title, let blocks):
      try paragraph(title, style: "Notice_20_Heading")
      try write(blocks, style: "Notice")
    case .table(let table): try write(table)
    case .thematicBreak: xml.raw("<text:p text:style-name=\"Horizontal_20_Line\"/>\n")
    case .section(let name, let blocks): try section(name, blocks, style: style)
    }
  }

  /// What it names is nested as deep as without it.
  private mutating func section(
    _ name: String, _ blocks: [TextDocument.Block], style: StaticString
  ) throws(TextDocumentError) {
    guard openLists.isEmpty, !isInTable, !isInFootnote, !blocks.isEmpty else {
      return try write(each: blocks, style: style)
    }
    xml.raw("<text:section text:name=\"")
    xml.attributeText(DocumentMark.prefix + name)
    xml.raw("\">\n")
    try write(each: blocks, style: style)
    xml.raw("</text:section>\n")
  }

  mutating func paragraph(
    _ inlines: [TextDocument.Inline], style: StaticString
  ) throws(TextDocumentError) {
    beginParagraph(style)
    try write(inlines)
    endParagraph()
  }

  private mutating func beginParagraph(_ style: StaticString) {
    xml.raw("<text:p text:style-name=\"")
    xml.raw(style)
    xml.raw("\">")
    isAfterSpace = true
  }

  private mutating func endParagraph() { xml.raw("</text:p>\n") }

  private mutating func heading(
    _ level: Int, _ id: String?, _ inlines: [TextDocument.Inline]
  ) throws(TextDocumentError) {
    let level = min(6, max(1, level))
    xml.raw("<text:h text:style-name=\"Heading_20_")
    xml.number(level)
    xml.raw("\" text:outline-level=\"")
    xml.number(level)
    xml.raw("\">")
    if let id {
      xml.raw("<text:bookmark text:name=\"")
      xml.attributeText(id)
      xml.raw("\"/>")
    }
    isAfterSpace = true
    try write(inlines)
    xml.raw("</text:h>\n")
  }

  private mutating func code(_ code: String) throws(TextDocumentError) {
    beginParagraph("Preformatted_20_Text")
    try text(code.hasSuffix("\n") ? String(code.dropLast()) : code, lineBreak: "<text:line-break/>")
    endParagraph()
  }

  /// Appends text, escaped.
  mutating func text(
    _ text: String, lineBreak: StaticString = " "
  ) throws(TextDocumentError) {
    var copy = text
    let forbidden = copy.withUTF8 { utf8 in
      xml.text(
        utf8, in: utf8.indices, isAfterSpace: &isAfterSpace, isWhole: false, lineBreak: lineBreak)
    }
    if let forbidden { throw .forbiddenCharacter(forbidden, context: text) }
  }

  /// The name of the style for text in a language.
  mutating func style(forLanguage tag: String) -> String {
    if let name = languageStyles[tag] { return name }
    let name = "language-\(languageStyles.count + 1)"
    languageStyles[tag] = name
    let attributes = ODFLanguage(tag: tag).attributes
    automaticStyles.raw(
      """
      <style:style style:name="\(name)" style:family="text"><style:text-properties \
      \(attributes)/></style:style>

      """ as String)
    return name
  }

  mutating func nest() throws(TextDocumentError) {
    depth += 1
    if depth > Self.depthLimit { throw .nestingTooDeep }
  }

  mutating func unnest() { depth -= 1 }
}
