import Diagnostics

extension TreeBuilder {
  /// Makes a note of every definition; of two with one label the first counts.
  mutating func declareFootnotes(_ definitions: [FootnoteDefinition]) {
    for definition in definitions {
      let label = String(decoding: source.bytes[definition.label], as: UTF8.self)
      let start = definition.head.lowerBound
      let place = start..<(definition.label.upperBound + 1)
      if let first = footnoteIndices[label.lowercased()] {
        report(
          .unusedFootnote, "Footnote '\(label)' is written twice; the first one is used", at: place,
          notes: [
            Note("the first one is here", file: source.path, range: document.footnotes[first].range)
          ])
        continue
      }
      footnoteIndices[label.lowercased()] = document.footnotes.count
      document.footnotes.append(
        Footnote(label: label, blocks: [], range: source.range(of: place)))
      footnoteNodes.append(-1)
      footnoteLines[definition.line] = document.footnotes.count - 1
      isFootnoteReferenced.append(false)
    }
  }

  /// The reference `[^label]` at `index`; a label that is not known is reported.
  ///
  /// - Parameters:
  ///   - index: The offset of its `[`.
  ///   - bytes: A text.
  ///   - limit: Where the next character stands that a backslash made literal.
  /// - Returns: The footnote's place in `Document.footnotes`, and where the reference ends.
  mutating func footnoteReference(
    at index: Int, in bytes: [UInt8], until limit: Int
  ) -> (index: Int, end: Int)? {
    guard leaf.links.isEmpty, index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "^") else {
      return nil
    }
    var end = index + 2
    while end < limit, bytes[end] > 0x20, bytes[end] != UInt8(ascii: "]"),
      bytes[end] != UInt8(ascii: "[")
    {
      end += 1
    }
    guard end > index + 2, end < limit, bytes[end] == UInt8(ascii: "]") else { return nil }
    let label = String(decoding: bytes[(index + 2)..<end], as: UTF8.self)
    let written = Array(bytes[index...end])
    if let note = footnoteIndices[label.lowercased()] {
      isFootnoteReferenced[note] = true
      return (note, end + 1)
    }
    let place = locate { $0.occurrence(of: written) }
    let nearest = nearestFootnote(to: label)
    report(
      .unknownFootnote,
      "Footnote '\(label)' doesn't exist" + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
      at: place, help: "define it on a line of its own, [^\(label)]: …, or write \\[^\(label)]")
    return nil
  }

  /// The label that was meant.
  ///
  /// Each search compares all labels, so a text gets only so many.
  private mutating func nearestFootnote(to label: String) -> String? {
    comparisonsLeft -= document.footnotes.count
    guard comparisonsLeft >= 0 else { return nil }
    return Spelling.nearest(to: label, in: document.footnotes.map(\.label))
  }

  /// Gives the notes their blocks and tells which are never referred to.
  mutating func finishFootnotes() {
    for (index, node) in footnoteNodes.enumerated() {
      if node >= 0 {
        document.footnotes[index].blocks = document.children(of: NodeID(Int(node)))
      }
      guard !isFootnoteReferenced[index] else { continue }
      let note = document.footnotes[index]
      diagnostics.append(
        Diagnostic(
          .unusedFootnote, "Nothing refers to footnote '\(note.label)'", file: source.path,
          range: note.range, help: "write [^\(note.label)] where it belongs, or take it out"))
    }
  }
}
