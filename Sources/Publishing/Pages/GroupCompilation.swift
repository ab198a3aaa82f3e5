import Content
import Diagnostics
import Encodings
import Markup
import Mustache

/// What compiling a page in all its languages, or a list, gave.
struct CompiledGroup: Sendable {
  var files: [(path: OutputPath, bytes: [UInt8])] = []
  var diagnostics: [Diagnostic] = []
  /// Links of the source that must find an id.
  var links: [LinkRecord] = []
  /// What of the page was published as data.
  var dataset: PublishedDataset?
  /// The summaries of a page's languages, as lists show them.
  var summaries: [UnitMemory.Summary] = []
  /// Which template each page was rendered with, in the order of the files.
  private(set) var templates: [(path: OutputPath, template: Template)] = []

  /// Adds a page at an address, or in a file of its own where its address is none.
  mutating func render(
    _ template: Template, _ model: PageModel, at address: String, to path: OutputPath? = nil,
    of site: Site
  ) {
    let file = site.render(template, model, at: address)
    files.append((path ?? file.path, file.bytes))
    templates.append((path ?? file.path, template))
  }
}

/// What other pages show of a page's text.
struct PageDigest: Sendable {
  /// The summary of its front matter, else its first paragraph.
  var summary: String
}

/// What lists are made from: what each page shows of itself elsewhere, once its text is known.
struct PageDigests: Sendable {
  /// By page index; none where the page was not compiled.
  private var texts: [PageDigest?]
  /// What of the site's pages was published as data, by name, each name once.
  private(set) var datasets: [PublishedDataset] = []
  /// Those whose name another one has already.
  private(set) var namesakes: [PublishedDataset] = []
  private(set) var dataCentre = DataCentre([])

  init(count: Int) { texts = Array(repeating: nil, count: count) }

  /// Takes what every page published as data.
  mutating func take(_ published: [PublishedDataset]) {
    var names: Set<String> = []
    for dataset in published.sorted(by: { $0.key < $1.key }) {
      if names.insert(dataset.name).inserted {
        datasets.append(dataset)
      } else {
        namesakes.append(dataset)
      }
    }
    datasets.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    dataCentre = DataCentre(datasets)
  }

  subscript(page: Int) -> PageDigest? {
    get { texts[page] }
    set { texts[page] = newValue }
  }
}

/// Parses and writes a page in all its languages.
///
/// One call knows nothing of another: it reads the site and its own files only, and notes in `reads` what of
/// the site it has read.
func compileGroup(_ index: Int, of site: Site, reads: Reads) -> CompiledGroup {
  let group = site.groups[index]
  var compiled = CompiledGroup()
  site.note(readsOf: group, in: reads)
  let planned = site.measures(of: index)
  for text in site.texts(of: group, reads: reads, diagnostics: &compiled.diagnostics) {
    var composer = PageComposer(text: text, group: group, measures: planned)
    composer.compose(into: &compiled)
    compiled.links += composer.links
    compiled.diagnostics += composer.diagnostics
    // The text itself is offered for download too.
    if !site.settings.formats.isEmpty {
      // What a table has told already stands on the same line.
      let told = composer.diagnostics
      compiled.diagnostics += site.personalData(in: text.document.source).filter { found in
        !told.contains { $0.code == found.code && $0.range.start.line == found.range.start.line }
      }
    }
    compiled.summaries.append(
      UnitMemory.Summary(language: text.languageIndex, text: composer.summary))
  }
  compiled.diagnostics += DatasetReview(site: site, group: group).problems(of: compiled.dataset)
  for (language, version) in group.versions.enumerated() where version == nil {
    composeUntranslated(group: index, language: language, site: site, into: &compiled)
  }
  return compiled
}

extension Site {
  /// The texts of a page in all its languages, each heading paired with its translations.
  func texts(
    of group: PageGroup, reads: Reads, diagnostics: inout [Diagnostic]
  ) -> [PageText] {
    var parsed: [(page: Page, file: SourceFile, document: Document, diagnostics: [Diagnostic])] = []
    for version in group.versions.compactMap({ $0 }) {
      let page = pages[version]
      guard let file = source(of: page, diagnostics: &diagnostics) else { continue }
      let (document, problems) = Document.parse(file, from: page.bodyOffset)
      parsed.append((page, file, document, problems))
    }
    let aliases = HeadingPairing.aliases(parsed.map(\.document))
    return parsed.enumerated().map { place, parsed in
      PageText(
        site: self, page: parsed.page, file: parsed.file, document: parsed.document,
        diagnostics: parsed.diagnostics + OutlineNumbering.problems(in: parsed.document),
        aliases: aliases[place], reads: reads)
    }
  }

  /// A page's source, read again where it was not kept.
  func source(of page: Page, diagnostics: inout [Diagnostic]) -> SourceFile? {
    if let file = page.kept?.take() { return file }
    do {
      let file = SourceFile(path: page.path, bytes: try tree.bytes(of: page.path))
      // Its front matter is known from when it was first read: it must still be that file.
      if let content = reading.content(of: page), content == Fingerprint(of: file.bytes) {
        return file
      }
      diagnostics.append(Diagnostic(reading: page.path, .missing))
    } catch {
      diagnostics.append(Diagnostic(reading: page.path, error))
    }
    return nil
  }
}
