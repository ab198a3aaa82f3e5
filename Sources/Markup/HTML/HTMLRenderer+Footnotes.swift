extension HTMLRenderer {
  /// Appends the section of notes referred to so far, in the order of their numbers; nothing where
  /// there are none.
  ///
  /// Notes that only other notes refer to are included. Each note leads back to every reference.
  package mutating func renderFootnotes(to output: inout [UInt8]) {
    guard !numberedNotes.isEmpty else { return }
    // All notes first: a note may refer to another, and only then are all references known.
    var bodies: [[UInt8]] = []
    while bodies.count < numberedNotes.count {
      var body: [UInt8] = []
      writeNote(numberedNotes[bodies.count], to: &body)
      bodies.append(body)
    }
    outputStart = output.count
    if isPage {
      output.write("<section class=\"footnotes\" aria-labelledby=\"")
      output.writeEscaped(options.idPrefix + "fn:title")
      output.write("\">\n<h2")
      writeID(options.idPrefix + "fn:title", to: &output)
      output.write(">")
      output.writeEscaped(options.labels.notesTitle)
      output.write("</h2>\n<ol>\n")
    } else {
      output.write("<section class=\"footnotes\" data-footnotes>\n<ol>\n")
    }
    for (place, body) in bodies.enumerated() {
      let note = numberedNotes[place]
      output.write("<li")
      writeID(noteID(note), to: &output)
      output.write(">")
      if !isSingleParagraph(note) { output.write("\n") }
      writeBody(body, of: note, to: &output)
      output.write("</li>\n")
    }
    output.write("</ol>\n</section>\n")
  }

  /// Appends a reference; the first one gives the note its number.
  mutating func writeFootnoteReference(_ note: Int, to output: inout [UInt8]) {
    if noteNumbers[note] == 0 {
      numberedNotes.append(note)
      noteNumbers[note] = numberedNotes.count
    }
    referenceCounts[note] += 1
    output.write("<sup class=\"footnote-ref\"><a")
    if isPage {
      writeID(referenceID(note, referenceCounts[note]), to: &output)
      output.write(" href=\"#")
      output.writeEscaped(noteID(note))
      output.write("\" aria-label=\"")
      output.writeLabel(options.labels.noteReference, "n", String(noteNumbers[note]))
      output.write("\">")
    } else {
      output.write(" href=\"#")
      output.writeEscaped(noteID(note))
      output.write("\"")
      writeID(referenceID(note, referenceCounts[note]), to: &output)
      output.write(" data-footnote-ref>")
    }
    output.write(noteNumbers[note])
    output.write("</a></sup>")
  }

  /// A page's one-paragraph note stands in its item without a paragraph of its own.
  private func isSingleParagraph(_ note: Int) -> Bool {
    let blocks = document.footnotes[note].blocks
    return isPage && blocks.count == 1 && document[blocks[0]].kind == .paragraph
  }

  private mutating func writeNote(_ note: Int, to output: inout [UInt8]) {
    let blocks = document.footnotes[note].blocks
    if isSingleParagraph(note) {
      renderInlines(of: blocks[0], to: &output)
    } else {
      render(blocks, to: &output)
    }
  }

  /// Appends a note's text with the ways back in its last paragraph, or after its last block.
  private func writeBody(_ body: [UInt8], of note: Int, to output: inout [UInt8]) {
    let ending = Array("</p>\n".utf8)
    let endsInParagraph =
      document.footnotes[note].blocks.last.map { document[$0].kind == .paragraph } ?? false
    if isSingleParagraph(note) {
      output += body
      writeWaysBack(from: note, to: &output)
    } else if endsInParagraph, body.suffix(ending.count).elementsEqual(ending) {
      output += body.dropLast(ending.count)
      writeWaysBack(from: note, to: &output)
      output += ending
    } else {
      output += body
      if isPage { output.write("<p>") }
      writeWaysBack(from: note, isFirst: true, to: &output)
      output.write(isPage ? "</p>\n" : "\n")
    }
  }

  private func writeWaysBack(from note: Int, isFirst: Bool = false, to output: inout [UInt8]) {
    let number = noteNumbers[note]
    for count in 1...max(1, referenceCounts[note]) {
      if !isFirst || count > 1 { output.write(" ") }
      output.write(isPage ? "<a class=\"footnote-back\" href=\"#" : "<a href=\"#")
      output.writeEscaped(referenceID(note, count))
      if isPage {
        output.write("\" aria-label=\"")
        output.writeLabel(
          options.labels.backToNote, "n", count == 1 ? "\(number)" : "\(number)-\(count)")
        output.write("\">↩")
      } else {
        output.write(
          "\" class=\"footnote-backref\" data-footnote-backref aria-label=\"Back to content\">↩")
      }
      if count > 1 {
        output.write(isPage ? "<sup>" : "<sup class=\"footnote-ref\">")
        output.write(count)
        output.write("</sup>")
      }
      output.write("</a>")
    }
  }

  /// `fn:1`; in a fragment `fn-LABEL`, as GitHub names it.
  private func noteID(_ note: Int) -> String {
    isPage ? "\(options.idPrefix)fn:\(noteNumbers[note])" : "fn-" + labelID(note)
  }

  /// `fnref:1`, and `fnref:1-2` for the second reference.
  private func referenceID(_ note: Int, _ count: Int) -> String {
    let base = isPage ? "\(options.idPrefix)fnref:\(noteNumbers[note])" : "fnref-" + labelID(note)
    return count == 1 ? base : "\(base)-\(count)"
  }

  private func labelID(_ note: Int) -> String {
    var bytes: [UInt8] = []
    bytes.writeURL(document.footnotes[note].label, keepingUnicode: false)
    return String(decoding: bytes, as: UTF8.self)
  }
}
