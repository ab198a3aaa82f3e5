import Content
import Diagnostics
import Markup
import Mustache

/// Makes the site model of a language from the settings.
struct FurnitureBuilder {
  let site: Site
  let languageIndex: Int
  let accessKeys: AccessKeysModel

  var words: Words { site.words[languageIndex] }
  var language: Language { words.language }
  var settings: Settings { site.settings }

  func site(diagnostics: inout [Diagnostic]) -> SiteModel {
    let root = site.root(languageIndex)
    let agency = settings.agency
    var model = SiteModel(
      name: agency.name[language], homeURL: root, siteMapURL: root + GeneratedPage.siteMap,
      searchURL: root + GeneratedPage.search, accessKeys: accessKeys)
    model.shortName = agency.shortName?[language]
    if settings.languages.count > 1 {
      let other = settings.languages[(languageIndex + 1) % settings.languages.count]
      model.otherName = (agency.shortName ?? agency.name)[other]
      model.otherLanguage = other.tag
    }
    model.phone = agency.phone
    model.phoneURL = agency.phone.map(telephoneURL)
    model.email = agency.email
    model.emailURL = agency.email.map { "mailto:" + $0 }
    model.address = agency.address?[language]
    model.hours = agency.hours?[language]
    model.feedbackURL = (settings.feedback.email ?? agency.email).map { "mailto:" + $0 }
    model.surveyURL = settings.feedback.surveyURL.flatMap {
      link($0, at: .start, title: "", diagnostics: &diagnostics)?.url
    }
    model.license = LinkModel(license: settings.license, words: words)
    model.declarationURL = address(of: "open-data-declaration")
    model.footerGroups = footerGroups(diagnostics: &diagnostics)
    model.social = settings.social.compactMap {
      link($0.url, at: $0.range, title: $0.title[language], diagnostics: &diagnostics)
    }
    model.updated = site.updated.map(words.dateModel)
    if let mark = settings.accessibilityMark {
      model.accessibilityMark = AccessibilityMarkModel(
        image: link(mark.image, at: mark.range, title: "", diagnostics: &diagnostics)?.url ?? "",
        url: link(mark.url, at: mark.range, title: "", diagnostics: &diagnostics)?.url ?? "",
        level: mark.level.rawValue)
    }
    return model
  }

  func navigation(
    _ entries: [NavigationEntry], diagnostics: inout [Diagnostic]
  ) -> [NavigationModel] {
    var models: [NavigationModel] = []
    for entry in entries {
      guard
        let link = link(
          entry.page, at: entry.range, title: entry.title?[language] ?? "",
          brokenCode: .unknownPage, diagnostics: &diagnostics)
      else { continue }
      let title = link.title.isEmpty ? self.title(of: entry.page) : link.title
      guard !title.isEmpty else {
        let problem = Diagnostic(
          .missingKey, "The navigation entry '\(entry.page)' needs 'title'",
          file: site.settingsFile.path, range: entry.range,
          help: "Only pages of content/ have a title of their own.")
        if !diagnostics.contains(problem) { diagnostics.append(problem) }
        continue
      }
      var model = NavigationModel(title: title, url: link.url)
      model.language = link.language
      model.items = navigation(entry.items, diagnostics: &diagnostics)
      models.append(model)
    }
    return models
  }

  /// A page's own title, in this language where it is.
  private func title(of address: String) -> String {
    guard case .generated(let subject, _)? = site.addresses[address] else {
      return site.page(at: address, preferring: languageIndex)?.title ?? ""
    }
    return switch subject {
    case GeneratedPage.categories: words("categories")
    case GeneratedPage.siteMap: words("site_map")
    case GeneratedPage.search: words("search")
    case GeneratedPage.data: words("open_data")
    case GeneratedPage.freshness: words("freshness")
    default: ""
    }
  }

