import Content
import Markup
import Mustache

extension ListCompiler {
  /// A section in its languages, whose texts are read together so that their headings answer to each other.
  func composeSection(
    _ group: Int, reads: Reads, into compiled: inout CompiledGroup
  ) throws {
    let group = site.groups[group]
    for text in site.texts(of: group, reads: reads, diagnostics: &compiled.diagnostics)
    where text.page.role == .section {
      guard let index = group.versions[text.languageIndex] else { continue }
      try compose(text, index, of: group, into: &compiled)
    }
  }

  /// A section: its own text and the pages beneath it, newest first, as many pages as that takes.
  private func compose(
    _ text: PageText, _ index: Int, of group: PageGroup, into compiled: inout CompiledGroup
  ) throws {
    let page = text.page
    let words = text.words
    let list = GeneratedPage.list(of: page.key)
    var composer = PageComposer(text: text, group: group, measures: [])
    let children = site.entryIndices(
      site.lists.bySection[page.key] ?? [], languageIndex: page.languageIndex)
    let paginator = Paginator(base: page.permalink, entryCount: children.count)
    let isDated = children.contains {
      site.pages[$0].frontMatter.type == .news || site.pages[$0].frontMatter.type == .plan
        || site.pages[$0].frontMatter.type == .evaluation
    }
    composer.parts.notices = composer.notices()
    let notices = composer.parts.notices.map { $0.model(words: words) }
    for number in 0..<paginator.pageCount {
      let address = paginator.address(number)
      var model = site.model(
        address: address, title: page.title, languageIndex: page.languageIndex)
      model.breadcrumbs = site.breadcrumbs(of: page)
      model.head.description = composer.summary.isEmpty ? nil : composer.summary.shortened(to: 160)
      model.languageLinks = site.languageLinks(
        of: group, from: page.languageIndex,
        toGenerated: GeneratedPage.listPage(number, of: list))
      if number == 0 {
        model.body = composer.body()
        model.head.alternates = site.alternates(of: group)
        model.foot = composer.foot()
        compiled.files += composer.documents(of: &model)
      }
      model.notices = notices
      model.listing = paginator.listing(
        number, entries: entries(children[paginator.range(number)], language: page.languageIndex),
        isDated: isDated, words: words)
      model.head.metadata = DublinCore(site: site, page: page, summary: composer.summary).metadata
      model.head.structuredData = StructuredData.breadcrumbs(model, site: site)
      let target: AddressBook.Target =
        number == 0
        ? .page(index)
        : .generated(
          subject: GeneratedPage.listPage(number, of: list), language: page.languageIndex)
      write(.section, model, at: address, as: target, into: &compiled)
    }
    compiled.links += composer.links
    compiled.diagnostics += composer.diagnostics
    try composer.copyFiles(into: &compiled)
  }
}
