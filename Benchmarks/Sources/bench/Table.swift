/// Rows of text under a header, aligned in columns: it reads well on a terminal and is Markdown.
struct Table {
  enum Alignment { case left, right }

  let header: [String]
  let alignments: [Alignment]
  private(set) var rows: [[String]] = []

  init(_ columns: [(String, Alignment)]) {
    header = columns.map(\.0)
    alignments = columns.map(\.1)
  }

  mutating func add(_ row: [String]) { rows.append(row) }

  var markdown: String {
    let widths = header.indices.map { column in
      max(3, ([header] + rows).map { $0[column].count }.max() ?? 0)
    }
    let rule = zip(widths, alignments).map { width, alignment in
      let dashes = String(repeating: "-", count: width - 1)
      return alignment == .left ? dashes + "-" : dashes + ":"
    }
    return ([header, rule] + rows).map { row in
      let cells = row.indices.map { pad(row[$0], widths[$0], alignments[$0]) }
      return "| " + cells.joined(separator: " | ") + " |\n"
    }.joined()
  }

  private func pad(_ text: String, _ width: Int, _ alignment: Alignment) -> String {
    let space = String(repeating: " ", count: width - text.count)
    return alignment == .left ? text + space : space + text
  }
}
