import Content
import Diagnostics
import Markup
import OpenData

/// Turns a page's parsed text into the blocks of a document for office programs.
///
/// What is shown as a heading, a table or a list on the page is one in the document. Links are absolute, but for
/// those to a heading of the page itself.
struct TextDocumentBuilder {
  let text: PageText
  /// The text's own, held here: it is asked for with every node, and copying its references takes time.
  let document: Document
  /// The files of the images met so far.
  private(set) var pictures = DocumentPictures()
  var diagnostics: [Diagnostic] = []
  /// The literal of the text just before, by which a line break is a space or nothing.
  var lastText: Range<Int>?
  /// The Markdown of figures, by the names of their sections: no document shows it, and each carries it.
  var figureSources: [ODFMetadata.Property] = []
  /// How many parts have a name so far.
  private var sectionCount = 0
  /// The levels of the headings for empty cells since the last one that shows.
  private var gaps: [Int] = []
  /// The ids that the document's own headings have.
  private let anchors: Set<String>

  var site: Site { text.site }
  var page: Page { text.page }
  var words: Words { text.words }

  init(_ text: PageText) {
    self.text = text
    document = text.document
    anchors = Set(
      zip(text.document.headings, text.headings).filter { !$1.isHidden }.map { $0.0.anchor })
  }

  /// The whole text as the page shows it: with outlines that are tables drawn as such.
  mutating func body() -> [TextDocument.Block] {
    let placement = OutlinePlacement(text)
    var blocks: [TextDocument.Block] = []
    for block in document.blocks {
      switch placement[block] {
      // The outline's table has a page, and a document, of its own beside its sections.
      case .text, .headingWithTable: append(block, to: &blocks)
      case .hidden: break
      case .table(let outline): blocks.append(.table(table(outline)))
      }
    }
    return blocks
  }

  /// The notes of the text, by the numbers that references have.
  mutating func footnotes() -> [[TextDocument.Block]] {
    document.footnotes.map { blocks(of: $0.blocks) }
  }

  mutating func blocks(of nodes: [NodeID]) -> [TextDocument.Block] {
    var blocks: [TextDocument.Block] = []
    for node in nodes { append(node, to: &blocks) }
    return blocks
  }

  private mutating func append(_ id: NodeID, to blocks: inout [TextDocument.Block]) {
    let node = document[id]
    switch node.kind {
    case .paragraph, .quotationSource: blocks.append(.paragraph(inlines(beneath: id)))
    case .heading: append(heading: Int(node.payload), to: &blocks)
    case .blockQuote:
      let name = sectionName("quote")
      blocks.append(
        .section(name: name, [.quote(self.blocks(of: document.children(of: id)))]))
    case .alert:
      let title = AlertKind(rawValue: node.payload).flatMap {
        text.furniture.labels.alertTitles[$0]
      }
      let name = sectionName("alert-\(AlertKind(rawValue: node.payload) ?? .note)")
      blocks.append(
        .section(
          name: name,
          [
            .notice(
              title: [.text(title ?? "")], self.blocks(of: document.children(of: id)))
          ]))
    case .bulletList:
      blocks.append(list(id, document.hasOfficialNumbers(id) ? .none : .bullet))
    case .orderedList: blocks.append(list(id, .number(start: Int(node.payload))))
    case .codeBlock: append(codeBlock: node, to: &blocks)
    case .fence: append(fence: Int(node.payload), to: &blocks)
    case .thematicBreak: blocks.append(.thematicBreak)
    case .table: blocks.append(.table(table(Int(node.payload))))
    case .document, .item, .tableCell: blocks += self.blocks(of: document.children(of: id))
    case .text, .softBreak, .lineBreak, .code, .emphasis, .strong, .strikethrough, .link, .image,
      .footnoteReference:
      blocks.append(
        .paragraph(inlines(from: Int32(id.index), until: document[id].nextSibling)))
    }
  }

  /// A name that the document has once.
  mutating func sectionName(_ kind: String) -> String {
    sectionCount += 1
    return "\(kind)-\(sectionCount)"
  }

  private mutating func list(
    _ id: NodeID, _ marker: TextDocument.List.Marker
  ) -> TextDocument.Block {
    .list(
      TextDocument.List(
        marker, items: document.children(of: id).map { blocks(of: document.children(of: $0)) }))
  }

  /// A heading and, where it begins a row of an outline, the row's number, which is its address.
  ///
  /// The page's title is above all headings: a heading of level 2 in HTML is one of level 1 in a document.
  private mutating func append(heading index: Int, to blocks: inout [TextDocument.Block]) {
    let presentation = text.headings[index]
    let heading = document.headings[index]
    if presentation.isHidden {
      gaps.append(heading.level - 1)
    } else {
      var words = inlines(beneath: heading.node)
      if presentation.level != heading.level || !gaps.isEmpty {
        sectionCount += 1
        let mark = DocumentMark.level(heading.level - 1, gaps: gaps)
        words.insert(.mark("\(mark)-\(sectionCount)"), at: 0)
      }
      gaps = []
      blocks.append(.heading(level: presentation.level - 1, id: heading.anchor, words))
    }
    if let row = presentation.rowID {
      blocks.append(.itemNumber([rowLink(row, words("row_id_label", ["id": row]))]))
    }
  }

  /// A link to the permanent address of an outline's row.
  func rowLink(_ row: String, _ label: String) -> TextDocument.Inline {
    .link(
      href: site.absoluteURL(ofHref: "#" + Address.href(row), on: page), title: nil,
      [.text(label)])
  }

  /// What a resolved link leads to in the document.
  func href(of link: LinkResolver.Resolved) -> String {
    if link.link.href.utf8.first == UInt8(ascii: "#"), let id = link.target?.fragment,
      anchors.contains(id)
    {
      return "#" + id
    }
    return site.absoluteURL(ofHref: link.link.href, on: page)
  }

  /// The picture of an image's file; `nil` where it is none that office programs show.
  mutating func picture(at address: String) -> Int? {
    pictures.index(ofImageAt: address, in: site, reads: text.figures.reads, &diagnostics)
  }
}
