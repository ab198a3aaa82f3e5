extension HTMLRenderer {
  mutating func writeHeading(_ index: Int, to output: inout [UInt8]) {
    let heading = document.headings[index]
    let presentation = index < options.headings.count ? options.headings[index] : nil
    let isHidden = presentation?.isHidden ?? false
    let rowID = isPage ? presentation?.rowID : nil
    if isHidden, rowID == nil { return }
    breakLine(&output)
    if let rowID {
      output.write("<div class=\"row-head\"")
      if options.writesHeadingIDs { writeID(rowID, to: &output) }
      output.write(">")
    }
    if !isHidden {
      let level = min(6, max(1, presentation?.level ?? heading.level + levelShift))
      output.write("<h")
      output.write(level)
      // A heading that names its row's id has it on the row already.
      if options.writesHeadingIDs, heading.anchor != rowID { writeID(heading.anchor, to: &output) }
      output.write(">")
      if options.writesHeadingIDs { writeAliases(presentation?.aliases ?? [], to: &output) }
      writeHeadingText(heading, to: &output)
      output.write("</h")
      output.write(level)
      output.write(">\n")
    }
    if let rowID { writeRowID(rowID, to: &output) }
  }

  private mutating func writeAliases(_ aliases: [String], to output: inout [UInt8]) {
    for alias in aliases {
      output.write("<span")
      writeID(alias, to: &output)
      output.write(" class=\"alias\"></span>")
    }
  }

  private mutating func writeHeadingText(_ heading: Heading, to output: inout [UInt8]) {
    let first = document[heading.node].firstChild
    if isPage, heading.number != nil, !heading.title.isEmpty, first >= 0,
      document.nodes[Int(first)].kind == .text,
      let number = LeadingNumber(
        in: document.text, range: document.literal(of: document.nodes[Int(first)]), place: .heading)
    {
      writeNumbered(number, InlineSpan(first), inHeading: true, to: &output)
    } else {
      writeInlines(InlineSpan(first), to: &output)
    }
  }

  /// The row's number beside its heading is its address.
  private func writeRowID(_ id: String, to output: inout [UInt8]) {
    output.write("<a class=\"row-id\" href=\"#")
    output.writeURL(id, keepingUnicode: true)
    output.write("\" aria-label=\"")
    output.writeLabel(options.labels.rowID, "id", id)
    output.write("\" title=\"")
    output.writeEscaped(options.labels.rowIDTitle)
    output.write("\">")
    output.writeEscaped(id)
    output.write("</a></div>\n")
  }
}
