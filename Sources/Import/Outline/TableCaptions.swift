import Markup

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
        inlines.plainText.trimmed.namesTable || inlines.plainText.trimmed.isBareName
      {
        table.caption = inlines
        output.removeLast()
      }
      if table.caption.isEmpty { table.takeCaptionRow() }
      table.caption = table.caption.isEmpty ? [] : [.text(table.caption.onOneLine.withoutTableWord)]
      table.takeBoldOffHeader()
      output.append(.table(table))
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
      first.rowSpan == 1
    else { return }
    let text = first.blocks.plainText.joiningLines.trimmed
    guard !text.isEmpty, text.count <= 60 else { return }
    caption = [.text(text)]
    cells.removeFirst()
    for index in cells.indices { cells[index].row -= 1 }
    rowCount -= 1
    headerRowCount = Swift.max(0, headerRowCount - 1)
  }
}

extension String {
  /// Whether the line is a table's name: `表：…`, `表1、…`, `附表二 …`, `Table 3: …`.
  fileprivate var namesTable: Bool { count <= 60 && tableWordEnd != nil }

  /// Whether the line is a name and no sentence: office programs set captions as plain lines above.
  fileprivate var isBareName: Bool {
    count <= 30 && !isEmpty && officialNumber == nil
      && !contains { "。，；：:,;.?？!！、（）()".contains($0) || $0.isNewline }
  }

  /// Without the word and number that Gazette writes itself.
  fileprivate var withoutTableWord: String {
    tableWordEnd.map { String(self[$0...]).trimmed } ?? self
  }

  private var tableWordEnd: Index? {
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

  /// The official number at the head, where there is one.
  var officialNumber: OutlineNumber? { OutlineNumber.leading(trimmed, in: .heading)?.number }

  /// Without line breaks: a space stands for each between Latin words, nothing between Han characters.
  var joiningLines: String {
    guard contains(where: \.isNewline) else { return self }
    var output = ""
    for line in split(whereSeparator: \.isNewline) {
      let line = line.trimmed
      guard !line.isEmpty else { continue }
      if let before = output.unicodeScalars.last, let after = line.unicodeScalars.first,
        before.value < 0x2E80, after.value < 0x2E80
      {
        output += " "
      }
      output += line
    }
    return output
  }
}
