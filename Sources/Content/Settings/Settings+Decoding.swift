package import Diagnostics
import OpenData

extension Settings {
  /// Reads `content/site.yml` as the contract describes it.
  ///
  /// - Parameters:
  ///   - node: The file's YAML; `nil` where it is empty or broken.
  ///   - file: The file, to tell places in it.
  /// - Returns: The settings, with defaults for what is missing or wrong, and everything found.
  package static func decode(
    _ node: YAMLNode?, file: SourceFile
  ) -> (settings: Settings, diagnostics: [Diagnostic]) {
    var decoder = SettingsDecoder(node, file: file)
    decoder.decode()
    return (decoder.settings, decoder.reader.finish())
  }

  /// Reads `checks` alone, of a file that may have anything else: for pages that no site of ours makes.
  ///
  /// - Returns: The settings, with defaults for all but `checks`, and what is wrong with that.
  package static func decodeChecks(
    _ node: YAMLNode?, file: SourceFile
  ) -> (settings: Settings, diagnostics: [Diagnostic]) {
    var decoder = SettingsDecoder(node, file: file)
    if let node = decoder.reader.node("checks") { decoder.decodeChecks(node) }
    return (decoder.settings, decoder.reader.diagnostics)
  }
}

struct SettingsDecoder {
  var settings = Settings()
  var reader: FieldReader
  let file: SourceFile

  init(_ node: YAMLNode?, file: SourceFile) {
    self.file = file
    reader = FieldReader(node, file: file, subject: "site.yml")
  }

  mutating func decode() {
    decodeLanguages()
    reader.require("agency", help: "Write `agency:` and beneath it `name:` per language.")
    reader.require("base_url", help: "The site's address, such as https://www.example.gov.tw/.")
    if let node = reader.node("agency") { decodeAgency(node) }
    if let url = reader.text("base_url") { decodeBaseURL(url) }
    decodeUnits()
    settings.navigation = navigation(reader.list("navigation"))
    if let node = reader.node("translations") { decodeTranslations(node) }
    decodeFormats()
    if let license = reader.text("license") { settings.license = license }
    if let node = reader.node("checks") { decodeChecks(node) }
    if let node = reader.node("search") {
      section(node, "search") { decoder, reader in
        decoder.settings.popularSearches = decoder.localizedTexts("popular", in: &reader)
      }
    }
    if let node = reader.node("accessibility_mark") { decodeMark(node) }
    settings.verificationFiles = reader.texts("verification_files")
    if let node = reader.node("feedback") {
      section(node, "feedback") { decoder, reader in
        decoder.settings.feedback.email = reader.text("email")
        decoder.settings.feedback.surveyURL = reader.text("survey_url")
      }
    }
    settings.social = links("social")
    settings.links = links("links")
    if let node = reader.node("link_check") { decodeLinkCheck(node) }
    // Last, so that every other key has been asked for and what is left over is none of them.
    if reader.hasMisspelt("units") { settings.areUnitsKnown = false }
    decodeObligations()
  }

  /// Reads a map with a reader of its own and collects what that reader finds.
  mutating func section(
    _ node: YAMLNode, _ subject: String,
    _ body: (inout SettingsDecoder, inout FieldReader) -> Void
  ) {
    var inner = FieldReader(node, file: file, subject: "'\(subject)'")
    body(&self, &inner)
    reader.diagnostics += inner.finish()
  }

  private func localizedTexts(_ key: String, in reader: inout FieldReader) -> [LocalizedText] {
    var texts: [LocalizedText] = []
    for node in reader.list(key) {
      if let text = reader.localizedText(node, key, languages: settings.languages) {
        texts.append(text)
      }
    }
    return texts
  }

  private mutating func decodeAgency(_ node: YAMLNode) {
    section(node, "agency") { decoder, reader in
      reader.require("name")
      let languages = decoder.settings.languages
      if let name = reader.localizedText("name", languages: languages) {
        decoder.settings.agency = Agency(name: name)
      }
      decoder.settings.agency.shortName = reader.localizedText("short_name", languages: languages)
      decoder.settings.agency.code = reader.text("code")
      decoder.settings.agency.oid = reader.text("oid")
      decoder.settings.agency.phone = reader.text("phone")
      decoder.settings.agency.email = reader.text("email")
      decoder.settings.agency.address = reader.localizedText("address", languages: languages)
      decoder.settings.agency.hours = reader.localizedText("hours", languages: languages)
    }
  }

  private mutating func decodeBaseURL(_ url: String) {
    let isAbsolute = url.hasPrefix("https://") || url.hasPrefix("http://")
    guard isAbsolute, url.hasSuffix("/"), url.split(separator: "/").count == 2,
      !url.contains("?"), !url.contains("#")
    else {
      reader.report(
        .wrongValue, "'base_url' is '\(url)'; it takes the address of a host that ends in '/'",
        at: reader.range(of: "base_url"), help: "Such as https://www.example.gov.tw/.")
      return
    }
    settings.baseURL = url
  }

