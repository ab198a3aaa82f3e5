/// Writes what was imported as the Markdown of pages: one line for each paragraph, an empty line between blocks.
struct MarkdownWriter {
  typealias Block = ImportedDocument.Block
  typealias Inline = ImportedDocument.Inline

  /// What becomes of addresses and images.
  let destinations: Destinations
  /// The ids that headings get by `{#id}`, by the headings' numbers.
  var headingIDs: [Int: String] = [:]

  private(set) var losses: [Loss] = []
  private var headingCount = 0
  /// The last heading written: where losses are told.
  private var place = ""
  /// The footnotes referred to so far, in the order of their numbers.
  private var notes: [Int] = []

  init(destinations: Destinations) { self.destinations = destinations }

  mutating func text(of document: ImportedDocument) -> String {
    var lines = self.lines(of: document.blocks)
    var written = 0
    // A footnote may refer to another.
    while written < notes.count {
      let note = self.lines(of: document.footnotes[notes[written]])
      lines.append("")
      lines += Self.indented(
        note.isEmpty ? [""] : note, first: "[^\(written + 1)]: ", rest: "    ")
      written += 1
    }
    return lines.joined(separator: "\n") + "\n"
  }

  mutating func lose(_ kind: Loss.Kind, _ text: String = "") {
    losses.append(Loss(kind, text, place: place))
  }

  mutating func number(ofFootnote index: Int) -> Int {
    if let known = notes.firstIndex(of: index) { return known + 1 }
    notes.append(index)
    return notes.count
  }

  // MARK: Blocks

  mutating func lines(of blocks: [Block], isTight: Bool = false) -> [String] {
    var output: [String] = []
    var previous: Block?
    var usesOtherMarker = false
    for block in blocks {
      usesOtherMarker = Self.wouldMerge(previous, block) && !usesOtherMarker
      let lines = self.lines(of: block, usesOtherMarker: usesOtherMarker)
      guard !lines.isEmpty else { continue }
      if previous != nil, !isTight { output.append("") }
      output += lines
      previous = block
    }
    return output
  }

  /// Two lists of one kind side by side would be one.
  private static func wouldMerge(_ first: Block?, _ second: Block) -> Bool {
    guard let first = first.flatMap(isCounted), let second = isCounted(second) else { return false }
    return first == second
  }

  /// Whether the block is a list of numbers or one of bullets, as terms are; `nil` for all else.
  private static func isCounted(_ block: Block) -> Bool? {
    switch block {
    case .list(let list): list.start != nil
    case .definitions: false
    default: nil
    }
  }

  private mutating func lines(of block: Block, usesOtherMarker: Bool) -> [String] {
    switch block {
    case .title(let inlines), .paragraph(let inlines), .caption(let inlines):
      let text = self.text(of: inlines).trimmed
      return text.isEmpty ? [] : Self.safeLines(text)
    case .heading(let level, _, let inlines):
      place = inlines.plainText
      defer { headingCount += 1 }
      let id = headingIDs[headingCount].map { " {#\($0)}" } ?? ""
      let text = self.text(of: inlines, breakMark: " ").trimmed
      return [
        String(repeating: "#", count: level) + " " + MarkdownEscaping.headingEnd(text) + id
      ]
    case .list(let list): return lines(of: list, usesOtherMarker: usesOtherMarker)
    case .definitions(let definitions):
      return lines(of: definitions, usesOtherMarker: usesOtherMarker)
    case .quote(let blocks): return quoted(lines(of: blocks))
    case .alert(let kind, let blocks): return ["> [!\(kind)]"] + quoted(lines(of: blocks))
    case .code(let code): return Self.fenced(code)
    case .table(let table): return lines(of: table)
    case .verbatim(let text):
      return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    case .thematicBreak: return ["---"]
    }
  }

  private func quoted(_ lines: [String]) -> [String] {
    lines.map { $0.isEmpty ? ">" : "> " + $0 }
  }

  private static func fenced(_ code: String) -> [String] {
    let lines = code.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let longest = lines.map { $0.trimmed.prefix { $0 == "`" }.count }.max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return [fence] + lines + [fence]
  }

  static func indented(_ lines: [String], first: String, rest: String) -> [String] {
    lines.enumerated().map { index, line in
      index == 0 ? first + line : line.isEmpty ? "" : rest + line
    }
  }

  // MARK: Lists

  private mutating func lines(
    of list: ImportedDocument.List, usesOtherMarker: Bool
  ) -> [String] {
    let isTight = list.items.allSatisfy { item in
      item.dropFirst().allSatisfy { if case .list = $0 { true } else { false } }
    }
    var output: [String] = []
    for (index, item) in list.items.enumerated() {
      let marker =
        list.start.map { "\($0 + index)\(usesOtherMarker ? ")" : ".") " }
        ?? (usesOtherMarker ? "* " : "- ")
      let lines = self.lines(of: item, isTight: isTight)
      if index > 0, !isTight { output.append("") }
      output += Self.indented(
        lines.isEmpty ? [""] : lines, first: marker,
        rest: String(repeating: " ", count: marker.count))
    }
    return output
  }

  /// Markdown has no lists of terms: each term is bold, and what it means follows a colon.
  private mutating func lines(
    of definitions: [ImportedDocument.Definition], usesOtherMarker: Bool
  ) -> [String] {
    let items = definitions.map { definition -> [Block] in
      var blocks = definition.meanings.flatMap(\.self)
      let isHan = definition.term.plainText.unicodeScalars.contains { $0.value >= 0x2E80 }
      let head: [Inline] = [.strong(definition.term), .text(isHan ? "：" : ": ")]
      if case .paragraph(let inlines)? = blocks.first {
        blocks[0] = .paragraph(head + inlines)
      } else {
        blocks.insert(.paragraph(head), at: 0)
      }
      return blocks
    }
    return lines(
      of: ImportedDocument.List(start: nil, items: items), usesOtherMarker: usesOtherMarker)
  }
}
