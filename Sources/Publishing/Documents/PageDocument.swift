import Content
import Diagnostics
import Mustache
import OpenData

/// Makes a document of a page: all that the page says of its subject, in its order, without the site around it.
struct PageDocument {
  let composer: PageComposer
  /// What the page's template is filled with.
  let model: PageModel
  var builder: TextDocumentBuilder

  var words: Words { composer.words }
  var page: Page { composer.page }
  var site: Site { composer.site }
  var diagnostics: [Diagnostic] { builder.diagnostics }

  init(_ composer: PageComposer, _ model: PageModel) {
    self.composer = composer
    self.model = model
    builder = TextDocumentBuilder(composer.text)
  }

  /// The document; its footnotes and pictures are those of the text.
  mutating func content() -> TextDocument {
    var document = TextDocument(metadata: metadata)
    document.blocks = [.title(title)]
    if let lead = model.lead { document.blocks.append(.paragraph([.text(lead)])) }
    document.blocks += imprint()
    document.blocks += composer.parts.notices.map(notice)
    document.blocks += main()
    if let foot = model.foot { document.blocks += self.foot(foot) }
    document.metadata.properties = properties + builder.figureSources
    document.footnotes = builder.footnotes()
    document.pictures = builder.pictures.all
    return document
  }

  /// The title as the page sets it: the agency's name on a line of its own.
  private var title: [TextDocument.Inline] {
    guard let agency = model.headingAgency else { return [.text(model.heading)] }
    return model.headingAgencyFollows
      ? [.text(model.heading), .lineBreak, .text(agency)]
      : [.text(agency), .lineBreak, .text(model.heading)]
  }

  private var metadata: ODFMetadata {
    var metadata = ODFMetadata(title: model.title, language: page.language.tag)
    metadata.creator = site.settings.agency.name[page.language]
    if !composer.summary.isEmpty { metadata.description = composer.summary.shortened(to: 200) }
    metadata.keywords = composer.frontMatter.keywords
    metadata.date = composer.frontMatter.lastUpdated
    return metadata
  }

  /// What an import needs to make the same page again: front matter that office programs have no field for.
  private var properties: [ODFMetadata.Property] {
    let frontMatter = page.frontMatter
    let values: [(String, String?)] = [
      ("title", page.title), ("site", site.baseURL), ("name", page.key.name),
      ("language", page.language.tag), ("type", frontMatter.type.rawValue),
      ("year", frontMatter.year.map { String($0) }),
      ("half", frontMatter.evaluation.half.map { String($0) }),
      ("date", frontMatter.date?.description), ("unit", frontMatter.unit),
      ("number", frontMatter.number), ("summary", frontMatter.summary),
    ]
    return values.compactMap { name, value in value.map { ODFMetadata.Property(name, $0) } }
  }

  private func imprint() -> [TextDocument.Block] {
    var facts: [Fact] = []
    if let kind = model.kind { facts.append(fact(words("document_kind"), kind)) }
    facts += composer.parts.imprint.map(fact)
    return table(facts)
  }

  private func notice(_ notice: PageNotice) -> TextDocument.Block {
    .notice(
      title: [.text(notice.title)],
      notice.paragraphs.map { .paragraph($0.map(inline)) })
  }

  // MARK: Facts

  /// A label and what is told under it.
  typealias Fact = (label: [TextDocument.Inline], value: [TextDocument.Inline])

  func fact(_ label: String, _ value: String) -> Fact { ([.text(label)], [.text(value)]) }

  /// A fact of the page; what is a list there stands on lines of its own.
  func fact(_ fact: PageFact) -> Fact {
    ([.text(fact.label)], lines(fact.values.map { $0.map(inline) }))
  }

  func lines(_ lines: [[TextDocument.Inline]]) -> [TextDocument.Inline] {
    Array(lines.joined(separator: [.lineBreak]))
  }

  func inline(_ run: TextRun) -> TextDocument.Inline {
    switch run {
    case .text(let text): .text(text)
    case .foreign(let text, let language): .language(tag: language, [.text(text)])
    case .date(let date): .text(words.date(date))
    case .link(let title, let href, let language): link(title, href, language: language)
    case .status(let label, _): .strong([.text(label)])
    }
  }

  /// Facts as a table; nothing where there are none.
  func table(_ facts: [Fact]) -> [TextDocument.Block] {
    guard !facts.isEmpty else { return [] }
    return [
      .table(
        TextDocument.Table(
          facts: facts, labelHeading: [.text(words("document_fact"))],
          valueHeading: [.text(words("document_value"))]))
    ]
  }

  // MARK: Links and headings

  /// A link of the site's, whose text is in another language than the page where one is given.
  func link(_ title: String, _ href: String, language: String? = nil) -> TextDocument.Inline {
    let link = TextDocument.Inline.link(
      href: site.absoluteURL(ofHref: href, on: page), title: nil, [.text(title)])
    return language.map { .language(tag: $0, [link]) } ?? link
  }

  /// A heading of the page's own parts, which is of the second level there.
  func heading(_ key: String) -> TextDocument.Block {
    .heading(level: 1, id: nil, [.text(words(key))])
  }

  func list(_ items: [[TextDocument.Inline]]) -> TextDocument.Block {
    .list(TextDocument.List(.bullet, items: items.map { [.paragraph($0)] }))
  }

  /// A file with its format and size.
  func download(_ download: DownloadModel) -> [TextDocument.Inline] {
    let size = download.size.isEmpty ? "" : words("list_comma") + download.size
    return [
      link(
        download.title + words("open_parenthesis") + download.format + size
          + words("close_parenthesis"), download.url)
    ]
  }
}
