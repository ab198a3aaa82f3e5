import Content
import Diagnostics
import Markup
import Mustache

/// Writes one page in one language.
struct PageComposer {
  let text: PageText
  let group: PageGroup
  /// The measures of the page, whichever language states them.
  let measures: [Measure]
  /// The summary of the front matter, else the first paragraph.
  let summary: String
  var diagnostics: [Diagnostic]
  /// The links of the source that must find an id.
  var links: [LinkRecord]
  /// Addresses of the front matter that lead out of the site.
  private(set) var leaving: [Located<String>] = []
  /// The page's tables, as they were published.
  var published: [PublishedTable] = []
  /// What the page shows around its text, for its document.
  var parts = PageParts()
  /// How the page stands to its original; `nil` for originals.
  var translation: PageTranslation?
  /// Why the page's data are no longer offered, where they are not.
  let withdrawal: DatasetWithdrawal?

  var site: Site { text.site }
  var page: Page { text.page }
  var document: Document { text.document }
  var words: Words { text.words }
  var furniture: Furniture { text.furniture }
  var frontMatter: FrontMatter { page.frontMatter }

  init(text: PageText, group: PageGroup, measures: [Measure]) {
    self.text = text
    self.group = group
    self.measures = measures
    withdrawal = group.withdrawal(in: text.site.pages)
    let document = text.document
    summary =
      text.page.frontMatter.summary
      ?? document.firstParagraph.map { document.plainText(of: $0) } ?? ""
    diagnostics = text.diagnostics
    links = text.linkRecords
  }

  /// Whether the page is written here, and not with the lists of its section or, where its address is another's, not
  /// at all.
  private var isWritten: Bool {
    guard page.role != .section, let version = group.versions[page.languageIndex] else {
      return false
    }
    return site.grants(page.permalink, to: .page(version))
  }

  /// Appends the files of the page's tables.
  ///
  /// - Throws: What the sink throws.
  mutating func publish(into compiled: inout CompiledGroup) throws {
    if isWritten { try publishTables(into: &compiled) }
  }

  /// Appends the page's other files, once the tables of all its languages are published.
  ///
  /// - Throws: What the sink throws.
  mutating func compose(into compiled: inout CompiledGroup) throws {
    guard isWritten else { return }
    var model = site.model(
      address: page.permalink, title: page.title, languageIndex: page.languageIndex)
    addFrame(to: &model)
    let template = addContent(to: &model, compiled: &compiled)
    model.foot = foot()
    if page.role == .page, let dataset = compiled.dataset { describe(dataset, in: &model) }
    let documents = documents(of: &model)
    model.head.metadata = DublinCore(site: site, page: page, summary: summary).metadata
    model.head.structuredData += StructuredData(site: site, page: page).blocks(model)
    compiled.render(template, model, at: page.permalink, of: site)
    compiled.files += documents
    try copyFiles(into: &compiled)
  }

  /// What every document has around its text.
  private mutating func addFrame(to model: inout PageModel) {
    let heading = AgencyHeading(page.title, agencies: furniture.agencyNames)
    model.headingAgency = heading.agency
    model.headingAgencyFollows = heading.follows
    model.heading = heading.rest
    model.head.description = summary.isEmpty ? nil : summary.shortened(to: 160)
    model.languageLinks = site.languageLinks(of: group, from: page.languageIndex)
    model.head.alternates = site.alternates(of: group)
    if page.role == .page {
      // Of a plain page “page” would say nothing.
      if frontMatter.type != .page { model.kind = words.kinds[page] }
      model.breadcrumbs = site.breadcrumbs(of: page)
      parts.imprint = imprint()
      model.imprint = parts.imprint.map { $0.model(words: words) }
      if [.faq, .sop, .dataset].contains(frontMatter.type) { model.lead = frontMatter.summary }
    } else {
      model.lead = frontMatter.summary
    }
    parts.notices = notices()
    model.notices = parts.notices.map { $0.model(words: words) }
    model.outline = outline()
  }

