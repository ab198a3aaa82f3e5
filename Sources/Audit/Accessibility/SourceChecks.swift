import Content
import Diagnostics
import Markup

/// What shows in the Markdown already, and is told there, at its line.
extension Rule.Check {
  /// Images whose alternative text is their file's name.
  static let fileNameAlternatives = Rule.Check.source { page, findings in
    for image in page.document.links where image.kind == .image {
      findings.judge()
      let text = page.document.plainText(of: image.node)
      guard FileName.isWritten(text, of: image.destination) else { continue }
      findings.report(
        "The alternative text '\(text)' is the file's name", at: image.range,
        help: "Say what the image shows.")
    }
  }

  /// Links of one text that lead to several places.
  static let sameTextLinksInSource = Rule.Check.source { page, findings in
    let links = page.document.links
    let bare = links.indices.filter { links[$0].kind == .link && links[$0].title.isEmpty }
    guard bare.count > 1 else { return }
    findings.judge()
    var first: [String: LinkReference] = [:]
    var told: Set<String> = []
    for index in page.linkTexts.repeated(among: bare) {
      let link = links[index]
      guard !VagueText.saysNothing(page.linkTexts[index]) else { continue }
      let text = page.linkTexts[index].string.lowercased()
      guard let other = first[text] else {
        first[text] = link
        continue
      }
      guard Self.address(other) != Self.address(link),
        told.insert(text + "\n" + Self.address(link)).inserted
      else { continue }
      findings.report(
        "The link text '\(text)' leads to two places", at: link.range,
        help: "Say in the text how they differ, such as the year or the format.",
        notes: [Note("The other one is here", file: page.file.path, range: other.range)])
    }
  }

  /// Where a link leads, however it is written.
  private static func address(_ link: LinkReference) -> String {
    var path = link.destination[...]
    if let fragment = path.firstIndex(of: "#"), fragment != path.startIndex {
      path = path[..<fragment]
    }
    while path.hasSuffix("/") { path = path.dropLast() }
    while path.hasPrefix("./") { path = path.dropFirst(2) }
    return String(path)
  }

  /// Pictures among the letters: Markdown has no way to name them.
  static let emojiInSource = Rule.Check.source { page, findings in
    for mark in page.writing {
      guard case .emoji = mark.kind else { continue }
      findings.report(
        "The picture '\(page.text(mark.range))' among the letters has no name",
        at: page.file.range(of: mark.range), help: "Write a word in its place.")
    }
  }
}

extension Rule {
  static let repeatedCaption = Rule(
    .repeatedCaption, .accessibility,
    clauses: [.code("HM1240400C"), .criterion("1.1.1"), .criterion("2.4.4")],
    title: "An image's alternative text says something else than the caption beside it",
    examples: [
      .markdown(
        wrong: "![辦理流程](flow.png)\n\n圖：辦理流程", right: "![收件、審查、核發三個步驟](flow.png)\n\n圖：辦理流程"),
      .markdown(
        wrong: "![辦理流程](flow.png \"辦理流程\")", right: "![收件、審查、核發三個步驟](flow.png \"辦理流程\")"),
      .markdown(
        wrong: "[![申請表](a.png) 申請表](/a/)", right: "[![](a.png) 申請表](/a/)"),
    ],
    check: .source { page, findings in
      for image in page.document.links where image.kind == .image {
        findings.judge()
        let text = Caption.bare(page.document.plainText(of: image.node))
        guard !text.isEmpty,
          text == Caption.bare(image.title) || page.captions(of: image).contains(text)
        else { continue }
        findings.report(
          "The alternative text '\(text)' repeats the caption beside it", at: image.range,
          help:
            "Say what the image shows and the caption doesn't; leave the text out where it only decorates."
        )
      }
    })

  static let tableWithoutHeader = Rule(
    .tableWithoutHeader, .accessibility,
    clauses: [.code("HM1130101C"), .criterion("1.3.1")],
    title: "A table's header says what its columns hold",
    examples: [
      .markdown(
        wrong: "|  |  |\n| --- | --- |\n| 收件 | 3日 |",
        right: "| 步驟 | 時限 |\n| --- | --- |\n| 收件 | 3日 |"
      )
    ],
    check: .source { page, findings in
      for table in page.document.tables {
        findings.judge()
        let header = table.cells.filter { $0.row < table.headerRowCount }
        guard !header.isEmpty,
          header.allSatisfy({ page.document.plainText(of: $0.node).isBlank })
        else { continue }
        findings.report(
          "The table has a header without text", at: SourceRange(at: table.range.start),
          help: "Write above each column what it holds.")
      }
    })
}

/// The file's name in an alternative text.
private enum FileName {
  private static let endings = [
    ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp", ".tif", ".tiff",
  ]

  /// Whether a text is the name of the file at a destination, with its ending or without, or another image's file name.
  static func isWritten(_ text: String, of destination: String) -> Bool {
    let text = text.lowercased()
    guard !text.isEmpty else { return false }
    // A name has no spaces where it is not the whole text: 附件 a.png is words.
    if endings.contains(where: text.hasSuffix), !text.contains(" ") { return true }
    let file = (destination.split(separator: "/").last ?? "").lowercased()
    guard let ending = endings.first(where: file.hasSuffix) else { return false }
    // 路線圖.png may well be called 路線圖; IMG_0123 says nothing.
    return text == file.dropLast(ending.count)
      && text.utf8.contains { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_") }
  }
}

private enum Caption {
  /// A caption without `圖：` and marks at its ends.
  static func bare(_ text: String) -> String {
    var text = text[...]
    for label in ["圖：", "圖片：", "照片：", "Figure: ", "Image: "] where text.hasPrefix(label) {
      text = text.dropFirst(label.count)
    }
    return String(text.trimmingBlanks { $0.isWhitespace || "。.：:".contains($0) })
  }
}

extension Substring {
  fileprivate func trimmingBlanks(_ isBlank: (Character) -> Bool) -> Substring {
    var rest = drop(while: isBlank)
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    return rest
  }
}

extension String {
  /// Whether nothing is to be seen of it.
  var isBlank: Bool { utf8.allSatisfy { $0 <= 0x20 } }
}

extension SourcePage {
  /// What stands beside an image as its caption: the rest of its link or paragraph, and a caption beneath.
  fileprivate func captions(of image: LinkReference) -> [String] {
    let nodes = document.nodes
    let parent = Int(nodes[image.node.index].parent)
    guard parent >= 0 else { return [] }
    var captions: [String] = []
    if nodes[parent].kind == .link || nodes[parent].kind == .paragraph {
      let beside = document.children(of: NodeID(parent)).filter { $0 != image.node }
      captions.append(Caption.bare(beside.map(document.plainText).joined()))
    }
    var block = parent
    while block > 0, nodes[block].kind != .paragraph { block = Int(nodes[block].parent) }
    let next = block > 0 ? Int(nodes[block].nextSibling) : -1
    if next > 0, nodes[next].kind == .paragraph {
      let text = document.plainText(of: NodeID(next))
      if text.hasPrefix("圖") || text.hasPrefix("照片") || text.hasPrefix("Figure") {
        captions.append(Caption.bare(text))
      }
    }
    return captions.filter { !$0.isEmpty }
  }
}
