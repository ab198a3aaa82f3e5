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
  let planned = site.measures(of: index)
  for (version, text) in site.texts(of: group) {
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

extension Site {
  /// The texts of a page in all its languages, each heading paired with its translations.
  func texts(of group: PageGroup) -> [(version: Int, text: PageText)] {
    let versions = group.versions.compactMap { $0 }
    let parsed = versions.map { version in
      Document.parse(pages[version].source.file, from: pages[version].source.bodyOffset)
    }
    let aliases = HeadingPairing.aliases(parsed.map(\.document))
    return versions.enumerated().map { place, version in
      let text = PageText(
        site: self, page: pages[version], document: parsed[place].document,
        diagnostics: parsed[place].diagnostics
          + OutlineNumbering.problems(in: parsed[place].document), aliases: aliases[place])
      return (version, text)
    }
  }
}
