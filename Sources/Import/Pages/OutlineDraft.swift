import Content
import Markup

/// The part of a plan whose headings, or whose table, are its outline.
struct OutlineDraft {
  /// The line of front matter.
  let line: String

  /// Finds it, and gives the table a caption by which the outline finds it.
  init?(_ blocks: inout [ImportedDocument.Block], language: String) {
    if let line = Self.heading(blocks, isHan: language.hasPrefix("zh")) {
      self.line = line
    } else if let line = Self.table(&blocks) {
      self.line = line
    } else {
      return nil
    }
  }

  /// The first part with headings two or more levels beneath it, each of which has text.
  private static func heading(_ blocks: [ImportedDocument.Block], isHan: Bool) -> String? {
    var part: String?
    var deepest = 2
    var best: (part: String, depth: Int)?
    for block in blocks {
      guard case .heading(let level, _, let inlines) = block else { continue }
      if level == 2 {
        part = inlines.plainText
        deepest = 2
      } else if let part, level > deepest {
        deepest = level
        if deepest >= 4, deepest > best?.depth ?? 0 { best = (part, deepest) }
      }
    }
    guard let best else { return nil }
    let key = OutlineNumber.leading(best.part, in: .heading)?.number.symbol ?? best.part
    let names =
      isHan
      ? ["面向", "執行策略", "執行方法", "執行細項"]
      : ["Dimension", "Strategy", "Method", "Step"]
    let columns = names.prefix(best.depth - 2) + [isHan ? "內容" : "Content"]
    return "outline: { under: \(FrontMatterDraft.scalar(key)), columns: ["
      + columns.joined(separator: ", ") + "] }"
  }

  /// The first table whose first column has merged cells.
  private static func table(_ blocks: inout [ImportedDocument.Block]) -> String? {
    var heading = ""
    for index in blocks.indices {
      if case .heading(_, _, let inlines) = blocks[index] { heading = inlines.plainText }
      guard case .table(var table) = blocks[index], table.columnCount >= 3,
        table.cells.contains(where: { $0.column == 0 && $0.rowSpan > 1 })
      else { continue }
      if table.caption.isEmpty {
        let title = OutlineNumber.leading(heading, in: .heading)?.rest ?? heading
        guard !title.isEmpty else { return nil }
        table.caption = [.text(title)]
        blocks[index] = .table(table)
      }
      return "outline: { table: \(FrontMatterDraft.scalar(table.caption.plainText)) }"
    }
    return nil
  }
}
