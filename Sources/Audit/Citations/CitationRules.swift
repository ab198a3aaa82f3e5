import Content
import Diagnostics
import Markup
import OpenData

/// 網頁引用他人資料將標明出處並提供連結.
extension Rule {
  private static let plans = Clause.wording("網頁引用他人資料將標明出處並提供連結")

  static let quotationWithoutSource = Rule(
    .quotationWithoutSource, .citations, clauses: [plans],
    title: "A quotation ends with its source and a link to it",
    examples: [
      .markdown(
        wrong: "> 政府資訊應依本法主動公開。",
        right: "> 政府資訊應依本法主動公開。\n>\n> 資料來源：[政府資訊公開法](https://law.moj.gov.tw/)"),
      .markdown(
        wrong: "> 政府資訊應依本法主動公開。\n>\n> 資料來源：政府資訊公開法",
        right: "> 政府資訊應依本法主動公開。\n>\n> 資料來源：[政府資訊公開法](https://law.moj.gov.tw/)"),
      .body(
        wrong: "<blockquote><p>政府資訊應依本法主動公開。</p></blockquote>",
        right: """
          <blockquote cite="https://law.moj.gov.tw/"><p>政府資訊應依本法主動公開。</p></blockquote>
          """),
    ],
    check: .source { page, findings in
      for (index, node) in page.document.nodes.enumerated()
      where node.kind == .blockQuote && !page.isWithinQuotation(node) {
        findings.judge()
        let last = Int(node.lastChild)
        guard last >= 0, page.document.nodes[last].kind == .quotationSource else {
          findings.report(
            "The quotation has no source", at: page.range(of: node),
            help: "End it with a paragraph > 資料來源：[…](…), or > Source: […](…) in English.")
          continue
        }
        let source = page.document.nodes[last]
        guard !page.document.holdsLink(NodeID(last)), !page.isOwnSource(NodeID(last)),
          !page.isCited(page.document.plainText(of: NodeID(index)))
        else { continue }
        findings.report(
          "The quotation's source has no link", at: page.range(of: source),
          help: "Link the work: 資料來源：[…](…); the address of the law, report or page.")
      }
    }, .quotationInMarkup)

  static let figureWithoutSource = Rule(
    .figureWithoutSource, .citations, clauses: [plans],
    title: "A figure or a table from elsewhere has a source line, and that a link",
    examples: [
      .markdown(
        wrong: "![各縣市人口分布](map.png)\n\n資料來源：內政部戶政司",
        right: "![各縣市人口分布](map.png)\n\n資料來源：[內政部戶政司](https://www.ris.gov.tw/)"),
      .markdown(
        wrong: "下表擷取自內政部統計年報。\n\n| 縣市 | 人口 |\n| --- | --- |\n| 甲 | 1 |",
        right: """
          下表擷取自內政部統計年報。

          | 縣市 | 人口 |
          | --- | --- |
          | 甲 | 1 |

          資料來源：[內政部統計年報](https://www.ris.gov.tw/)
          """),
      .markdown(
        wrong: "![各縣市人口分布](https://www.example.org/map.png)",
        right: """
          ![各縣市人口分布](https://www.example.org/map.png)

          資料來源：[內政部戶政司](https://www.ris.gov.tw/)
          """),
    ],
    check: .source { page, findings in
      for (index, node) in page.document.nodes.enumerated() where node.kind == .paragraph {
        guard page.document.isSourceLine(node), page.followsFigure(index) else { continue }
        findings.judge()
        guard !page.document.holdsLink(NodeID(index)), !page.isOwnSource(NodeID(index)),
          !page.isCited(page.document.plainText(of: NodeID(index)))
        else { continue }
        findings.report(
          "The figure's source has no link", at: page.range(of: node),
          help: "Link the work, or list it with its 'url' under 'sources'.")
      }
      for figure in ForeignFigure.withoutSource(on: page) {
        findings.report(
          "The figure \(figure.reason) and has no source line",
          at: page.range(of: page.document[figure.node]),
          help: "Write a paragraph beneath it: 資料來源：[…](…), or Source: […](…) in English.")
      }
    }, .figureInMarkup)
}

extension SourcePage {
  fileprivate func isWithinQuotation(_ node: Node) -> Bool {
    var parent = Int(node.parent)
    while parent > 0 {
      let kind = document.nodes[parent].kind
      if kind == .blockQuote || kind == .alert { return true }
      parent = Int(document.nodes[parent].parent)
    }
    return false
  }

  /// Whether what stands before a block is a figure: an image alone, a table, or a drawn block.
  fileprivate func followsFigure(_ index: Int) -> Bool {
    let nodes = document.nodes
    var sibling = Int(nodes[Int(nodes[index].parent)].firstChild)
    while sibling >= 0, Int(nodes[sibling].nextSibling) != index {
      sibling = Int(nodes[sibling].nextSibling)
    }
    guard sibling >= 0 else { return false }
    switch nodes[sibling].kind {
    case .table, .fence: return true
    case .paragraph:
      let children = document.children(of: NodeID(sibling))
      return children.count == 1 && document[children[0]].kind == .image
    default: return false
    }
  }

  /// Whether a source line names the agency itself: 資料來源：本署統計.
  fileprivate func isOwnSource(_ id: NodeID) -> Bool {
    let text = document.plainText(of: id)
    return isOwn(text.drop { $0 != "：" && $0 != ":" && $0 != "—" }.dropFirst())
  }

  /// Whether the words that name a source begin with those for the agency itself: 本署統計.
  func isOwn(_ words: Substring) -> Bool {
    let source = words.drop { $0 == " " }
    if source.hasPrefix("本") || source.hasPrefix("This ") || source.hasPrefix("Own ") {
      return true
    }
    let names = [settings.agency.name, settings.agency.shortName].compactMap(\.self)
      .flatMap(\.all)
    return names.contains { !$0.isEmpty && source.contains($0) }
      || settings.units.values.contains { unit in
        unit.name.all.contains { !$0.isEmpty && source.hasPrefix($0) }
      }
  }

  /// Whether a text names a work that the front matter lists with its address.
  func isCited(_ text: String) -> Bool {
    frontMatter.sources.contains { $0.url != nil && text.contains($0.title) }
  }
}

extension Document {
  /// Whether there is a link beneath a node.
  func holdsLink(_ id: NodeID) -> Bool {
    var stack = [id]
    while let next = stack.popLast() {
      if self[next].kind == .link { return true }
      stack += children(of: next)
    }
    return false
  }

  /// Whether a block is a paragraph that begins as source lines do.
  func isSourceLine(_ node: Node) -> Bool {
    guard node.kind == .paragraph, node.firstChild >= 0, nodes[Int(node.firstChild)].kind == .text
    else { return false }
    let words = text[literal(of: nodes[Int(node.firstChild)])]
    return Self.labels.contains { words.starts(with: $0) }
  }

  private static let labels = [
    "資料來源：", "資料來源:", "圖片來源：", "來源：", "出處：", "Source: ", "Sources: ",
  ].map { Array($0.utf8) }
}
