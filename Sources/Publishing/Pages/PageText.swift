import Content
import Diagnostics
import Markup

/// A page's parsed text and all that was decided about it before it is written.
struct PageText {
  let site: Site
  let page: Page
  let document: Document
  let outlines: [PlanOutline?]
  let resolver: LinkResolver
  /// Parallel to `document.links`.
  let links: [LinkResolver.Resolved?]
  /// Parallel to `document.headings`.
  let headings: [HeadingPresentation]
  let figures: FigureRenderer
  /// Parallel to `document.fences`.
  let fenceFigures: [FenceFigure?]
  /// The same as HTML.
  private let fenceHTML: [[UInt8]?]
  /// The links of the text that must be seen to find their id.
  let linkRecords: [LinkRecord]
  private(set) var diagnostics: [Diagnostic]

  var words: Words { site.words[page.languageIndex] }
  var furniture: Furniture { site.furniture[page.languageIndex] }
  var languageIndex: Int { page.languageIndex }

  /// Decides about a parsed text; `aliases` are, per heading, the ids that it has in other languages.
  init(
    site: Site, page: Page, file: SourceFile, document: Document, diagnostics: [Diagnostic],
    aliases: [[String]], reads: Reads
  ) {
    self.site = site
    self.page = page
    self.document = document
    var diagnostics = diagnostics
    outlines = page.frontMatter.outlines.map {
      PlanOutline.read(
        $0, from: document, name: page.key.name, file: file, diagnostics: &diagnostics)
    }.map { outline in
      guard var outline, outline.title.isEmpty else { return outline }
      // The outline of a whole page is called as the page is.
      outline.title = page.title
      return outline
    }
    if !outlines.isEmpty {
      diagnostics += PlanOutline.repeatedIDs(
        in: outlines.compactMap(\.self), of: document, file: page.path)
    }
    let resolver = LinkResolver(site: site, page: page, reads: reads)
    self.resolver = resolver
    var links: [LinkResolver.Resolved?] = []
    links.reserveCapacity(document.links.count)
    var linkRecords: [LinkRecord] = []
    for link in document.links {
      guard link.isSafe else {
        links.append(nil)
        continue
      }
      do {
        let resolved = try resolver.resolve(link.destination)
        links.append(resolved)
        if resolved.link.language != nil,
          let warning = resolver.wrongLanguage(
            resolved, written: link.destination, text: document.plainText(of: link.node),
            file: page.path, range: link.range)
        {
          diagnostics.append(warning)
        }
        if let record = LinkRecord(resolved, file: page.path, range: link.range) {
          linkRecords.append(record)
        }
      } catch {
        links.append(nil)
        diagnostics.append(Diagnostic(error, file: page.path, range: link.range))
      }
    }
    self.links = links
    self.linkRecords = linkRecords
    figures = FigureRenderer(site: site, page: page, document: document, reads: reads)
    let fences = figures.fences()
    fenceFigures = fences.figures
    let renderer = figures
    fenceHTML = fences.figures.enumerated().map { index, figure in
      figure.map { renderer.html(of: $0, number: index + 1) }
    }
    diagnostics += fences.diagnostics
    headings = Self.presentations(of: document, outlines: outlines, aliases: aliases)
    self.diagnostics = diagnostics
  }

  /// Empty cells of outlines are hidden and what lies beneath them is raised; rows get their ids.
  private static func presentations(
    of document: Document, outlines: [PlanOutline?], aliases: [[String]]
  ) -> [HeadingPresentation] {
    let shift = document.headings.contains { $0.level == 1 } ? 1 : 0
    var hidden: [Int] = []
    var presentations: [HeadingPresentation] = []
    for (index, heading) in document.headings.enumerated() {
      hidden.removeAll { heading.level <= $0 }
      var presentation = HeadingPresentation(
        level: min(6, max(2, heading.level + shift - hidden.count)))
      if heading.isEmptyCell {
        presentation.isHidden = true
        hidden.append(heading.level)
      }
      presentation.aliases = aliases[index]
      presentations.append(presentation)
    }
    for outline in outlines.compactMap({ $0 }) {
      for row in outline.rows {
        if let index = row.headingIndex { presentations[index].rowID = row.id }
      }
    }
    return presentations
  }

  /// A renderer for the page itself or, without ids, for a second showing of its text.
  ///
  /// `base` is the page's address where fragments must lead back to it from another page.
  func renderer(writesHeadingIDs: Bool = true, leadingBackTo base: String? = nil) -> HTMLRenderer {
    var options = RenderOptions()
    options.labels = furniture.labels
    options.headings = headings
    options.writesHeadingIDs = writesHeadingIDs
    let document = document
    let resolved = links
    options.resolve = { reference in
      guard var link = resolved[Int(document[reference.node].payload)]?.link else { return nil }
      if let base, link.href.hasPrefix("#") { link.href = Address.href(base) + link.href }
      return link
    }
    let html = fenceHTML
    options.figure = { _, index in html[index] }
    return HTMLRenderer(document: document, options: options)
  }
}

extension LinkResolver {
  init(site: Site, page: Page, reads: Reads) {
    self.init(
      site: site, languageIndex: page.languageIndex, source: page.path, address: page.permalink,
      ownGroup: page.group, reads: reads)
  }
}
