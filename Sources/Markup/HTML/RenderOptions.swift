/// Where a link leads once the site is known.
package struct ResolvedLink: Sendable, Hashable {
  package var href: String
  /// The target's language where it is not the page's.
  package var language: String?

  package init(href: String, language: String? = nil) {
    self.href = href
    self.language = language
  }
}

/// How one heading is shown; the document's own way where a page says nothing.
package struct HeadingPresentation: Sendable {
  /// Left out: an empty cell of an outline.
  package var isHidden = false
  /// 1–6, as it is written: a shift beneath the page's own title is already in it.
  package var level: Int
  /// The id of the outline row that begins here, such as `115-4-1-1-2`.
  package var rowID: String?
  /// Further ids that lead here, such as those of the same heading in another language.
  package var aliases: [String] = []

  package init(level: Int) { self.level = level }
}

/// The words the renderer needs, in the page's language.
///
/// `{id}`, `{n}` and `{caption}` are replaced.
package struct RenderLabels: Sendable {
  package var notesTitle = "Notes"
  package var noteReference = "Note {n}"
  package var backToNote = "Back to note {n}"
  package var alertTitles: [AlertKind: String] = [
    .note: "Note", .tip: "Tip", .important: "Important", .warning: "Warning", .caution: "Caution",
  ]
  package var tableRegion = "Table {caption}, scrolls sideways"
  package var tableWithoutCaption = "Table"
  package var codeRegion = "Code, scrolls sideways"
  package var rowID = "Number {id}"
  package var rowIDTitle = "Permanent address"

  package init() {}

  /// English, and made once: a dictionary for each page would be one too many.
  static let standard = RenderLabels()
}

/// How a document is written as HTML.
package struct RenderOptions: Sendable {
  /// What the HTML is for.
  package enum Style: Sendable, Hashable {
    /// A page of the site: regions round tables, numbers in spans, row ids, alerts as the theme
    /// draws them.
    case page
    /// A plain fragment, as GitHub's specification writes it.
    case fragment
  }

  package var style = Style.page
  package var labels = RenderLabels.standard
  /// How each of `Document.headings` is shown.
  ///
  /// Where it is empty, headings keep their levels in a fragment; on a page, all go down one where
  /// the document has a level 1, since the page's title is the `h1`.
  package var headings: [HeadingPresentation] = []
  /// Whether headings' ids are written; a second showing of the same text on a page has none.
  package var writesHeadingIDs = true
  /// Put before the ids that the renderer makes itself (`fn:1`, `t2:c3`), where a page has two
  /// renderers.
  package var idPrefix = ""
  /// Where a link leads; `nil` keeps its text and drops the link.
  package var resolve: @Sendable (LinkReference) -> ResolvedLink? = {
    ResolvedLink(href: $0.destination)
  }
  /// What follows a table inside its block, such as its downloads; the number is its index in the
  /// document.
  package var tableNote: @Sendable (Table, Int) -> [UInt8]? = { _, _ in nil }
  /// A figure's HTML, given the fence and its index in the document; `nil` shows the block as code.
  package var figure: @Sendable (Fence, Int) -> [UInt8]? = { _, _ in nil }

  package init() {}
}
