import Diagnostics
import Markup

/// Reads an outline whose columns are the heading levels beneath a part.
struct HeadingOutlineReader {
  let document: Document
  let name: String
  let columns: [String]

  mutating func read(
    under: String?, request: OutlineRequest, file: SourceFile, diagnostics: inout [Diagnostic]
  ) -> PlanOutline? {
    let headings = document.headings
    var part: Int?
    if let under {
      part = headings.firstIndex { $0.isCalled(under) }
      guard part != nil else {
        let known = headings.flatMap { [$0.number?.symbol ?? "", $0.text] }.filter { !$0.isEmpty }
        diagnostics.append(
          Diagnostic(
            .unknownOutline,
            "No heading is numbered or called '\(under)'" + didYouMean(under, known),
            file: file.path, range: request.range,
            help: "'under' takes the number of a heading, such as 肆, or its whole text."))
        return nil
      }
    }
    let base = part.map { headings[$0].level } ?? (headings.map(\.level).min() ?? 1) - 1
    let first = part.map { $0 + 1 } ?? 0
    let end = part.map { OutlineRequest.end(of: $0, in: document) } ?? headings.count
    let rows = readRows(first..<end, base: base)
    guard !rows.isEmpty else {
      diagnostics.append(
        Diagnostic(
          .unknownOutline, "The part has no headings to make rows of", file: file.path,
          range: request.range))
      return nil
    }
    diagnostics += depthProblems(first..<end, base: base, request: request, file: file)
    return PlanOutline(
      columns: columns, rows: rows, title: part.map { headings[$0].title } ?? "", heading: part,
      table: nil)
  }

  /// What is told where the headings reach deeper than the columns, or less deep.
  ///
  /// A heading too deep is content of the row above: it has no id of its own, and what referred to the row that it
  /// was is lost.
  private func depthProblems(
    _ range: Range<Int>, base: Int, request: OutlineRequest, file: SourceFile
  ) -> [Diagnostic] {
    let headings = document.headings
    let depth = columns.count - 1
    let deepest = range.map { headings[$0].level - base }.max() ?? 0
    guard deepest != depth else { return [] }
    let help =
      "'columns' names a column for each level of headings and, last, one for the content: "
      + "\(deepest + 1) for \(deepest) \(deepest == 1 ? "level" : "levels")."
    guard let tooDeep = range.first(where: { headings[$0].level - base > depth }) else {
      return [
        Diagnostic(
          .outlineColumns,
          "'columns' names \(columns.count), but the headings reach only \(deepest) "
            + "\(deepest == 1 ? "level" : "levels") down, so that '\(columns[deepest])' is empty in "
            + "every row", file: file.path, range: request.range, severity: .warning, help: help)
      ]
    }
    let count = range.count { headings[$0].level - base > depth }
    let others = count - 1
    return [
      Diagnostic(
        .outlineColumns,
        "'\(headings[tooDeep].text)' "
          + (others == 0
            ? "lies" : "and \(others) more \(others == 1 ? "heading" : "headings") lie")
          + " deeper than the outline's \(columns.count) columns reach, and "
          + (others == 0 ? "is not a row of it" : "are not rows of it"),
        file: file.path, range: headings[tooDeep].range, severity: .warning, help: help,
        notes: [Note("The columns are named here", file: file.path, range: request.range)])
    ]
  }

  private func readRows(_ range: Range<Int>, base: Int) -> [PlanOutline.Row] {
    let headings = document.headings
    let depth = columns.count - 1
    let positions = HeadingPath.all(of: headings)
    let contents = sectionContents()
    var path: [Int?] = Array(repeating: nil, count: depth)
    var rows: [PlanOutline.Row] = []
    for index in range {
      let column = headings[index].level - base - 1
      guard column < depth else { continue }
      path[column] = index
      for deeper in (column + 1)..<max(column + 1, depth) { path[deeper] = nil }
      let next = index + 1
      let hasDeeper =
        next < range.upperBound && headings[next].level > headings[index].level
        && headings[next].level - base - 1 < depth
      guard !hasDeeper else { continue }
      let id =
        headings[index].hasExplicitAnchor
        ? headings[index].anchor
        : ([name] + positions[index].map(String.init)).joined(separator: "-")
      rows.append(
        PlanOutline.Row(
          id: id,
          cells: path.map { $0.map { headings[$0].isEmptyCell ? "" : headings[$0].text } ?? "" },
          headings: path, content: content(of: index, base: base, in: contents),
          range: headings[index].range))
    }
    return rows
  }

  /// The blocks after each heading, up to the next one of any level.
  private func sectionContents() -> [[NodeID]] {
    var contents = Array(repeating: [NodeID](), count: document.headings.count)
    var current: Int?
    let indexByNode = Dictionary(
      uniqueKeysWithValues: document.headings.enumerated().map { ($1.node, $0) })
    for block in document.blocks {
      if let heading = indexByNode[block] {
        current = heading
      } else if let current {
        contents[current].append(block)
      }
    }
    return contents
  }

  /// A row's blocks: its own, and headings too deep to be columns with what follows them.
  private func content(of index: Int, base: Int, in contents: [[NodeID]]) -> [NodeID] {
    var blocks = contents[index]
    for next in (index + 1)..<max(index + 1, document.headings.count) {
      guard document.headings[next].level - base - 1 >= columns.count - 1 else { break }
      blocks.append(document.headings[next].node)
      blocks += contents[next]
    }
    return blocks
  }
}
