extension HTMLRenderer {
  /// Appends an `orderedList` node as the steps of a procedure, each with its name above its text.
  package mutating func renderSteps(_ list: NodeID, to output: inout [UInt8]) {
    outputStart = output.count
    writeOrderedListStart(document[list], class: "steps", to: &output)
    for item in document.children(of: list) {
      output.write("<li>")
      if let head = StepHead(of: item, in: document) {
        output.write("<span class=\"step-name\">")
        writeInlines(head.label, to: &output)
        output.write("</span>")
        if head.rest.first >= 0 {
          output.write("<p>")
          writeInlines(head.rest, to: &output)
          output.write("</p>\n")
        }
        for block in document.children(of: item).dropFirst() {
          writeBlock(Int32(block.index), isTight: false, to: &output)
        }
      } else {
        let start = outputStart
        outputStart = output.count
        writeChildren(of: Int32(item.index), to: &output)
        outputStart = start
      }
      output.write("</li>\n")
    }
    output.write("</ol>\n")
  }
}
