import Encodings

extension PandocReader {
  typealias Block = ImportedDocument.Block
  typealias Inline = ImportedDocument.Inline

  mutating func blocks(_ json: [JSON]) throws(ImportFailure) -> [Block] {
    try nested { reader throws(ImportFailure) in
      var blocks: [Block] = []
      for block in json { try reader.append(block, to: &blocks) }
      return blocks
    }
  }

  private mutating func append(
    _ json: JSON, style: String? = nil, to blocks: inout [Block]
  ) throws(ImportFailure) {
    let kind = try Self.require(json["t"]?.text)
    let content = json["c"]
    let parts = content?.elements ?? []
    switch kind {
    case "Plain", "Para": try appendParagraph(parts, style: style, to: &blocks)
    case "Header":
      let level = try Self.require(parts.first?.whole)
      let id = try PandocAttributes(try Self.require(parts.dropFirst().first)).id
      let words = try Self.require(parts.last?.elements)
      let inlines = try placedInlines(words)
      guard !inlines.plainText.trimmed.isEmpty else { return }
      blocks.append(.heading(level: level, id: id.isEmpty ? nil : id, inlines.withoutBold))
    case "LineBlock":
      var lines: [Inline] = []
      for (index, line) in parts.enumerated() {
        if index > 0 { lines.append(.lineBreak) }
        lines += try inlines(try Self.require(line.elements))
      }
      blocks.append(.paragraph(lines))
    case "CodeBlock": blocks.append(.code(try Self.require(parts.last?.text)))
    case "RawBlock": lose(.rawMarkup, parts.last?.text ?? "")
    case "BlockQuote":
      let inner = try self.blocks(parts)
      let isQuote =
        !takesIndentsForQuotes || style?.contains("Quot") == true || style == "Block Text"
      if isQuote { blocks.append(.quote(inner)) } else { blocks += inner }
    case "BulletList":
      blocks.append(.list(ImportedDocument.List(start: nil, items: try items(parts))))
    case "OrderedList": try appendOrdered(parts, to: &blocks)
    case "DefinitionList": blocks.append(.definitions(try definitions(parts)))
    case "HorizontalRule": blocks.append(.thematicBreak)
    case "Table": try appendTable(parts, to: &blocks)
    case "Figure":
      let inner = try self.blocks(try Self.require(parts.last?.elements))
      blocks += inner
      let caption = try self.blocks(
        try Self.require(parts.dropFirst().first?.elements?.last?.elements))
      if !caption.plainText.trimmed.isEmpty, caption.plainText != inner.plainText {
        blocks += caption
      }
    case "Div":
      let attributes = try PandocAttributes(try Self.require(parts.first))
      try appendDivision(attributes, try Self.require(parts.last?.elements), to: &blocks)
    case "Null": break
    default: throw .unreadable("Pandoc's answer has an unknown part '\(kind)'")
    }
  }

  private mutating func appendDivision(
    _ attributes: PandocAttributes, _ content: [JSON], to blocks: inout [Block]
  ) throws(ImportFailure) {
    try nested { reader throws(ImportFailure) in
      for block in content { try reader.append(block, style: attributes.style, to: &blocks) }
    }
  }

  /// The inlines of a block that losses are told at.
  private mutating func placedInlines(_ parts: [JSON]) throws(ImportFailure) -> [Inline] {
    place = ""
    let earlier = document.losses.count
    let inlines = try self.inlines(parts)
    let text = inlines.plainText
    guard !text.trimmed.isEmpty else { return inlines }
    place = text
    // What was lost in it was met before all its words were.
    for index in earlier..<document.losses.count where document.losses[index].place.isEmpty {
      document.losses[index].place = text
    }
    return inlines
  }

  private mutating func appendParagraph(
    _ parts: [JSON], style: String?, to blocks: inout [Block]
  ) throws(ImportFailure) {
    let inlines = depth <= 2 ? try placedInlines(parts) : try self.inlines(parts)
    let text = inlines.plainText
    guard !inlines.isEmpty, inlines != [.lineBreak] else { return }
    switch style {
    case "Title": blocks.append(.title(inlines.withoutBold))
    case "Caption", "Table", "Table Caption": blocks.append(.caption(inlines))
    case "Preformatted Text", "HTML Preformatted":
      if case .code(let earlier)? = blocks.last {
        blocks[blocks.count - 1] = .code(earlier + "\n" + text)
      } else {
        blocks.append(.code(text))
      }
    case "Quotations", "Quote", "Intense Quote":
      blocks.append(.quote([.paragraph(inlines)]))
    default: blocks.append(.paragraph(inlines))
    }
  }

  // MARK: Lists

  private mutating func items(_ json: [JSON]) throws(ImportFailure) -> [[Block]] {
    var items: [[Block]] = []
    for item in json { items.append(try blocks(try Self.require(item.elements))) }
    return items
  }

  /// An ordered list; numbers that Markdown does not count are written.
  private mutating func appendOrdered(
    _ parts: [JSON], to blocks: inout [Block]
  ) throws(ImportFailure) {
    let attributes = try Self.require(parts.first?.elements)
    guard attributes.count == 3, let whole = attributes[0].whole else {
      throw .unreadable("Pandoc's answer has an unknown form")
    }
    // Markdown counts in nine digits.
    let start = min(max(whole, 0), 999_999_999)
    var numbering = ListNumbering(format: "1", suffix: ".")
    switch attributes[1]["t"]?.text {
    case "LowerAlpha": numbering.format = "a"
    case "UpperAlpha": numbering.format = "A"
    case "LowerRoman": numbering.format = "i"
    case "UpperRoman": numbering.format = "I"
    default: break
    }
    switch attributes[2]["t"]?.text {
    case "TwoParens":
      numbering.prefix = "("
      numbering.suffix = ")"
    case "OneParen": numbering.suffix = ")"
    default: break
    }
    var items = try self.items(try Self.require(parts.last?.elements))
    if !numbering.isPlain {
      for index in items.indices { items[index].number(numbering.label(start + index)) }
    }
    blocks.append(
      .list(ImportedDocument.List(start: numbering.isPlain ? start : nil, items: items)))
  }

  private mutating func definitions(
    _ json: [JSON]
  ) throws(ImportFailure) -> [ImportedDocument.Definition] {
    var definitions: [ImportedDocument.Definition] = []
    for pair in json {
      let parts = try Self.require(pair.elements)
      let term = try inlines(try Self.require(parts.first?.elements))
      let meanings = try items(try Self.require(parts.last?.elements))
      definitions.append(ImportedDocument.Definition(term: term, meanings: meanings))
    }
    return definitions
  }
}
