/// A link that was written, and where it leads.
package struct WrittenLink: Sendable, Hashable {
  package var reference: LinkReference
  package var target: ResolvedLink
}

/// Writes a document's blocks as HTML, for one page.
///
///     var renderer = HTMLRenderer(document: document, options: options)
///     renderer.render(document.blocks, to: &html)
///     renderer.renderFootnotes(to: &html)
///
/// One renderer writes one page: it numbers footnotes in the order in which they are met, keeps its
/// own ids apart, and remembers the ids and links that it wrote. Its own ids hold a `:`, which no
/// heading's id does.
package struct HTMLRenderer {
  package let document: Document
  package let options: RenderOptions

  /// All ids written.
  package internal(set) var writtenIDs: [String] = []
  /// All links and images written with an address, in order.
  package internal(set) var writtenLinks: [WrittenLink] = []

  /// Indices into `document.footnotes`, in the order of their numbers.
  var numberedNotes: [Int] = []
  /// Per footnote its number from 1, or 0.
  var noteNumbers: [Int]
  /// Per footnote how often it was referred to.
  var referenceCounts: [Int]
  /// Whether each link that is open was written as one.
  var openLinks: [Bool] = []
  var alertCount = 0
  var imageCount = 0
  /// How often each region's label was given, so that no two are equal.
  var regionCounts: [ByteString: Int] = [:]
  /// Where the output began: no line feed is put before its first block.
  var outputStart = 0
  /// How far levels go down where the options name none.
  let levelShift: Int

  package init(document: Document, options: RenderOptions = RenderOptions()) {
    self.document = document
    self.options = options
    noteNumbers = Array(repeating: 0, count: document.footnotes.count)
    referenceCounts = noteNumbers
    levelShift =
      options.style == .page && document.headings.contains { $0.level == 1 } ? 1 : 0
  }

  /// Appends blocks as HTML, each ending in a line feed.
  package mutating func render(_ blocks: [NodeID], to output: inout [UInt8]) {
    outputStart = output.count
    for block in blocks { writeBlock(Int32(block.index), isTight: false, to: &output) }
  }

  /// Appends the inlines of a paragraph, a heading or a cell, without its element and its number's
  /// span.
  package mutating func renderInlines(of block: NodeID, to output: inout [UInt8]) {
    outputStart = output.count
    writeInlines(InlineSpan(document.nodes[block.index].firstChild), to: &output)
  }

  /// Appends the heading at `index` of `document.headings`: its element, its id and, where it
  /// begins an outline row, the row's number.
  package mutating func renderHeading(_ index: Int, to output: inout [UInt8]) {
    outputStart = output.count
    writeHeading(index, to: &output)
  }

  var isPage: Bool { options.style == .page }

  /// Begins a line, unless the output is at the beginning of one.
  func breakLine(_ output: inout [UInt8]) {
    if output.count > outputStart, output.last != UInt8(ascii: "\n") {
      output.append(UInt8(ascii: "\n"))
    }
  }

  /// Appends an ` id="…"` attribute and remembers the id.
  mutating func writeID(_ id: String, to output: inout [UInt8]) {
    output.write(" id=\"")
    output.writeEscaped(id)
    output.write("\"")
    writtenIDs.append(id)
  }

  /// Appends ` role="region" aria-label="…" tabindex="0"`: what scrolls can be reached by keyboard.
  mutating func writeRegion(
    _ label: String, _ name: StaticString, _ value: String, to output: inout [UInt8]
  ) {
    output.write(" role=\"region\" aria-label=\"")
    let start = output.count
    output.writeLabel(label, name, value)
    let name = ByteString(bytes: Array(output[start...]))
    let count = regionCounts[name, default: 0] + 1
    regionCounts[name] = count
    if count > 1 {
      output.append(UInt8(ascii: " "))
      output.write(count)
    }
    output.write("\" tabindex=\"0\"")
  }
}

/// UTF-8 as the key of a dictionary: hashed in one go, and not brought into a normalisation form.
struct ByteString: Hashable {
  let bytes: [UInt8]

  func hash(into hasher: inout Hasher) { bytes.withUnsafeBytes { hasher.combine(bytes: $0) } }
}
