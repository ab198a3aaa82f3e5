import Encodings

extension PandocReader {
  mutating func inlines(_ json: [JSON]) throws(ImportFailure) -> [Inline] {
    try nested { reader throws(ImportFailure) in
      var inlines: [Inline] = []
      for inline in json { try reader.append(inline, to: &inlines) }
      return inlines
    }
  }

  private mutating func append(
    _ json: JSON, to inlines: inout [Inline]
  ) throws(ImportFailure) {
    let kind = try Self.require(json["t"]?.text)
    let content = json["c"]
    let parts = content?.elements ?? []
    switch kind {
    case "Str": inlines.appendText(try Self.require(content?.text))
    case "Space": inlines.appendText(" ")
    // A line of the source ends: a space between Latin words, nothing between Han characters.
    case "SoftBreak": inlines.appendText("\n")
    case "LineBreak": inlines.append(.lineBreak)
    case "Emph": inlines.appendMerging(.emphasis(try self.inlines(parts)))
    case "Strong": inlines.appendMerging(.strong(try self.inlines(parts)))
    case "Strikeout": inlines.append(.strikethrough(try self.inlines(parts)))
    case "Superscript": inlines.append(.superscript(try self.inlines(parts)))
    case "Subscript": inlines.append(.subscript(try self.inlines(parts)))
    case "SmallCaps": try append(all: parts, to: &inlines)
    case "Underline":
      let inner = try self.inlines(parts)
      lose(.underline, inner.plainText)
      for inline in inner { inlines.appendMerging(inline) }
    case "Quoted":
      let isSingle = parts.first?["t"]?.text == "SingleQuote"
      inlines.appendText(isSingle ? "‘" : "“")
      try append(all: try Self.require(parts.last?.elements), to: &inlines)
      inlines.appendText(isSingle ? "’" : "”")
    case "Cite": try append(all: try Self.require(parts.last?.elements), to: &inlines)
    case "Code": inlines.append(.code(try Self.require(parts.last?.text)))
    case "Math":
      let formula = try Self.require(parts.last?.text)
      lose(.equation, formula)
      inlines.append(.code(formula))
    case "RawInline": lose(.rawMarkup, parts.last?.text ?? "")
    case "Link": try appendLink(parts, to: &inlines)
    case "Image": try appendImage(parts, to: &inlines)
    case "Note":
      let index = document.footnotes.count
      document.footnotes.append([])
      inlines.append(.footnote(index))
      document.footnotes[index] = try blocks(parts)
    case "Span":
      let attributes = try PandocAttributes(try Self.require(parts.first))
      let inner = try self.inlines(try Self.require(parts.last?.elements))
      if attributes.hasColour { lose(.colour, inner.plainText) }
      for inline in inner { inlines.appendMerging(inline) }
    default: throw .unreadable("Pandoc's answer has an unknown part '\(kind)'")
    }
  }

  private mutating func append(
    all json: [JSON], to inlines: inout [Inline]
  ) throws(ImportFailure) {
    for inline in try self.inlines(json) { inlines.appendMerging(inline) }
  }

  /// The address and the title of a link or an image.
  private static func target(
    _ json: JSON?
  ) throws(ImportFailure) -> (address: String, title: String) {
    let parts = (json?.elements ?? []).compactMap(\.text)
    guard parts.count == 2 else { throw .unreadable("Pandoc's answer has an unknown form") }
    return (parts[0], parts[1])
  }

  private mutating func appendLink(
    _ parts: [JSON], to inlines: inout [Inline]
  ) throws(ImportFailure) {
    guard parts.count == 3 else { throw .unreadable("Pandoc's answer has an unknown form") }
    let (address, title) = try Self.target(parts[2])
    let words = try self.inlines(try Self.require(parts[1].elements))
    guard !words.isEmpty else { return }
    if address.isEmpty {
      inlines += words
    } else {
      inlines.append(.link(href: address, title: title, words))
    }
  }

  private mutating func appendImage(
    _ parts: [JSON], to inlines: inout [Inline]
  ) throws(ImportFailure) {
    guard parts.count == 3 else { throw .unreadable("Pandoc's answer has an unknown form") }
    let (source, title) = try Self.target(parts[2])
    let words = try self.inlines(try Self.require(parts[1].elements))
    inlines.append(
      .image(
        source: source, title: title.hasPrefix("fig:") ? String(title.dropFirst(4)) : title,
        alternative: words.plainText))
  }
}
