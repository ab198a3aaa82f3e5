import Markup

/// Finds the headings of a document that has none by style, by the official numbers at the head of its paragraphs.
///
/// A paragraph is a heading where its number is of a kind that is one by itself (壹、), where it is wholly bold, or where
/// it and its siblings are short lines with text between them. What has a number and is none of these is an item of a
/// list. Levels follow the official order: 壹、 一、 （一） 1. (1) ①.
struct OutlineRecognition {
  typealias Block = ImportedDocument.Block
  typealias Inline = ImportedDocument.Inline

  /// A paragraph with a number, or none.
  private struct Candidate {
    var rank: Int
    var ordinal: Int
    var isBold: Bool
    var isShort: Bool
  }

  private var blocks: [Block]
  private var candidates: [Candidate?]
  /// The level of each block that is a heading.
  private var levels: [Int?]

  static func recognise(_ document: [Block]) -> [Block] {
    var recognition = OutlineRecognition(unfolding(document))
    recognition.run()
    return recognition.result()
  }

  private init(_ blocks: [Block]) {
    self.blocks = blocks
    candidates = blocks.map(Self.candidate)
    levels = blocks.map { if case .heading(let level, _, _) = $0 { level } else { nil } }
  }

  // MARK: Reading

  /// Longer lines are sentences.
  private static let shortLimit = 40

  private static func candidate(_ block: Block) -> Candidate? {
    guard case .paragraph(let inlines) = block else { return nil }
    let text = inlines.plainText.trimmed
    guard let (number, rest) = OutlineNumber.leading(text, in: .heading), !rest.isEmpty else {
      return nil
    }
    let ends: Set<Character> = ["。", "；", ";", "，", ",", ".", "！", "？", "?", "!"]
    return Candidate(
      rank: rank(number.style), ordinal: number.ordinal, isBold: inlines.isWhollyBold,
      isShort: text.count <= shortLimit && !(text.last.map(ends.contains) ?? true)
        && !inlines.contains(.lineBreak))
  }

  /// The place of a style in the order of official outlines.
  static func rank(_ style: OutlineNumber.Style) -> Int {
    switch style {
    case .formal, .roman: 0
    case .chinese: 1
    case .parenthesizedChinese: 2
    case .arabic: 3
    case .parenthesizedArabic: 4
    case .circled, .parenthesizedLetter: 5
    }
  }

  /// Lists of one item that a word processor has made of numbered lines, as lines; headings of one level whose numbers
  /// say more, as bold lines.
  private static func unfolding(_ blocks: [Block]) -> [Block] {
    let output = blocks.flatMap(unfolded)
    var headings: Set<Int> = []
    var styles: Set<Int> = []
    var allNumbered = true
    for case .heading(let level, _, let inlines) in output {
      headings.insert(level)
      if let (number, _) = OutlineNumber.leading(inlines.plainText.trimmed, in: .heading) {
        styles.insert(rank(number.style))
      } else {
        allNumbered = false
      }
    }
    guard headings.count == 1, styles.count > 1, allNumbered else { return output }
    return output.map { block in
      guard case .heading(_, _, let inlines) = block else { return block }
      return .paragraph([.strong(inlines)])
    }
  }

  private static func unfolded(_ block: Block) -> [Block] {
    guard case .list(let list) = block, list.start == nil, list.items.count == 1,
      let item = list.items.first, case .paragraph(let inlines)? = item.first,
      OutlineNumber.leading(inlines.plainText.trimmed, in: .heading) != nil
    else { return [block] }
    return item.flatMap(unfolded)
  }

  // MARK: Recognising

  private mutating func run() {
    let hasHeadings = levels.contains { $0 != nil }
    var start = 0
    var level = 0
    for index in blocks.indices {
      guard let found = levels[index] else { continue }
      recognise(start..<index, level: level + 1, needsBold: hasHeadings)
      start = index + 1
      level = found
    }
    recognise(start..<blocks.count, level: level + 1, needsBold: hasHeadings)
  }

  /// Marks the headings of the highest rank in a range, and those between them.
  private mutating func recognise(_ range: Range<Int>, level: Int, needsBold: Bool) {
    let ranks = Set(range.compactMap { candidates[$0]?.rank }).sorted()
    for rank in ranks {
      let siblings = range.filter { candidates[$0]?.rank == rank }
      guard areHeadings(siblings, in: range, needsBold: needsBold) else { continue }
      for sibling in siblings { levels[sibling] = level }
      let ends = siblings.dropFirst() + [range.upperBound]
      for (sibling, end) in zip(siblings, ends) {
        recognise((sibling + 1)..<end, level: level + 1, needsBold: needsBold)
      }
      return
    }
  }

  private func areHeadings(_ siblings: [Int], in range: Range<Int>, needsBold: Bool) -> Bool {
    let found = siblings.compactMap { candidates[$0] }
    guard let first = found.first else { return false }
    let isBold = found.allSatisfy(\.isBold)
    // 壹、 is a heading wherever it stands: annexes begin anew, and authors miscount.
    if first.rank == 0, isBold || !needsBold { return true }
    guard first.ordinal == 1,
      zip(found, found.dropFirst()).allSatisfy({ $0.ordinal < $1.ordinal })
    else { return false }
    if isBold { return true }
    guard !needsBold, found.allSatisfy(\.isShort) else { return false }
    let members = Set(siblings)
    let leading = siblings.count { $0 + 1 < range.upperBound && !members.contains($0 + 1) }
    return leading * 2 >= siblings.count && leading > 0
  }

  // MARK: Writing

  private func result() -> [Block] {
    var output: [Block] = []
    var run: [Block] = []
    func close() {
      output += NumberedLines.lists(of: run)
      run = []
    }
    for index in blocks.indices {
      let block = blocks[index]
      guard let level = levels[index], case .paragraph(let inlines) = block else {
        if candidates[index] != nil {
          run.append(block)
        } else {
          close()
          output.append(block)
        }
        continue
      }
      close()
      let (head, rest) = Self.dividing(inlines.withoutBold)
      output.append(.heading(level: level, id: nil, head))
      if let rest { output.append(.paragraph(rest)) }
    }
    close()
    return output
  }

  /// `壹、計畫依據：經濟部…` is a heading and the text beneath it; a colon at the end is left out.
  private static func dividing(_ inlines: [Inline]) -> (head: [Inline], rest: [Inline]?) {
    guard case .text(let text)? = inlines.first,
      let colon = text.firstIndex(where: { $0 == "：" || $0 == ":" }),
      text.distance(from: text.startIndex, to: colon) <= shortLimit / 2
    else { return (inlines, nil) }
    let head = String(text[..<colon]).trimmed
    let tail = String(text[text.index(after: colon)...]).trimmed
    var rest = Array(inlines.dropFirst())
    if !tail.isEmpty { rest.insert(.text(tail), at: 0) }
    while rest.first == .lineBreak { rest.removeFirst() }
    return ([.text(head)], rest.plainText.trimmed.isEmpty ? nil : rest)
  }
}
