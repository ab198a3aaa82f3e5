import Audit
import Content
import Diagnostics
import Markup

extension Site {
  /// What the rules say of a page's source; nothing where the build runs none.
  ///
  /// - Parameters:
  ///   - text: The page's text.
  ///   - judged: Takes the rules that had something to judge.
  /// - Returns: What is wrong, in no order.
  func audit(_ text: PageText, judged: inout JudgedRules) -> [Diagnostic] {
    // The program's own pages, such as its privacy policy, are no editor's to mend.
    guard let profile, tree.contains(text.page.path) else { return [] }
    let findings = profile.audit(sourcePage(text))
    judged[text.languageIndex].formUnion(findings.judged)
    return findings.diagnostics
  }

  /// A page's text as rules see it; how it is written is looked at only for those that ask.
  func sourcePage(_ text: PageText, readsWriting: Bool = true) -> SourcePage {
    let page = text.page
    return SourcePage(
      file: text.document.source, bodyOffset: page.bodyOffset, document: text.document,
      frontMatter: page.frontMatter, key: page.key, role: page.role, language: page.language,
      today: options.today, settings: settings,
      schemes: Set(taxonomies.lazy.filter { !$0.value.terms.isEmpty }.map(\.key)),
      table: readsWriting ? writingTable : nil)
  }

  /// What the rules say of a page that is written.
  ///
  /// It is told at the source, since nobody edits what is written: `told` are the findings there. A fault that the
  /// rules have seen in the Markdown shows in the HTML as well, and is told once.
  ///
  /// - Parameters:
  ///   - bytes: The page's HTML.
  ///   - path: Where it is written.
  ///   - source: The file that the page comes from, or the one that is nearest to what made it.
  ///   - told: What was found in that file.
  ///   - judged: Takes the rules that had something to judge.
  /// - Returns: Each fault once for the page.
  func audit(
    _ bytes: [UInt8], at path: OutputPath, from source: SourcePath, told: [Diagnostic],
    judged: inout JudgedRules
  ) -> [Diagnostic] {
    guard let profile, profile.looksAtMarkup else { return [] }
    let file = SourceFile(path: source, bytes: bytes)
    let page = MarkupPage(
      file, tree: HTMLTree(written: bytes), isForeign: false,
      // What stands for pages that are not there has no address of its own.
      address: path.string == "404.html" ? nil : PageAddress(path: path.string, isAtRoot: true))
    let known = Set(told.lazy.filter { $0.file == source }.map(\.code))
    let findings = profile.audit(page)
    judged[languageIndex(of: path)].formUnion(findings.judged)
    var found: Set<Diagnostic> = []
    return findings.diagnostics.compactMap { diagnostic in
      guard !known.contains(diagnostic.code) else { return nil }
      var diagnostic = diagnostic
      diagnostic.message += ", on \(path.address)"
      // Lines of what is written mean nothing in what it was made from.
      diagnostic.range = .start
      diagnostic.notes = []
      return found.insert(diagnostic).inserted ? diagnostic : nil
    }
  }

  /// What the rules say of a sheet that the theme or the site has among its assets.
  func auditStyles(at path: OutputPath, judged: inout JudgedRules) -> [Diagnostic] {
    guard let profile, profile.looksAtStyles, path.string.hasSuffix(".css"),
      let file = theme.files[path.string]
    else { return [] }
    let findings = profile.audit(StyleSheet(file))
    judged[0].formUnion(findings.judged)
    return findings.diagnostics
  }

  /// The file that an editor opens to change what a unit of work writes.
  func source(of work: Work, at path: OutputPath) -> SourcePath {
    guard case .page(let group) = work else { return settingsFile.path }
    let language = languageIndex(of: path)
    return groups[group].version(preferring: language).map { pages[$0].path } ?? settingsFile.path
  }

  /// The units that answer for some files, by the pages that are made from them or in whose folders they lie.
  func units(of files: Set<SourcePath>) -> [SourcePath: String] {
    guard !files.isEmpty else { return [:] }
    var units: [SourcePath: String] = [:]
    for group in groups {
      for version in group.versions.compactMap(\.self) where files.contains(pages[version].path) {
        units[pages[version].path] = pages[version].frontMatter.unit
      }
      guard let owner = group.version(preferring: 0) else { continue }
      for file in group.files where files.contains(file.source) {
        units[file.source] = pages[owner].frontMatter.unit
      }
    }
    return units
  }

  /// The language that a written page is in.
  private func languageIndex(of path: OutputPath) -> Int {
    languages.indices.first {
      !languages[$0].prefix.isEmpty && path.string.hasPrefix(languages[$0].prefix + "/")
    } ?? 0
  }
}
