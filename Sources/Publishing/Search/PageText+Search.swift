import Content
import Markup
import OpenData
import Search

extension PageText {
  /// The page as searches find it: its title and keywords, what its front matter says in words, and its text, parted
  /// at the headings.
  var searchPage: SearchPage {
    let frontMatter = page.frontMatter
    var passages: [SearchPage.Passage] = []
    let facts = ([frontMatter.summary] + procedureTexts(frontMatter.procedure)).compactMap { $0 }
    if !facts.isEmpty {
      passages.append(
        SearchPage.Passage(anchor: "", heading: "", text: facts.joined(separator: "\n")))
    }
    var reader = PassageReader(document: document, headings: headings)
    for block in document.blocks { reader.read(block) }
    for footnote in document.footnotes {
      for block in footnote.blocks { reader.read(block) }
    }
    var found = SearchPage(
      title: page.title, address: page.href, keywords: keywords(frontMatter),
      passages: passages + reader.finish())
    found.date = frontMatter.date.map { ($0.description, words.date($0)) }
    found.tags = tags(frontMatter)
    return found
  }

  private func keywords(_ frontMatter: FrontMatter) -> [String] {
    frontMatter.keywords + [frontMatter.number].compactMap { $0 }
  }

  /// The names of its classes and its unit.
  private func tags(_ frontMatter: FrontMatter) -> [String] {
    let tag = words.language
    var tags = [frontMatter.unit.flatMap { site.settings.units[$0]?.name[tag] }].compactMap { $0 }
    for scheme in CategoryScheme.allCases {
      for code in frontMatter.categories[scheme] ?? [] {
        tags.append(site.taxonomies[scheme]?[code].map { "\(code) \($0.name[tag])" } ?? code)
      }
    }
    return tags
  }

  private func procedureTexts(_ procedure: ProcedureFields) -> [String?] {
    [procedure.eligibility, procedure.processingTime, procedure.fee]
      + procedure.papers.flatMap { [$0.name, $0.note] }
      + procedure.legalBasis.map(\.title) + procedure.forms.map(\.title)
  }
}

/// Parts a text at its headings.
private struct PassageReader {
  let document: Document
  let headings: [HeadingPresentation]
  private var passages: [SearchPage.Passage] = []
  private var passage = SearchPage.Passage(anchor: "", heading: "", text: "")

  init(document: Document, headings: [HeadingPresentation]) {
    self.document = document
    self.headings = headings
  }

  /// Takes a block at the top of the text.
  mutating func read(_ block: NodeID) {
    let node = document[block]
    guard node.kind == .heading else {
      if !passage.text.isEmpty { passage.text += "\n" }
      passage.text += document.plainText(of: block)
      return
    }
    let index = Int(node.payload)
    let heading = document.headings[index]
    // What stands under an empty cell of an outline is shown under the heading before.
    if headings[index].isHidden { return }
    end()
    passage = SearchPage.Passage(
      anchor: headings[index].rowID ?? heading.anchor, heading: heading.text, text: "")
  }

  mutating func finish() -> [SearchPage.Passage] {
    end()
    return passages
  }

  private mutating func end() {
    if !passage.text.isEmpty || !passage.heading.isEmpty { passages.append(passage) }
  }
}
