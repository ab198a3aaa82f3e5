import OpenData

extension ODTReader {
  typealias Found = (inlines: [Inline], floating: [Block])

  /// The text of a paragraph, and what floats beside it, such as text boxes.
  mutating func inlines(
    of element: XMLElement, keepsSpaces: Bool = false
  ) throws(ImportFailure) -> Found {
    isAfterSpace = !keepsSpaces
    return try gather(element)
  }

  private mutating func gather(_ element: XMLElement) throws(ImportFailure) -> Found {
    try nested { reader throws(ImportFailure) in
      var found: Found = ([], [])
      for child in element.children {
        switch child {
        case .text(let text): reader.append(text, to: &found.inlines)
        case .element(let element): try reader.append(element, to: &found)
        }
      }
      return found
    }
  }

  /// White space counts once, and not at all at a paragraph's start (OpenDocument 1.3, part 3, §6.1.2).
  private mutating func append(_ text: String, to inlines: inout [Inline]) {
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if [" ", "\t", "\n", "\r"].contains(scalar) {
        if !isAfterSpace { output.append(" ") }
        isAfterSpace = true
      } else {
        output.append(scalar)
        isAfterSpace = false
      }
    }
    if !output.isEmpty { inlines.appendText(String(output)) }
  }

  private mutating func append(
    _ element: XMLElement, to found: inout Found
  ) throws(ImportFailure) {
    switch element.name {
    case "text:s":
      let count = min(100, max(1, element["text:c"].flatMap(Int.init) ?? 1))
      found.inlines.appendText(String(repeating: " ", count: count))
      isAfterSpace = false
    case "text:tab":
      append(" ", to: &found.inlines)
    case "text:line-break":
      found.inlines.append(.lineBreak)
      isAfterSpace = true
    case "text:span": try appendSpan(element, to: &found)
    case "text:a": try appendLink(element, to: &found)
    case "text:note": try appendNote(element, to: &found.inlines)
    case "text:note-ref":
      if let name = element["text:ref-name"], let index = noteIndices[name] {
        found.inlines.append(.footnote(index))
      }
    case "office:annotation":
      let words = element.elements.filter { $0.name == "text:p" || $0.name == "text:list" }
      lose(.comment, words.map(\.text).joined(separator: " "))
    case "draw:frame", "draw:custom-shape", "draw:rect", "draw:g", "draw:a":
      let (inlines, floating) = try shape(element)
      found.inlines += inlines
      found.floating += floating
      isAfterSpace = false
    case "text:ruby":
      for part in element.elements where part.name == "text:ruby-base" {
        let inner = try gather(part)
        found.inlines += inner.inlines
        found.floating += inner.floating
      }
    case "office:annotation-end", "text:bookmark", "text:bookmark-start", "text:bookmark-end",
      "text:soft-page-break", "text:change", "text:reference-mark", "text:reference-mark-start",
      "text:reference-mark-end", "text:toc-mark":
      break
    case "text:change-start": break
    default:
      // Fields: dates, numbers of pages, references.
      let inner = try gather(element)
      if !inner.inlines.isEmpty, element.name != "text:sequence" {
        lose(.field, inner.inlines.plainText)
      }
      found.inlines += inner.inlines
      found.floating += inner.floating
    }
  }

  private mutating func appendSpan(
    _ element: XMLElement, to found: inout Found
  ) throws(ImportFailure) {
    var (inlines, floating) = try gather(element)
    let name = element["text:style-name"]
    func has(_ property: (ODFStyles.Style) -> Bool?) -> Bool {
      styles.value(name, family: "text", property) == true
    }
    if has(\.isHidden) {
      if !element.text.trimmed.isEmpty { lose(.hiddenText, inlines.plainText) }
      return
    }
    found.floating += floating
    guard !inlines.isEmpty else { return }
    if styles.automatic(name, family: "text") != nil {
      if let colour = styles.value(name, family: "text", \.colour), Self.isColour(colour) {
        lose(.colour, inlines.plainText)
      }
      if let background = styles.value(name, family: "text", \.background),
        background != "transparent", background != "#ffffff"
      {
        lose(.highlight, inlines.plainText)
      }
      if has(\.isUnderlined) { lose(.underline, inlines.plainText) }
    }
    let isNote = inlines.allSatisfy { if case .footnote = $0 { true } else { false } }
    if !isNote, styles.namedStyle(name, family: "text") == "Source_20_Text" {
      inlines = [.code(inlines.plainText)]
    } else if !isNote {
      switch styles.value(name, family: "text", \.position) {
      case .super: inlines = [.superscript(inlines)]
      case .sub: inlines = [.subscript(inlines)]
      case nil: break
      }
      if has(\.isStruck) { inlines = [.strikethrough(inlines)] }
      if has(\.isItalic) { inlines = [.emphasis(inlines)] }
      if has(\.isBold) { inlines = [.strong(inlines)] }
    }
    for inline in inlines { found.inlines.appendMerging(inline) }
  }

  /// Black and what the program chooses are no colours.
  static func isColour(_ colour: String) -> Bool {
    !["#000000", "transparent", "auto"].contains(colour.lowercased())
  }

  private mutating func appendLink(
    _ element: XMLElement, to found: inout Found
  ) throws(ImportFailure) {
    let (inlines, floating) = try gather(element)
    found.floating += floating
    let href = element["xlink:href"] ?? ""
    guard !href.isEmpty, !inlines.isEmpty else {
      found.inlines += inlines
      return
    }
    if element["office:name"] == DocumentMark.image {
      found.inlines.append(
        .image(
          source: href, title: element["office:title"] ?? "", alternative: inlines.plainText))
    } else {
      found.inlines.append(.link(href: href, title: element["office:title"] ?? "", inlines))
    }
  }

  private mutating func appendNote(
    _ element: XMLElement, to inlines: inout [Inline]
  ) throws(ImportFailure) {
    guard let body = element.first("text:note-body") else { return }
    let index = document.footnotes.count
    document.footnotes.append([])
    if let id = element["text:id"] { noteIndices[id] = index }
    inlines.append(.footnote(index))
    let lists = openLists
    openLists = []
    document.footnotes[index] = try blocks(of: body)
    openLists = lists
    isAfterSpace = false
  }

  /// A frame: an image, a box of text, or something that no page holds.
  mutating func shape(_ element: XMLElement) throws(ImportFailure) -> Found {
    var found: Found = ([], [])
    if let image = element.first("draw:image"), let source = image["xlink:href"],
      element.first("draw:object") == nil
    {
      found.inlines.append(
        .image(
          source: source, title: element.first("svg:desc")?.text ?? "",
          alternative: element.first("svg:title")?.text ?? ""))
    } else if let box = element.first("draw:text-box") {
      lose(.textBox, box.text)
      found.floating = try blocks(of: box)
    } else if element.first("draw:object") != nil || element.first("draw:object-ole") != nil {
      lose(.embeddedObject, element["draw:name"] ?? "")
    } else if element.name == "draw:a" || element.name == "draw:g" {
      for inner in element.elements {
        let part = try nested { reader throws(ImportFailure) in try reader.shape(inner) }
        found.inlines += part.inlines
        found.floating += part.floating
      }
    } else if !element.text.trimmed.isEmpty {
      lose(.textBox, element.text)
      found.floating = try blocks(of: element)
    }
    return found
  }
}

extension [ImportedDocument.Inline] {
  mutating func appendText(_ text: String) {
    if case .text(let earlier)? = last {
      self[count - 1] = .text(earlier + text)
    } else {
      append(.text(text))
    }
  }

  /// Appends an inline; of two that are bold, one comes out.
  mutating func appendMerging(_ inline: ImportedDocument.Inline) {
    switch (last, inline) {
    case (.strong(let earlier)?, .strong(let more)): self[count - 1] = .strong(earlier + more)
    case (.emphasis(let earlier)?, .emphasis(let more)):
      self[count - 1] = .emphasis(earlier + more)
    case (_, .text(let text)): appendText(text)
    default: append(inline)
    }
  }
}