  private mutating func decodeUnits() {
    guard let node = reader.node("units") else { return }
    guard let members = node.members else {
      settings.areUnitsKnown = false
      reader.report(.wrongType, "'units' is \(node.kindName), not a map of units", at: node.range)
      return
    }
    for member in members {
      section(member.value, "units.\(member.key)") { decoder, reader in
        reader.require("name")
        let languages = decoder.settings.languages
        var unit = Unit(
          name: reader.localizedText("name", languages: languages) ?? LocalizedText(member.key))
        unit.phone = reader.text("phone")
        unit.email = reader.text("email")
        unit.head = reader.localizedText("head", languages: languages)
        decoder.settings.units[member.key] = unit
        decoder.settings.unitOrder.append(member.key)
      }
    }
  }

  private mutating func navigation(_ nodes: [YAMLNode]) -> [NavigationEntry] {
    var entries: [NavigationEntry] = []
    for node in nodes {
      section(node, "navigation") { decoder, reader in
        reader.require("page", help: "The address of a page of this site, such as /plans/.")
        let title = reader.localizedText("title", languages: decoder.settings.languages)
        let items = decoder.navigation(reader.list("items"))
        guard let page = reader.text("page") else { return }
        entries.append(
          NavigationEntry(page: page, title: title, items: items, range: reader.range(of: "page")))
      }
    }
    return entries
  }

  private mutating func decodeTranslations(_ node: YAMLNode) {
    section(node, "translations") { decoder, reader in
      for type in PageType.allCases {
        if let policy = reader.choice(type.rawValue, TranslationPolicy.self) {
          decoder.settings.translations.byType[type] = policy
        }
      }
      if let policy = reader.choice("default", TranslationPolicy.self) {
        decoder.settings.translations.fallback = policy
      }
    }
  }

  private mutating func decodeFormats() {
    guard reader.has("formats") else { return }
    settings.formats = []
    for node in reader.list("formats") {
      guard let text = reader.text(node, "formats") else { continue }
      if let format = PageFormat(rawValue: text) {
        settings.formats.append(format)
      } else {
        let words = PageFormat.allCases.map(\.rawValue)
        reader.report(
          .wrongValue, "'\(text)' is no format" + didYouMean(text, words), at: node.range,
          help: "It takes: \(words.joined(separator: ", ")).")
      }
    }
  }

  fileprivate mutating func decodeChecks(_ node: YAMLNode) {
    section(node, "checks") { decoder, reader in
      if let node = reader.node("accessibility") {
        if node.members != nil {
          decoder.section(node, "checks.accessibility") { decoder, reader in
            if let standard = reader.choice("standard", AccessibilityTarget.Standard.self) {
              decoder.settings.accessibility.standard = standard
            }
            if let level = reader.choice("level", AccessibilityTarget.Level.self) {
              decoder.settings.accessibility.level = level
            }
          }
        } else if let standard = reader.choice(
          "accessibility", AccessibilityTarget.Standard.self)
        {
          decoder.settings.accessibility.standard = standard
        }
      }
      if let node = reader.node("severity") { decoder.decodeSeverities(node) }
      for node in reader.list("excuse") {
        decoder.section(node, "checks.excuse") { decoder, reader in
          if let excuse = reader.excuse(at: node.range, hasPath: true) {
            decoder.settings.excuses.append(excuse)
          }
        }
      }
    }
  }

  private mutating func decodeSeverities(_ node: YAMLNode) {
    section(node, "checks.severity") { decoder, reader in
      let codes = DiagnosticCode.allCases.map(\.rawValue)
      for key in reader.keys {
        guard let code = DiagnosticCode(rawValue: key) else {
          reader.report(
            .wrongValue, "'\(key)' is no diagnostic code" + didYouMean(key, codes),
            at: reader.keyRange(of: key))
          reader.allow([key])
          continue
        }
        guard let severity = reader.choice(key, SeverityOverride.self) else { continue }
        guard severity == .error || !code.isEssential else {
          reader.report(
            .wrongValue, "'\(key)' is always an error", at: reader.keyRange(of: key),
            help: "Where it is found there is nothing to publish; take the line out.")
          continue
        }
        decoder.settings.severities[code] = severity
      }
    }
  }

  private mutating func decodeMark(_ node: YAMLNode) {
    section(node, "accessibility_mark") { decoder, reader in
      for key in ["image", "url"] { reader.require(key) }
      let level = reader.choice("level", AccessibilityTarget.Level.self) ?? .aa
      let image = reader.text("image")
      let url = reader.text("url")
      guard let image, let url else { return }
      decoder.settings.accessibilityMark = AccessibilityMark(
        image: image, url: url, level: level, range: reader.range(of: "image"))
    }
  }

  private mutating func links(_ key: String) -> [NamedLink] {
    var links: [NamedLink] = []
    for node in reader.list(key) {
      section(node, key) { decoder, reader in
        for key in ["title", "url"] { reader.require(key) }
        let title = reader.localizedText("title", languages: decoder.settings.languages)
        let url = reader.text("url")
        guard let title, let url else { return }
        links.append(NamedLink(title: title, url: url, range: reader.range(of: "url")))
      }
    }
    return links
  }
}
