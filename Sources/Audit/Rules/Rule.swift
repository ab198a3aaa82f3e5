package import Content
package import Diagnostics

/// One thing that is checked: a value with all that is to be known of it.
///
///     Rule(
///       .linkText, .accessibility, clauses: [.code("GN1240401E"), .criterion("2.4.4")],
///       title: "Link text says where the link leads",
///       examples: [.markdown(wrong: "[點此](/a/)", right: "[申請表](/a/)")]
///     ) { page, findings in … }
package struct Rule: Sendable {
  /// What an audit asks about.
  package enum Group: String, Sendable, Hashable, CaseIterable {
    case accessibility, privacy, citations, freshness, obligations, translations, writing, metadata
  }

  /// How a rule looks, and at what.
  package enum Check: Sendable {
    /// At the Markdown and the front matter of a page in one language.
    case source(@Sendable (SourcePage, inout Findings) -> Void)
    /// At the words of a page: in its source, or in HTML that another program wrote.
    case words(@Sendable (WrittenText, inout Findings) -> Void)
    /// At a page of HTML, written by this program or by any other.
    case markup(@Sendable (MarkupPage, inout Findings) -> Void)
    /// At a style sheet, or at what stands in `style` on a page.
    case styles(@Sendable (StyleSheet, inout Findings) -> Void)
    /// At a page in another language, beside its original.
    case translation(@Sendable (TranslatedPage, inout Findings) -> Void)
    /// At what several pages say together; whoever knows the whole site runs it.
    case site
  }

  /// A text that breaks the rule, and one that says the same and keeps it: documentation and test in one.
  package enum Example: Sendable {
    /// The Markdown beneath the front matter.
    case markdown(wrong: String, right: String)
    /// Whole sources, front matter included.
    case source(wrong: String, right: String)
    /// What stands in `body`.
    case body(wrong: String, right: String)
    /// Whole documents.
    case document(wrong: String, right: String)
    /// The Markdown of a page in English.
    case english(wrong: String, right: String)
    /// The Markdown of a page in Chinese and of its translation into English.
    case translation(original: String, wrong: String, right: String)
    /// Style sheets.
    case styles(wrong: String, right: String)
    /// Sites on a day: what their `site.yml` has beside the rest, and pages by their paths.
    case site(on: String, settings: String, wrong: [String: String], right: [String: String])
  }

  package let code: DiagnosticCode
  package let group: Group
  package let clauses: [Clause]
  /// What holds where the rule is kept, as a sentence without full stop.
  package let title: String
  package let examples: [Example]
  /// One, or several where a fault shows in what is written and in what is made from it.
  package let checks: [Check]

  package init(
    _ code: DiagnosticCode, _ group: Group, clauses: [Clause] = [], title: String,
    examples: [Example] = [], check: Check...
  ) {
    self.code = code
    self.group = group
    self.clauses = clauses
    self.title = title
    self.examples = examples
    checks = check
  }

  /// The lowest level that asks for it; `nil` where no check code does.
  package var level: AccessibilityTarget.Level? {
    clauses.compactMap(\.level).min { $0.rank < $1.rank }
  }
}

extension AccessibilityTarget.Level {
  /// 1 for A, 3 for AAA.
  package var rank: Int {
    switch self {
    case .a: 1
    case .aa: 2
    case .aaa: 3
    }
  }
}
