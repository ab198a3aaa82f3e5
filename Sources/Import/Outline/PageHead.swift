import OpenData

/// What stands above a document's first section: its title and its day.
struct PageHead {
  var title: String?
  var date: CalendarDate?

  private static let titleLimit = 60

  /// Takes title and day off the blocks.
  init(taking blocks: inout [ImportedDocument.Block]) {
    takeTitle(&blocks)
    takeDate(&blocks)
  }

  private mutating func takeTitle(_ blocks: inout [ImportedDocument.Block]) {
    guard let index = blocks.firstIndex(where: { !$0.plainText.trimmed.isEmpty }) else { return }
    switch blocks[index] {
    case .title(let inlines): title = inlines.onOneLine
    case .heading(let level, _, let inlines):
      // A heading above all others is the title, unless it is the first part.
      guard inlines.plainText.officialNumber == nil,
        blocks.dropFirst(index + 1).allSatisfy({ block in
          if case .heading(let other, _, _) = block { other > level } else { true }
        })
      else { return }
      title = inlines.onOneLine
    case .paragraph(let inlines):
      guard let line = Self.line(inlines) else { return }
      title = line
    default: return
    }
    let isLine = if case .heading = blocks[index] { false } else { true }
    blocks.remove(at: index)
    if isLine { takeSecondLine(&blocks) }
    while case .title? = blocks.first { blocks.removeFirst() }
  }

  /// Agencies put their name above what the document is: 示範局, and beneath it 115年度執行計畫.
  private mutating func takeSecondLine(_ blocks: inout [ImportedDocument.Block]) {
    guard let first = title, !PageGuess(title: first).namesTypeOrYear,
      let index = blocks.firstIndex(where: { !$0.plainText.trimmed.isEmpty })
    else { return }
    let inlines: [ImportedDocument.Inline]
    switch blocks[index] {
    case .title(let words), .paragraph(let words): inlines = words
    default: return
    }
    guard let second = Self.line(inlines), PageGuess(title: second).namesTypeOrYear else { return }
    title = (first + "\n" + second).joiningLines
    blocks.remove(at: index)
  }

  /// The text of a line that may be a title; `nil` for sentences, days and what has a number.
  private static func line(_ inlines: [ImportedDocument.Inline]) -> String? {
    let line = inlines.onOneLine
    guard line.count <= titleLimit, line.officialNumber == nil,
      CalendarDate(sealing: line) == nil, let last = line.last, !line.contains("。"),
      !["；", "，", "：", ":", "、", ".", "！", "!", "？", "?"].contains(last), !inlines.hasImage
    else { return nil }
    return line
  }

  private mutating func takeDate(_ blocks: inout [ImportedDocument.Block]) {
    for (index, block) in blocks.prefix(3).enumerated() {
      guard case .paragraph(let inlines) = block else { return }
      let line = inlines.plainText.trimmed
      guard !line.isEmpty else { continue }
      guard let found = CalendarDate(sealing: line) else { return }
      date = found
      blocks.remove(at: index)
      return
    }
  }
}

extension CalendarDate {
  /// The day of `115年1月1日` and `106 年 4 月 26 日訂定`, where the line says nothing else.
  init?(sealing line: String) {
    var text = line.filter { !$0.isWhitespace && $0 != "（" && $0 != "）" }
    for word in ["訂定", "修正", "修訂", "公布", "發布", "核定", "函頒"] where text.hasSuffix(word) {
      text.removeLast(word.count)
    }
    for word in ["發布日期：", "日期：", "公布日期："] where text.hasPrefix(word) {
      text.removeFirst(word.count)
    }
    guard text.contains(where: { "年-/.".contains($0) }) else { return nil }
    self.init(parsing: text)
  }
}

extension [ImportedDocument.Inline] {
  /// The text with its line breaks taken out, between Han characters without a space.
  var onOneLine: String { plainText.joiningLines.trimmed }
}
