extension HTMLRenderer {
  mutating func writeList(_ index: Int32, to output: inout [UInt8]) {
    let node = document.nodes[Int(index)]
    breakLine(&output)
    if node.kind == .orderedList {
      writeOrderedListStart(node, class: nil, to: &output)
    } else if document.hasOfficialNumbers(NodeID(Int(index))) {
      output.write("<ul class=\"official\">\n")
      if isPage {
        writeOfficialItems(of: node, to: &output)
        output.write("</ul>\n")
        return
      }
    } else {
      output.write("<ul>\n")
    }
    writeChildren(of: index, areTight: !node.isLoose, to: &output)
    output.write(node.kind == .orderedList ? "</ol>\n" : "</ul>\n")
  }

  mutating func writeItem(_ index: Int32, isTight: Bool, to output: inout [UInt8]) {
    breakLine(&output)
    output.write("<li>")
    writeChildren(of: index, areTight: isTight, to: &output)
    output.write("</li>\n")
  }

  func writeOrderedListStart(
    _ list: Node, class name: StaticString?, to output: inout [UInt8]
  ) {
    output.write("<ol")
    if let name {
      output.write(" class=\"")
      output.write(name)
      output.write("\"")
    }
    if list.payload != 1 {
      output.write(" start=\"")
      output.write(Int(list.payload))
      output.write("\"")
    }
    output.write(">\n")
  }

  private mutating func writeOfficialItems(of list: Node, to output: inout [UInt8]) {
    var item = list.firstChild
    while item >= 0 {
      if let paragraph = document.leadingParagraph(of: item),
        let number = document.leadingNumber(of: paragraph, in: .item)
      {
        output.write("<li>")
        if paragraph.nextSibling < 0 {
          writeNumbered(number, InlineSpan(paragraph.firstChild), to: &output)
        } else {
          writeLongItem(number, paragraph, isTight: !list.isLoose, to: &output)
        }
        output.write("</li>\n")
      }
      item = document.nodes[Int(item)].nextSibling
    }
  }

  /// The number beside all blocks of the item: the theme sets an item's children in one row.
  private mutating func writeLongItem(
    _ number: LeadingNumber, _ paragraph: Node, isTight: Bool, to output: inout [UInt8]
  ) {
    writeNumber(number, to: &output)
    output.write(isTight ? "<div>" : "<div><p>")
    writeInlines(
      InlineSpan(paragraph.firstChild, firstOffset: number.rest), to: &output)
    if !isTight { output.write("</p>\n") }
    var block = paragraph.nextSibling
    while block >= 0 {
      writeBlock(block, isTight: isTight, to: &output)
      block = document.nodes[Int(block)].nextSibling
    }
    output.write("</div>")
  }
}
