import Content
import Diagnostics
import Encodings
import Markup
import OpenData
import Testing

@testable import Audit

extension Rule.Example {
  var texts: (wrong: String, right: String) {
    switch self {
    case .markdown(let wrong, let right), .source(let wrong, let right),
      .english(let wrong, let right), .translation(_, let wrong, let right),
      .body(let wrong, let right),
      .document(let wrong, let right), .styles(let wrong, let right):
      (wrong, right)
    // Needs a site; PublishingTests has one.
    case .site: ("", "")
    }
  }

  /// What a rule says of one of its texts.
  func codes(of text: String, by rule: Rule) throws -> [DiagnosticCode] {
    try findings(in: text, by: rule).diagnostics.map(\.code)
  }

  /// Whether a rule met in one of its texts what it is about.
  func judged(_ text: String, by rule: Rule) throws -> Bool {
    try findings(in: text, by: rule).judged.contains(rule.code)
  }

  private func findings(in text: String, by rule: Rule) throws -> Findings {
    switch self {
    case .markdown: try audited("---\ntitle: 甲\n---\n" + text, by: rule)
    case .source: try audited(text, by: rule)
    case .english: try audited("---\ntitle: A\n---\n" + text, at: "content/a.en.md", by: rule)
    case .translation(let original, _, _): try auditedTranslation(text, of: original, by: rule)
    case .body:
      auditedMarkup(
        "<!DOCTYPE html><html lang=\"zh-Hant\"><head><title>甲</title></head><body>"
          + text + "</body></html>", by: rule)
    case .document: auditedMarkup(text, by: rule)
    case .styles: auditedStyles(text, by: rule)
    case .site: Findings(of: "content/site.yml")
    }
  }
}

/// What one rule finds in a source.
func audited(_ text: String, at path: SourcePath = "content/a.zh-Hant.md", by rule: Rule) throws
  -> Findings
{
  let page = try sourcePage(text, at: path)
  var findings = Findings(of: path)
  findings.begin(rule)
  for check in rule.checks {
    if case .source(let look) = check { look(page, &findings) }
    if case .words(let look) = check { look(page.words, &findings) }
  }
  return findings
}

/// The findings of one rule about an English page and its Chinese original.
func auditedTranslation(
  _ text: String, of original: String, frontMatter: String = "", by rule: Rule
) throws -> Findings {
  let pages = try translatedPage(text, of: original, frontMatter: frontMatter)
  var findings = Findings(of: pages.translation.file.path)
  findings.begin(rule)
  for check in rule.checks {
    if case .translation(let look) = check { look(pages, &findings) }
  }
  return findings
}

/// An English page and its Chinese original, whose links are known by the hosts that they lead to.
func translatedPage(
  _ text: String, of original: String, frontMatter: String = "", behind: Set<Int> = []
) throws -> TranslatedPage {
  let translation = try sourcePage(
    "---\ntitle: A\n\(frontMatter)\n---\n\(text)", at: "content/a.en.md")
  let first = try sourcePage("---\ntitle: 甲\n---\n\(original)")
  func targets(_ page: SourcePage) -> [String?] {
    page.document.links.map { LinkTarget.host(of: $0.destination) }
  }
  return TranslatedPage(
    translation, of: first, targets: (targets(translation), targets(first)), behind: behind)
}

/// What one rule finds in a document.
func auditedMarkup(_ html: String, by rule: Rule) -> Findings {
  let file = SourceFile(path: "index.html", text: html)
  let page = MarkupPage(
    file, tree: HTMLTree(parsing: file.bytes),
    address: PageAddress(path: file.path.string, isAtRoot: false))
  var findings = Findings(of: file.path)
  findings.begin(rule)
  for check in rule.checks {
    if case .markup(let look) = check { look(page, &findings) }
    if case .styles(let look) = check { page.styleSheets.forEach { look($0, &findings) } }
  }
  return findings
}

/// What one rule finds in a style sheet.
func auditedStyles(_ css: String, by rule: Rule) -> Findings {
  let sheet = StyleSheet(SourceFile(path: "style.css", text: css))
  var findings = Findings(of: sheet.file.path)
  findings.begin(rule)
  for check in rule.checks {
    if case .styles(let look) = check { look(sheet, &findings) }
  }
  return findings
}

/// A class of each list.
private let taxonomies: [CategoryScheme: Taxonomy] = Dictionary(
  uniqueKeysWithValues: zip(CategoryScheme.allCases, ["480", "GA0", "I00"]).map { scheme, code in
    (
      scheme,
      Taxonomy(
        scheme: scheme, terms: [Term(code: code, name: LocalizedText(code), parent: nil)])
    )
  })

/// A page as a site would have it, whose second language is English.
func sourcePage(
  _ text: String, at path: SourcePath = "content/a.zh-Hant.md", settings given: Settings? = nil,
  today: String = "2026-11-21", table: WritingTable = .official
) throws -> SourcePage {
  var settings = given ?? Settings()
  if given == nil {
    settings.languages = [
      Language(tag: "zh-Hant", prefix: ""), Language(tag: "en", prefix: "en"),
    ]
  }
  var problems: [Diagnostic] = []
  let location = try #require(
    PageLocation(path, languages: settings.languages, diagnostics: &problems))
  let source = PageSource(location: location, bytes: Array(text.utf8))
  let context = FrontMatterContext(
    languages: settings.languages, units: settings.units, taxonomies: taxonomies)
  let (frontMatter, _) = FrontMatter.decode(
    source.frontMatter, role: location.role, file: source.file, context: context)
  let (document, _) = Document.parse(source.file, from: source.bodyOffset)
  return SourcePage(
    file: source.file, bodyOffset: source.bodyOffset, document: document, frontMatter: frontMatter,
    key: location.key, role: location.role, language: location.language,
    today: try #require(CalendarDate(parsing: today)), settings: settings,
    schemes: Set(CategoryScheme.allCases), table: table)
}
