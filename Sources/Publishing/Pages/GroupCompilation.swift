import Content
import Diagnostics
import Markup
import Mustache

/// What became of one page in all its languages.
struct CompiledGroup: Sendable {
  var files: [(path: OutputPath, bytes: [UInt8])] = []
  var diagnostics: [Diagnostic] = []
  var records: [PageRecord] = []
  /// What lists show of each page, by its index in `Site.pages`.
  var digests: [(page: Int, digest: PageDigest)] = []
}

/// What other pages show of a page's text.
struct PageDigest: Sendable {
  /// The summary of its front matter, else its first paragraph.
  var summary: String
  /// Outlines, for the page that follows a plan to its results.
  var outlines: [PlanOutline] = []
}

/// Parses and writes a page in all its languages.
///
/// One call knows nothing of another: it reads the site and its own files only.
func compileGroup(_ index: Int, of site: Site) -> CompiledGroup {
  let group = site.groups[index]
  var compiled = CompiledGroup()
  let versions = group.versions.compactMap { $0 }
  let parsed = versions.map { version in
    let source = site.pages[version].source
    return Document.parse(source.file, from: source.bodyOffset)
  }
  let aliases = HeadingPairing.aliases(parsed.map(\.document))
  let planned = site.measures(of: index)
  for (place, version) in versions.enumerated() {
    let page = site.pages[version]
    let text = PageText(
      site: site, page: page, document: parsed[place].document,
      diagnostics: parsed[place].diagnostics, aliases: aliases[place])
    var composer = PageComposer(text: text, group: group, measures: planned)
    let record = composer.compose(into: &compiled)
    compiled.records.append(record)
    compiled.diagnostics += composer.diagnostics
    let outlines = text.outlines.compactMap { $0 }
    compiled.digests.append(
      (version, PageDigest(summary: composer.summary, outlines: outlines)))
  }
  for (language, version) in group.versions.enumerated() where version == nil {
    composeUntranslated(group: index, language: language, site: site, into: &compiled)
  }
  return compiled
}
