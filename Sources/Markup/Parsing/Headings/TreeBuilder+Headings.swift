import CCMark
import Diagnostics

/// A heading whose text is read but whose anchor depends on all the others.
struct PendingHeading {
  var node: Int32
  var level: Int
  /// Offsets in the file.
  var place: Range<Int>
  var explicitAnchor: String?
}

extension TreeBuilder {
  mutating func enterHeading(_ node: CMarkNode) -> Bool {
    if node.startLine < node.endLine, addTable(node) { return false }
    if let index = openNode(
      .heading, at: node.startLine, payload: Int32(pendingHeadings.count))
    {
      place(index, at: node)
      pendingHeadings.append(
        PendingHeading(
          node: index, level: node.headingLevel, place: offsets(ofLinesOf: node)))
    }
    beginLeaf(node)
    return true
  }

  /// Takes the `{#id}` off a heading's end.
  mutating func finishHeading(_ index: Int32) {
    let last = document.nodes[Int(index)].lastChild
    guard let text = textBytes(last), let found = ExplicitAnchor(endOf: text),
      !isEscaped(Int32(found.start))
    else { return }
    let heading = document.nodes[Int(index)].payload
    let start = document.nodes[Int(last)].text.lowerBound
    document.nodes[Int(last)].text = start..<Int32(found.textEnd)
    if found.textEnd == Int(start) { detach(last) }
    pendingHeadings[Int(heading)].explicitAnchor = found.id
    guard let problem = found.problem else { return }
    report(
      .wrongValue, "Heading id '\(found.id)' \(problem)", at: pendingHeadings[Int(heading)].place,
      help: "use letters, digits, Han characters, '-', '_' and '.', such as {#apply}")
  }

  /// Makes the headings once all of them are known.
  mutating func finishHeadings() {
    guard !pendingHeadings.isEmpty else { return }
    var anchors = AnchorTable(
      headingCount: pendingHeadings.count, explicit: pendingHeadings.compactMap(\.explicitAnchor))
    var firstUses: [String: SourceRange] = [:]
    // The page's title is its level 1, unless the text has one of its own.
    var previousLevel = pendingHeadings.contains { $0.level == 1 } ? 0 : 1
    var words: [UInt8] = []
    document.headings.reserveCapacity(pendingHeadings.count)
    for pending in pendingHeadings {
      let range = source.range(of: pending.place)
      words.removeAll(keepingCapacity: true)
      document.appendPlainText(of: NodeID(Int(pending.node)), to: &words)
      let text = String(decoding: words, as: UTF8.self)
      let numbered = OutlineNumber.leading(words, in: .heading)
      let anchor: String
      if let id = pending.explicitAnchor, firstUses[id] == nil {
        firstUses[id] = range
        anchor = id
      } else {
        anchor = anchors.unique(pending.explicitAnchor.map { Array($0.utf8) } ?? Slug.of(words))
      }
      if let id = pending.explicitAnchor, let first = firstUses[id], first != range {
        report(
          .duplicateAnchor, "Heading id '\(id)' is used twice", at: pending.place,
          help: "give one of the headings another id",
          notes: [Note("it is used here first", file: source.path, range: first)])
      }
      if pending.level > previousLevel + 1 {
        report(
          .headingLevelSkipped,
          "Heading of level \(pending.level) follows level \(previousLevel)", at: pending.place,
          help:
            "write \(String(repeating: "#", count: previousLevel + 1)), one level deeper at a time")
      }
      previousLevel = pending.level
      document.headings.append(
        Heading(
          node: NodeID(Int(pending.node)), level: pending.level, text: text,
          number: numbered?.number, title: numbered?.rest ?? text, anchor: anchor,
          hasExplicitAnchor: pending.explicitAnchor != nil, range: range))
    }
  }
}

/// An id that a heading names for itself: `{#id}` at its end.
private struct ExplicitAnchor {
  var id: String
  /// The offset of the `{`.
  var start: Int
  /// The offset of the end of the text before it.
  var textEnd: Int
  /// What is wrong with it.
  var problem: String?

  /// Access keys of the page's own (U, C, Z, S) are ids too.
  private static let reserved: Set<String> = ["U", "C", "Z", "S"]

  init?(endOf text: ArraySlice<UInt8>) {
    var end = text.endIndex
    while end > text.startIndex, text[end - 1] == 0x20 { end -= 1 }
    guard end > text.startIndex, text[end - 1] == UInt8(ascii: "}"),
      let open = text[..<end].lastIndex(of: UInt8(ascii: "{")), open + 3 < end,
      text[open + 1] == UInt8(ascii: "#")
    else { return nil }
    id = String(decoding: text[(open + 2)..<(end - 1)], as: UTF8.self)
    start = open
    textEnd = open
    while textEnd > text.startIndex, text[textEnd - 1] == 0x20 { textEnd -= 1 }
    if Self.reserved.contains(id) {
      problem = "is an access key of every page"
    } else if !id.unicodeScalars.allSatisfy(Self.isAllowed) {
      problem = "holds a character that an id may not have"
    }
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
      || scalar == "-" || scalar == "_" || scalar == "."
  }
}
