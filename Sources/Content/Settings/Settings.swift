package import Diagnostics
package import OpenData

/// `content/site.yml`: the agency, its languages and how its site is published.
package struct Settings: Sendable {
  package var agency = Agency(name: LocalizedText(""))
  /// Never empty; the first has no URL prefix.
  package var languages: [Language] = [Language(tag: "zh-Hant", prefix: "")]
  /// Absolute, ends in `/`.
  package var baseURL = "http://localhost/"
  package var units: [String: Unit] = [:]
  /// The keys of ``units`` as they are written, which is the agency's own order.
  package var unitOrder: [String] = []
  /// Whether ``units`` are all that there are: not where the key is misspelt, or holds something else.
  package var areUnitsKnown = true
  package var navigation: [NavigationEntry] = []
  package var translations = TranslationPolicies()
  package var formats: [PageFormat] = PageFormat.allCases
  package var license = "OGDL-Taiwan-1.0"
  package var severities: [DiagnosticCode: SeverityOverride] = [:]
  package var accessibility = AccessibilityTarget()
  package var excuses: [Excuse] = []
  package var popularSearches: [LocalizedText] = []
  package var obligations: [Obligation] = []
  package var accessibilityMark: AccessibilityMark?
  package var verificationFiles: [String] = []
  package var feedback = Feedback()
  package var social: [NamedLink] = []
  package var links: [NamedLink] = []
  package var linkCheck = LinkCheckSettings()

  package init() {}

  package var firstLanguage: Language { languages[0] }
}

/// Who publishes the site.
package struct Agency: Sendable {
  package var name: LocalizedText
  package var shortName: LocalizedText?
  package var code: String?
  package var oid: String?
  package var phone: String?
  package var email: String?
  package var address: LocalizedText?
  package var hours: LocalizedText?

  package init(name: LocalizedText) { self.name = name }
}

/// A unit of the agency that answers for pages.
package struct Unit: Sendable {
  package var name: LocalizedText
  package var phone: String?
  package var email: String?
  package var head: LocalizedText?

  package init(name: LocalizedText) { self.name = name }
}

/// An entry of the main navigation; a page's own title where `title` is `nil`.
package struct NavigationEntry: Sendable {
  package var page: String
  package var title: LocalizedText?
  package var items: [NavigationEntry]
  package var range: SourceRange

  package init(page: String, title: LocalizedText?, items: [NavigationEntry], range: SourceRange) {
    self.page = page
    self.title = title
    self.items = items
    self.range = range
  }
}

/// What happens where a page is missing in a language.
package enum TranslationPolicy: String, Sendable, CaseIterable {
  /// Nothing is published until it is there.
  case error
  /// A page says so and leads to the one that exists.
  case notice
  /// The page is left out in that language.
  case omit
}

/// The policy of each type of page.
package struct TranslationPolicies: Sendable {
  package var byType: [PageType: TranslationPolicy] = [:]
  package var fallback = TranslationPolicy.notice

  package init() {}

  package subscript(type: PageType) -> TranslationPolicy { byType[type] ?? fallback }
}

/// A format a page is offered in beside HTML.
package enum PageFormat: String, Sendable, CaseIterable { case odt, md, csv, json, ods }

extension Settings {
  /// The codes that nothing is told of.
  package var silencedCodes: Set<DiagnosticCode> {
    Set(severities.lazy.filter { $0.value == .off }.map(\.key))
  }
}

extension Settings {
  /// The units that pages and obligations may name; `nil` where that is not known, which is told as an error of the
  /// settings.
  ///
  /// Where `checks.severity` makes less of that error, they must not lose their units without one.
  package var unitsOfPages: [String: Unit]? {
    let isTold = [DiagnosticCode.unknownKey, .wrongType].allSatisfy {
      severities[$0, default: .error] == .error
    }
    return areUnitsKnown || !isTold ? units : nil
  }
}

/// What `checks.severity` makes of a code.
package enum SeverityOverride: String, Sendable, CaseIterable { case error, warning, off }

/// The accessibility rule a site answers to.
package struct AccessibilityTarget: Sendable {
  /// Versions of 網站無障礙規範.
  package enum Standard: String, Sendable, CaseIterable {
    case v11007 = "110.07"
    case v11511 = "115.11"
  }

  /// Levels of conformance.
  package enum Level: String, Sendable, CaseIterable { case a = "A", aa = "AA", aaa = "AAA" }

  package var standard = Standard.v11511
  package var level = Level.aa

  package init() {}
}

/// The mark of 網站無障礙: an image of 88 × 31 px and the page the authority designates.
package struct AccessibilityMark: Sendable {
  package var image: String
  package var url: String
  package var level: AccessibilityTarget.Level
  package var range: SourceRange

  package init(
    image: String, url: String, level: AccessibilityTarget.Level, range: SourceRange
  ) {
    self.image = image
    self.url = url
    self.level = level
    self.range = range
  }
}

/// Where readers send opinions.
package struct Feedback: Sendable {
  package var email: String?
  package var surveyURL: String?

  package init() {}
}

/// A link with a title.
package struct NamedLink: Sendable {
  package var title: LocalizedText
  package var url: String
  package var range: SourceRange

  package init(title: LocalizedText, url: String, range: SourceRange) {
    self.title = title
    self.url = url
    self.range = range
  }
}
