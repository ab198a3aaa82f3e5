import Audit
import Content
import Diagnostics
import Encodings
import Markup
import Mustache
import OpenData
import Search

/// What compiling a page in all its languages, or a list, gave.
struct CompiledGroup: Sendable {
  var files: [(path: OutputPath, bytes: [UInt8])] = []
  /// Files that are written already, since they are larger than memory should hold.
  private(set) var streamed: [UnitMemory.Output] = []
  var diagnostics: [Diagnostic] = []
  /// What the rules had to judge on its texts.
  var judged = JudgedRules()
  /// Links of the source that must find an id.
  var links: [LinkRecord] = []
  /// Links that lead out of the site; none unless `BuildOptions.recordsOutsideLinks`.
  var outsideLinks: [OutsideLink] = []
  /// How each translation stands to its original; none unless `BuildOptions.recordsTranslations`.
  var translations: [TranslationRecord] = []
  /// What of the page was published as data.
  var dataset: PublishedDataset?
  /// What each language of the page gives to the index of the site.
  var searchPages: [(language: Int, page: AnalyzedPage)] = []
  /// The summaries of a page's languages, as lists show them.
  var summaries: [UnitMemory.Summary] = []
  /// Which template each page was rendered with, in the order of the files.
  private(set) var templates: [(path: OutputPath, template: Template)] = []
  private let output: any OutputSink

  /// `output` takes the files that are not kept in memory.
  init(output: any OutputSink) { self.output = output }

  /// Adds a page at an address, or in a file of its own where its address is none.
  mutating func render(
    _ template: Template, _ model: PageModel, at address: String, to path: OutputPath? = nil,
    of site: Site
  ) {
    let file = site.render(template, model, at: address)
    files.append((path ?? file.path, file.bytes))
    templates.append((path ?? file.path, template))
  }

  /// Writes a file piece by piece, past memory.
  ///
  /// - Throws: What `body` and the sink throw.
  mutating func write(
    to path: OutputPath, _ body: (any OutputFile) throws -> Void
  ) throws { try write(to: path, of: output, body) }

  /// Copies a file of the site, which nobody looks into.
  ///
  /// - Throws: `SourceReadingError`, and what the sink throws.
  mutating func copy(_ source: SourcePath, to path: OutputPath, of site: Site) throws {
    let stream = try site.tree.open(source)
    guard stream.byteCount > site.options.streamedByteCount else {
      files.append((path, try site.tree.bytes(of: source)))
      return
    }
    // Where data alone are written, a file that cannot be read is told all the same.
    let output: any OutputSink = site.options.scope == .data ? DiscardingSink() : output
    try write(to: path, of: output) { file in
      while true {
        let piece = try [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, count in
          count = try stream.read(into: UnsafeMutableRawBufferPointer(buffer))
        }
        if piece.isEmpty { break }
        try file.write(piece)
      }
    }
  }

  private mutating func write(
    to path: OutputPath, of output: any OutputSink, _ body: (any OutputFile) throws -> Void
  ) throws {
    var byteCount = 0
    try output.write(to: path) { file in
      try body(file)
      byteCount = file.byteCount
    }
    streamed.append(UnitMemory.Output(path: path, byteCount: byteCount))
  }

  /// The files that hold the page's tables.
  var tablePaths: Set<OutputPath> {
    Set(
      (dataset?.versions ?? []).flatMap { version in
        version.tables.flatMap { $0.files.map { Address.outputPath($0.address) } }
      })
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
///
/// - Throws: What `output` throws, which takes what is not kept in memory.
func compileGroup(
  _ index: Int, of site: Site, reads: Reads, output: any OutputSink
) throws -> CompiledGroup {
  let group = site.groups[index]
  var compiled = CompiledGroup(output: output)
  site.note(readsOf: group, in: reads)
  let planned = site.measures(of: index)
  var notes: [PublishedDataset.ChangeNote] = []
  if let name = site.datasetName(of: group) { reads.note(.release(name)) }
  var composers = site.texts(of: group, reads: reads, diagnostics: &compiled.diagnostics).map {
    PageComposer(text: $0, group: group, measures: planned)
  }
  reads.note(.translations(group.key))
  let original = composers.first.flatMap { $0.page.languageIndex == 0 ? $0.text : nil }
  let comparesTranslations =
    site.translationLedger != nil || site.options.recordsTranslations
    || site.profile?.looksAtTranslations == true
  if let original, comparesTranslations {
    for index in composers.indices.dropFirst()
    where site.tree.contains(composers[index].page.path) {
      composers[index].translation = PageTranslation(of: composers[index].text, from: original)
    }
  }
  // A dataset's page tells of the tables of all languages.
  for index in composers.indices { try composers[index].publish(into: &compiled) }
  for index in composers.indices {
    var composer = composers[index]
    let text = composer.text
    try composer.compose(into: &compiled)
    compiled.links += composer.links
    if site.options.recordsOutsideLinks { compiled.outsideLinks += composer.outsideLinks }
    compiled.diagnostics +=
      composer.diagnostics + site.audit(text, judged: &compiled.judged)
      + site.missingResults(of: text) + site.deadSources(of: text, judged: &compiled.judged)
    if let translation = composer.translation {
      compiled.diagnostics +=
        translation.diagnostics + translation.parityProblems(judged: &compiled.judged)
      if site.options.recordsTranslations {
        compiled.translations.append(TranslationRecord(translation))
      }
    }
    // The text itself is offered for download too.
    if !site.settings.formats.isEmpty {
      // What a table has told already stands on the same line.
      let told = composer.diagnostics
      compiled.diagnostics += site.personalData(in: text.document.source).filter { found in
        !told.contains { $0.code == found.code && $0.range.start.line == found.range.start.line }
      }
    }
    if site.search != nil, site.isSearched(composer.page) {
      compiled.searchPages.append(
        (text.languageIndex, AnalyzedPage(text.searchPage, folding: site.folding)))
    }
    if compiled.dataset != nil {
      notes += composer.frontMatter.changes.map {
        PublishedDataset.ChangeNote(
          date: $0.date, text: $0.note, tag: composer.page.language.tag)
      }
    }
    compiled.summaries.append(
      UnitMemory.Summary(language: text.languageIndex, text: composer.summary))
  }
  if let dataset = compiled.dataset {
    compiled.dataset?.compare(
      with: site.datasetLedger?[dataset.name], languages: site.languages, notes: notes)
  }
  // Where something is wrong, what it lacks besides may only follow from that.
  if !compiled.diagnostics.contains(where: { $0.severity == .error }) {
    compiled.diagnostics += DatasetReview(site: site, group: group).problems(of: compiled.dataset)
  }
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
      if page.isWhole, let content = reading.content(of: page),
        content == Fingerprint(of: file.bytes)
      {
        return file
      }
      diagnostics.append(Diagnostic(reading: page.path, .missing))
    } catch {
      diagnostics.append(Diagnostic(reading: page.path, error))
    }
    return nil
  }
}
