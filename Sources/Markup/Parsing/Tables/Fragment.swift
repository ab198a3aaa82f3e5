/// A piece of text whose inlines libcmark has not read as such: a table's cell, or what stands
/// above or below a table in one paragraph.
///
/// All fragments of a document are given to libcmark at once, a paragraph each.
struct Fragment {
  /// Stands before each fragment, so that nothing in it begins a block.
  ///
  /// U+2005 is white space to the rules of emphasis but no indentation.
  static let guardBytes: [UInt8] = [0xE2, 0x80, 0x85]

  /// The node that takes the inlines.
  var node: Int32
  /// The bytes of its first line in the file.
  var firstLine: Range<Int>
  /// Those of the others; a cell has none.
  var furtherLines: [Range<Int>] = []
  /// libcmark's number of its first line.
  var line: Int
  var isCell: Bool

  /// The text that libcmark is given, without what keeps it a paragraph.
  func text(in bytes: [UInt8]) -> SourceText {
    var text = SourceText()
    forEachPiece(of: firstLine, in: bytes) { text.append($0, of: bytes) }
    var lineEnd = firstLine.upperBound
    for line in furtherLines {
      text.endLine(at: lineEnd)
      forEachPiece(of: line, in: bytes) { text.append($0, of: bytes) }
      lineEnd = line.upperBound
    }
    return text
  }

  /// Appends the text as a paragraph of its own.
  func append(from bytes: [UInt8], to output: inout [UInt8]) {
    output += Self.guardBytes
    forEachPiece(of: firstLine, in: bytes) { output += bytes[$0] }
    for line in furtherLines {
      // Indented this far, it begins no block either.
      output.write("\n    ")
      forEachPiece(of: line, in: bytes) { output += bytes[$0] }
    }
    output.write("\n\n")
  }

  /// The pieces of a cell between the backslashes that stand before pipes: those have done their
  /// work.
  private func forEachPiece(
    of line: Range<Int>, in bytes: [UInt8], _ body: (Range<Int>) -> Void
  ) {
    var start = line.lowerBound
    if isCell {
      for index in line.dropFirst()
      where bytes[index] == UInt8(ascii: "|") && bytes[index - 1] == UInt8(ascii: "\\") {
        body(start..<(index - 1))
        start = index
      }
    }
    body(start..<line.upperBound)
  }
}

extension TreeBuilder {
  /// Reads all fragments.
  ///
  /// - Parameters:
  ///   - body: The document as it was prepared. It is read once more behind the fragments where one
  ///     of them may refer
  ///     to a link that is defined there.
  ///   - marks: Characters that the document does not hold.
  mutating func finishFragments(body: PreparedText, marks: Marks?) {
    guard !fragments.isEmpty else { return }
    var joined: [UInt8] = []
    for fragment in fragments { fragment.append(from: lines.bytes, to: &joined) }
    let prepared = PreparedText(joined, in: joined.indices, marks: marks, literalLines: nil)
    if prepared.marks != nil { self.marks = prepared.marks }
    var bytes = prepared.bytes
    if joined.contains(UInt8(ascii: "[")), Self.mayDefineLinks(body.bytes) { bytes += body.bytes }
    let cmark = CMarkDocument(parsing: bytes)
    var paragraph = cmark.root.firstChild
    for fragment in fragments {
      guard let node = paragraph else { break }
      beginLeaf(fragment)
      open = [fragment.node]
      walk(beneath: node)
      resolveStrikethrough()
      paragraph = node.next
    }
    open = [0]
  }

  private static func mayDefineLinks(_ bytes: [UInt8]) -> Bool {
    var index = 0
    while let bracket = bytes[index...].firstIndex(of: UInt8(ascii: "]")) {
      index = bracket + 1
      if index < bytes.count, bytes[index] == UInt8(ascii: ":") { return true }
    }
    return false
  }
}
