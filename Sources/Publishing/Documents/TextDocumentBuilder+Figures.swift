import Content
import Diagnostics
import Figures
import Markup
import OpenData

extension TextDocumentBuilder {
  /// A fenced block, under a name by which the document keeps its Markdown.
  mutating func append(fence index: Int, to blocks: inout [TextDocument.Block]) {
    var figure: [TextDocument.Block] = []
    appendFigure(index, to: &figure)
    let name = sectionName("figure")
    figureSources.append(ODFMetadata.Property(name, markdown(ofFence: index)))
    blocks.append(.section(name: name, figure))
  }

  /// The block as it is written, its caption above it.
  private func markdown(ofFence index: Int) -> String {
    let fence = document.fences[index]
    let source = document.source
    let info = source.bytes[
      source.offset(of: fence.range.start)..<source.offset(of: fence.range.end)]
    let captionMark = page.language.tag.hasPrefix("zh") ? "表：" : "Table: "
    let caption =
      fence.captionNode == nil ? "" : fence.caption.map { captionMark + $0 + "\n\n" } ?? ""
    return caption
      + Self.fenced(
        String(decoding: fence.content, as: UTF8.self), info: String(decoding: info, as: UTF8.self))
  }

  /// A code block; one with an info word keeps its Markdown as a figure does.
  mutating func append(codeBlock node: Node, to blocks: inout [TextDocument.Block]) {
    let code = String(decoding: document.text[document.literal(of: node)], as: UTF8.self)
    guard node.payload > 0 else { return blocks.append(.code(code)) }
    let name = sectionName("figure")
    let source = Self.fenced(code, info: document.infoWords[Int(node.payload) - 1])
    figureSources.append(ODFMetadata.Property(name, source))
    blocks.append(.section(name: name, [.code(code)]))
  }

  /// A fenced block, its fence longer than any like it within.
  private static func fenced(_ content: String, info: String) -> String {
    // An info string after backticks has none itself.
    let mark: Character = info.contains("`") ? "~" : "`"
    var (longest, run) = (2, 0)
    for character in content {
      run = character == mark ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: mark, count: longest + 1)
    let end = content.isEmpty || content.hasSuffix("\n") ? "" : "\n"
    return "\(fence)\(info)\n\(content)\(end)\(fence)"
  }

  /// Data and charts as tables, flow charts as sentences; as it is written where it can't be drawn.
  private mutating func appendFigure(_ index: Int, to blocks: inout [TextDocument.Block]) {
    switch text.fenceFigures[index] {
    case .table(let table): blocks.append(.table(TextDocument.Table(table)))
    case .chart(let chart): blocks.append(.table(self.table(of: chart)))
    case .flowchart(let chart, let caption): append(chart, caption: caption, to: &blocks)
    case nil:
      blocks.append(.code(String(decoding: document.fences[index].content, as: UTF8.self)))
    }
  }

  /// The numbers of a chart.
  func table(of chart: Chart) -> TextDocument.Table {
    let labels = text.figures.labels
    let rows = chart.rows(labels: labels)
    return TextDocument.Table(
      caption: chart.caption.isEmpty ? labels.text(.chart) : chart.caption,
      header: rows[0], rows: Array(rows.dropFirst()), isNumeric: rows[0].indices.map { $0 > 0 })
  }

  private func append(
    _ chart: Flowchart, caption: String, to blocks: inout [TextDocument.Block]
  ) {
    let labels = text.figures.labels
    let title = caption.isEmpty ? labels.text(.flowchart) : caption
    blocks.append(.paragraph([.strong([.text(title)])]))
    let sentences = chart.sentences(labels: labels).map {
      [TextDocument.Block.paragraph([.text($0)])]
    }
    blocks.append(.list(TextDocument.List(.number(start: 1), items: sentences)))
  }
}