  private func footerGroups(diagnostics: inout [Diagnostic]) -> [LinkGroupModel] {
    var groups: [LinkGroupModel] = []
    var declarations: [LinkModel] = []
    for (name, key) in [
      ("open-data-declaration", "open_data_declaration"), ("privacy", "privacy"),
      ("accessibility", "accessibility_statement"),
    ] {
      if let url = address(of: name) { declarations.append(LinkModel(words(key), url: url)) }
    }
    declarations.append(
      LinkModel(words("site_map"), url: site.root(languageIndex) + GeneratedPage.siteMap))
    if settings.hasFreshness {
      declarations.append(
        LinkModel(
          words("freshness"), url: site.root(languageIndex) + GeneratedPage.freshness))
    }
    groups.append(LinkGroupModel(words("declarations"), declarations))
    var finding = [
      LinkModel(words("categories"), url: site.root(languageIndex) + GeneratedPage.categories)
    ]
    if settings.offersData {
      finding.insert(
        LinkModel(words("open_data"), url: site.root(languageIndex) + GeneratedPage.data), at: 0)
    } else if let section = site.sectionOfType(.dataset, languageIndex) {
      finding.insert(LinkModel(words("open_data"), url: Address.href(section.permalink)), at: 0)
    }
    finding += feeds
    groups.append(LinkGroupModel(words("subscribe"), finding))
    let links = settings.links.compactMap {
      link($0.url, at: $0.range, title: $0.title[language], diagnostics: &diagnostics)
    }
    if !links.isEmpty { groups.append(LinkGroupModel(words("links"), links)) }
    return groups
  }

  private func address(of name: String) -> String? {
    site.page(PageKey(name), preferring: languageIndex).map { Address.href($0.permalink) }
  }

  private func link(
    _ destination: String, at range: SourceRange, title: String,
    brokenCode: DiagnosticCode = .brokenLink, diagnostics: inout [Diagnostic]
  ) -> LinkModel? {
    let resolver = LinkResolver(
      site: site, languageIndex: languageIndex, source: "content/site.yml",
      address: site.root(languageIndex), ownGroup: nil, reads: nil)
    do {
      let resolved = try resolver.resolve(destination)
      let warning = resolver.wrongLanguage(
        resolved, written: destination, text: title, file: site.settingsFile.path, range: range)
      if let warning, !diagnostics.contains(warning) { diagnostics.append(warning) }
      return LinkModel(title, url: resolved.link.href, language: resolved.link.language)
    } catch {
      let problem = Diagnostic(
        error, file: site.settingsFile.path, range: range, brokenCode: brokenCode)
      if !diagnostics.contains(problem) { diagnostics.append(problem) }
      return nil
    }
  }
}

extension Diagnostic {
  /// What a destination that leads nowhere is told as: `brokenCode` where it is a broken link.
  init(
    _ failure: LinkResolver.Failure, file: SourcePath, range: SourceRange,
    brokenCode: DiagnosticCode = .brokenLink
  ) {
    switch failure {
    case .diagnostic(let code, let message, let help, let suggestion):
      self.init(
        code == .brokenLink ? brokenCode : code, message, file: file, range: range, help: help,
        suggestion: suggestion)
    }
  }
}

extension LinkModel {
  /// A licence by its SPDX id: the name the words give it, else the id and SPDX's page.
  init(license: String, words: Words) {
    let key = "license_\(license)"
    self.init(
      words.has(key) ? words(key) : license,
      url: words.has("license_url_\(license)")
        ? words("license_url_\(license)") : "https://spdx.org/licenses/\(license).html")
  }
}

/// The `tel:` address of a number written the Taiwanese way (RFC 3966): 02-0000-0001 is `tel:+886-2-0000-0001`.
///
/// An extension follows `#`, 轉, 分機 or ext; whatever else follows the number is left out.
func telephoneURL(_ number: String) -> String {
  let number = number.filter { $0 != "(" && $0 != ")" }
  var digits = number.prefix { $0.isASCII && ($0.isNumber || "+- ".contains($0)) }
    .split(separator: " ").joined(separator: "-")
  while digits.hasSuffix("-") { digits.removeLast() }
  if digits.hasPrefix("0") { digits = "+886-" + digits.dropFirst() }
  let match = number.firstMatch(of: /(?:#|轉|分機|ext\.?)\s*([0-9]+)/.ignoresCase())
  return "tel:" + digits + (match.map { ";ext=\($0.1)" } ?? "")
}
