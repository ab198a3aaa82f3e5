extension [ImportedDocument.Block] {
  /// With the lines that name a table as its caption: `表1：各月件數` above it, or a row of one cell across.
  func withTableCaptions() -> [ImportedDocument.Block] {
    var output: [ImportedDocument.Block] = []
    for block in self {
      guard case .table(var table) = block else {
        // A caption that no table follows is a paragraph.
        if case .caption(let inlines) = block {
          output.append(.paragraph(inlines))
        } else {
          output.append(block)
        }
        continue
      }
      if table.caption.isEmpty, case .paragraph(let inlines)? = output.last,
        inlines.namesTable || (table.isBelowCentredLine && inlines.isBareName)
      {
        table.caption = inlines
        output.removeLast()
      }
      if table.caption.isEmpty { table.takeCaptionRow() }
      table.caption = table.caption.withoutTableWord
      table.takeBoldOffHeader()
      output.append(.table(table))
    }
    return output
  }

  /// Takes the last block, where the document calls it a caption; an image is none.
  mutating func takeCaption() -> [ImportedDocument.Inline] {
    guard case .caption(let inlines)? = last, !inlines.hasImage else { return [] }
    removeLast()
    return inlines
  }

  /// The text of all, one line for each; `nil` where there is more than lines of text.
  var captionInlines: [ImportedDocument.Inline]? {
    var output: [ImportedDocument.Inline] = []
    for block in self {
      switch block {
      case .title(let inlines), .heading(_, _, let inlines), .paragraph(let inlines),
        .caption(let inlines):
        guard !inlines.hasImage else { return nil }
        if !output.isEmpty { output.append(.lineBreak) }
        output += inlines
      default: return nil
      }
    }
    return output
  }
}

extension ImportedDocument.Table {
  /// Header cells are bold by themselves; the first row is the header of pipe tables.
  fileprivate mutating func takeBoldOffHeader() {
    for index in cells.indices where cells[index].row == 0 {
      cells[index].blocks = cells[index].blocks.map { block in
        if case .paragraph(let inlines) = block { .paragraph(inlines.withoutBold) } else { block }
      }
    }
  }

  /// Takes a first row that is one cell over all columns as the caption.
  fileprivate mutating func takeCaptionRow() {
    guard rowCount > 2, columnCount > 1, let first = cells.first, first.columnSpan == columnCount,
      first.rowSpan == 1, let inlines = first.blocks.captionInlines
    else { return }
    let text = inlines.onOneLine
    guard !text.isEmpty, text.count <= 60 else { return }
    caption = inlines
    cells.removeFirst()
    for index in cells.indices { cells[index].row -= 1 }
    rowCount -= 1
    headerRowCount = Swift.max(0, headerRowCount - 1)
  }
}

extension [ImportedDocument.Inline] {
  var hasImage: Bool {
    contains { inline in
      switch inline {
      case .image: true
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
        .superscript(let inner), .subscript(let inner), .link(_, _, let inner):
        inner.hasImage
      case .text, .code, .lineBreak, .footnote: false
      }
    }
  }

  /// Whether the line is a table's name: `表：…`, `表1、…`, `附表二 …`, `Table 3: …`.
  fileprivate var namesTable: Bool {
    let line = plainText.trimmed
    return !hasImage && line.count <= 60 && line.tableWordEnd != nil
  }

  /// Whether the line is a name and no sentence, link or signature: office programs set the captions of web pages as
  /// centred lines.
  fileprivate var isBareName: Bool { isPlain && plainText.trimmed.isBareName }

  /// Whether there is nothing but words.
  private var isPlain: Bool {
    allSatisfy { inline in
      switch inline {
      case .text, .lineBreak: true
      case .strong(let inner), .emphasis(let inner): inner.isPlain
      default: false
      }
    }
  }

  /// On one line, without the word and number that Gazette writes itself; footnotes and links stay.
  fileprivate var withoutTableWord: [ImportedDocument.Inline] {
    guard !isPlain else {
      let line = onOneLine
      return line.isEmpty
        ? [] : [.text(line.tableWordEnd.map { String(line[$0...]).trimmed } ?? line)]
    }
    let text = plainText
    let start = text.prefix { $0.isWhitespace }.count
    let line = text.trimmed
    guard let end = line.tableWordEnd else { return self }
    let spaces = line[end...].prefix { $0.isWhitespace }.count
    return dropping(start + line.distance(from: line.startIndex, to: end) + spaces)
  }

  /// Without so many characters at its head, in whatever form they stand.
  private func dropping(_ count: Int) -> [ImportedDocument.Inline] {
    var rest = count
    return compactMap { $0.dropping(&rest) }
  }
}

extension ImportedDocument.Inline {
  /// Without so many characters at its head, which are counted off; `nil` where nothing is left.
  fileprivate func dropping(_ count: inout Int) -> Self? {
    guard count > 0 else { return self }
    func inner(_ inlines: [Self], _ count: inout Int) -> [Self]? {
      let rest = inlines.compactMap { $0.dropping(&count) }
      return rest.isEmpty ? nil : rest
    }
    switch self {
    case .text(let text):
      let rest = text.dropFirst(count)
      count -= text.count - rest.count
      return rest.isEmpty ? nil : .text(String(rest))
    case .code(let text):
      let rest = text.dropFirst(count)
      count -= text.count - rest.count
      return rest.isEmpty ? nil : .code(String(rest))
    case .lineBreak:
      count -= 1
      return nil
    case .emphasis(let inlines): return inner(inlines, &count).map { .emphasis($0) }
    case .strong(let inlines): return inner(inlines, &count).map { .strong($0) }
    case .strikethrough(let inlines): return inner(inlines, &count).map { .strikethrough($0) }
    case .superscript(let inlines): return inner(inlines, &count).map { .superscript($0) }
    case .subscript(let inlines): return inner(inlines, &count).map { .subscript($0) }
    case .link(let href, let title, let inlines):
      return inner(inlines, &count).map { .link(href: href, title: title, $0) }
    case .image, .footnote: return self
    }
  }
}

extension String {
  fileprivate var isBareName: Bool {
    count <= 30 && !isEmpty && officialNumber == nil
      && !contains { "。，；：:,;.?？!！、（）()".contains($0) || $0.isNewline }
  }

  /// Where the word and number of a table's name end.
  fileprivate var tableWordEnd: Index? {
    var rest = self[...]
    let word = ["附表", "表", "Table"].first { rest.hasPrefix($0) }
    guard let word else { return nil }
    rest = rest.dropFirst(word.count).drop { $0 == " " }
    let digits = rest.prefix { $0.isNumber || "一二三四五六七八九十-".contains($0) }
    rest = rest.dropFirst(digits.count).drop { $0 == " " }
    guard let mark = rest.first, "：:、.．".contains(mark) else {
      return nil
    }
    let end = rest.index(after: rest.startIndex)
    return self[end...].trimmed.isEmpty ? nil : end
  }
}
