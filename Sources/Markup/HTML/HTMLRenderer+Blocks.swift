import Encodings

extension HTMLRenderer {
  mutating func writeChildren(
    of index: Int32, areTight: Bool = false, to output: inout [UInt8]
  ) {
    var child = document.nodes[Int(index)].firstChild
    while child >= 0 {
      writeBlock(child, isTight: areTight, to: &output)
      child = document.nodes[Int(child)].nextSibling
    }
  }

  /// Appends a block; one that `isTight` stands in an item of a tight list, where paragraphs have
  /// no element.
  mutating func writeBlock(_ index: Int32, isTight: Bool, to output: inout [UInt8]) {
    let node = document.nodes[Int(index)]
    switch node.kind {
    case .paragraph:
      if isTight {
        writeInlines(InlineSpan(node.firstChild), to: &output)
      } else {
        writeParagraph(node, to: &output)
      }
    case .heading: writeHeading(Int(node.payload), to: &output)
    case .blockQuote:
      breakLine(&output)
      output.write("<blockquote>\n")
      writeChildren(of: index, to: &output)
      breakLine(&output)
      output.write("</blockquote>\n")
    case .quotationSource:
      breakLine(&output)
      output.write(isPage ? "<p class=\"source-line\">" : "<p>")
      writeInlines(InlineSpan(node.firstChild), to: &output)
      output.write("</p>\n")
    case .alert: writeAlert(index, to: &output)
    case .bulletList, .orderedList: writeList(index, to: &output)
    case .item: writeItem(index, isTight: isTight, to: &output)
    case .codeBlock:
      writeCodeBlock(
        document.text, in: document.literal(of: node),
        language: node.payload > 0 ? document.infoWords[Int(node.payload) - 1] : nil, to: &output)
    case .fence: writeFence(Int(node.payload), to: &output)
    case .thematicBreak:
      breakLine(&output)
      output.write(isPage ? "<hr>\n" : "<hr />\n")
    case .table: writeTable(Int(node.payload), to: &output)
    case .document, .tableCell: writeChildren(of: index, to: &output)
    case .text, .softBreak, .lineBreak, .code, .emphasis, .strong, .strikethrough, .link, .image,
      .footnoteReference:
      writeInlines(InlineSpan(index, until: node.nextSibling), to: &output)
    }
  }

  private mutating func writeParagraph(_ node: Node, to output: inout [UInt8]) {
    breakLine(&output)
    if isPage, let number = document.leadingNumber(of: node) {
      output.write("<p class=\"item\">")
      writeNumbered(number, InlineSpan(node.firstChild), to: &output)
    } else {
      output.write("<p>")
      writeInlines(InlineSpan(node.firstChild), to: &output)
    }
    output.write("</p>\n")
  }

  /// Appends a number and what follows it, each in a span of its own.
  mutating func writeNumbered(
    _ number: LeadingNumber, _ span: InlineSpan, inHeading: Bool = false,
    to output: inout [UInt8]
  ) {
    writeNumber(number, inHeading: inHeading, to: &output)
    output.write("<span>")
    var rest = span
    rest.firstOffset = number.rest
    writeInlines(rest, to: &output)
    output.write("</span>")
  }

  /// Appends a number in its span.
  ///
  /// A no-break space stands for the one in the source; in a heading, after every narrow mark,
  /// since headings are set in large type.
  func writeNumber(
    _ number: LeadingNumber, inHeading: Bool = false, to output: inout [UInt8]
  ) {
    output.write("<span class=\"num\">")
    HTMLEscaping.append(document.text, in: number.written, to: &output)
    let mark = document.text[number.written].suffix(3)
    let isNarrow = mark.last.map { $0 < 0x80 } ?? false
    let isWide = mark.elementsEqual("、".utf8) || mark.elementsEqual("）".utf8)
    let isSpaced = number.rest > number.written.upperBound
    if isSpaced && !isWide || inHeading && isNarrow { output.write("&nbsp;") }
    output.write("</span>")
  }

  private mutating func writeFence(_ index: Int, to output: inout [UInt8]) {
    let fence = document.fences[index]
    if let figure = options.figure(fence, index) {
      breakLine(&output)
      output += figure
      breakLine(&output)
    } else {
      writeCodeBlock(
        fence.content, in: fence.content.indices, language: fence.language.rawValue, to: &output)
    }
  }

  private mutating func writeCodeBlock(
    _ bytes: [UInt8], in range: Range<Int>, language: String? = nil, to output: inout [UInt8]
  ) {
    breakLine(&output)
    output.write("<pre")
    if isPage { writeRegion(options.labels.codeRegion, "n", "", to: &output) }
    output.write("><code")
    if let language {
      output.write(" class=\"language-")
      output.writeEscaped(language)
      output.write("\"")
    }
    output.write(">")
    HTMLEscaping.append(bytes, in: range, to: &output)
    output.write("</code></pre>\n")
  }
}