  /// The page's own part; returns the template that shows it.
  private mutating func addContent(
    to model: inout PageModel, compiled: inout CompiledGroup
  ) -> Template {
    if page.role == .home {
      model.body = body()
      model.home = home()
      return .home
    }
    switch frontMatter.type {
    case .plan:
      model.body = body()
      model.plan = plan()
      composeTables(into: &compiled)
      return .plan
    case .evaluation:
      model.body = body()
      model.evaluation = evaluation()
      composeTables(into: &compiled)
      return .evaluation
    case .faq:
      model.faq = questions()
      if let faq = model.faq, !faq.questions.isEmpty { model.outline = outline(of: faq) }
      return .faq
    case .sop:
      model.sop = procedure()
      return .sop
    case .dataset:
      model.body = body()
      model.dataset = dataset()
      return .dataset
    case .news, .page:
      model.body = body()
      return .page
    }
  }

  /// The whole text, with outlines that are tables drawn as such.
  mutating func body() -> [UInt8] {
    var output: [UInt8] = []
    var renderer = text.renderer()
    let plan = OutlinePlacement(text)
    for block in document.blocks {
      switch plan[block] {
      case .text: renderer.render([block], to: &output)
      case .hidden: break
      case .table(let outline):
        OutlineTable(outline: outline, words: words, pageURL: nil).write(&renderer, to: &output)
      case .headingWithTable(let index):
        renderer.render([block], to: &output)
        output += "<p class=\"after-table no-print\"><a href=\"".utf8
        output.appendEscaped(Address.href(page.permalink + GeneratedPage.table(index)))
        output += "\">".utf8
        output.appendEscaped(words("view_as_table"))
        output += "</a></p>\n".utf8
      }
    }
    renderer.renderFootnotes(to: &output)
    return output
  }

  /// Reports something wrong at a place of the page's file.
  mutating func report(
    _ code: DiagnosticCode, _ message: String, at range: SourceRange, help: String? = nil
  ) {
    diagnostics.append(Diagnostic(code, message, file: page.path, range: range, help: help))
  }

  /// Resolves an address named in the front matter; what fails is told at its place.
  mutating func link(_ destination: Located<String>?) -> ResolvedLink? {
    destination.flatMap { resolve($0)?.link }
  }

  /// Resolves an address; `brokenCode` is told in place of ``DiagnosticCode/brokenLink``.
  mutating func resolve(
    _ destination: Located<String>, brokenCode: DiagnosticCode = .brokenLink
  ) -> LinkResolver.Resolved? {
    do {
      let resolved = try text.resolver.resolve(destination.value, looksInOwnFolder: true)
      if let record = LinkRecord(resolved, file: page.path, range: destination.range) {
        links.append(record)
      }
      if resolved.target == nil { leaving.append(destination) }
      return resolved
    } catch {
      diagnostics.append(
        Diagnostic(error, file: page.path, range: destination.range, brokenCode: brokenCode))
      return nil
    }
  }

  /// Copies the files in the page's folder beneath its address, but for those whose rows a dataset publishes.
  ///
  /// - Throws: What the sink throws.
  func copyFiles(into compiled: inout CompiledGroup) throws {
    for file in group.files where site.dataSources[file.source] == nil {
      let address = page.permalink + file.name
      guard
        site.grants(
          address, to: .file(group: page.group, name: file.name, language: page.languageIndex))
      else { continue }
      do {
        if !site.settings.formats.isEmpty {
          compiled.diagnostics += try site.personalData(inFile: file.source)
        }
        compiled.diagnostics += try site.metadataProblems(
          inFile: file.source, judged: &compiled.judged[page.languageIndex])
        if let problem = try ArchiveCheck.problem(of: file.source, in: site.tree) {
          compiled.diagnostics.append(problem)
        }
        try compiled.copy(file.source, to: OutputPath(String(address.dropFirst())), of: site)
      } catch let error as SourceReadingError {
        compiled.diagnostics.append(Diagnostic(reading: file.source, error))
      }
    }
  }
}
