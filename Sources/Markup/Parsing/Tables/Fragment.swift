/// A piece of text whose inlines libcmark has not read as such: a table's cell, or what stands above or below a
/// table in one paragraph.
///
/// All fragments of a document are given to libcmark at once, a paragraph each.
struct Fragment {
  /// Stands before each fragment, so that nothing in it begins a block. U+2005 is white space to the rules of
  /// emphasis but no indentation.
  static let guardBytes: [UInt8] = [0xE2, 0x80, 0x85]

  /// The node that takes the inlines.
  var node: Int32
  var text: SourceText
  /// libcmark's number of its first line.
  var line: Int
  var isCell: Bool
}

extension Fragment {
  /// The text of a cell. A backslash before a pipe has done its work and goes.
  init(cell content: Range<Int>, node: Int32, line: Int, of bytes: [UInt8]) {
    var text = SourceText()
    var start = content.lowerBound
    for index in content.dropFirst()
    where bytes[index] == UInt8(ascii: "|") && bytes[index - 1] == UInt8(ascii: "\\") {
      text.append(start..<(index - 1), of: bytes)
      start = index
    }
    text.append(start..<content.upperBound, of: bytes)
    self.init(node: node, text: text, line: line, isCell: true)
  }

  /// Appends the text as a paragraph of its own.
  func append(to output: inout [UInt8]) {
    output += Self.guardBytes
    for byte in text.bytes {
      output.append(byte)
      // A further line that is indented this far begins no block either.
      if byte == UInt8(ascii: "\n") { output += "    ".utf8 }
    }
    output += "\n\n".utf8
  }
}

extension TreeBuilder {
  /// Reads all fragments.
  ///
  /// - Parameter body: The document as it was prepared. It is read once more behind the fragments where one of them
  ///   may refer to a link that is defined there.
  mutating func finishFragments(body: PreparedText, marks: Marks?) {
    let filled = fragments.filter { !$0.text.bytes.isEmpty }
    guard !filled.isEmpty else { return }
    var joined: [UInt8] = []
    for fragment in filled { fragment.append(to: &joined) }
    let prepared = PreparedText(joined, in: joined.indices, marks: marks, literalLines: nil)
    if prepared.marks != nil { self.marks = prepared.marks }
    var bytes = prepared.bytes
    if joined.contains(UInt8(ascii: "[")), Self.mayDefineLinks(body.bytes) { bytes += body.bytes }
    let cmark = CMarkDocument(parsing: bytes)
    var paragraph = cmark.root.firstChild
    for fragment in filled {
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
