package import OpenData

/// What was read of a foreign document, whatever format it came in: only what Markdown has a place for.
package struct ImportedDocument: Sendable, Hashable {
  package var blocks: [Block] = []
  /// What ``Inline/footnote(_:)`` refers to, by index.
  package var footnotes: [[Block]] = []
  package var metadata = Metadata()
  /// What Markdown has no place for, in the document's order.
  package var losses: [Loss] = []

  package init() {}

  package indirect enum Block: Sendable, Hashable {
    /// The document's title, where its format marks one.
    case title([Inline])
    /// - Parameters:
    ///   - level: From 1, as the document has it.
    ///   - id: The name that links within the document have for it.
    case heading(level: Int, id: String?, [Inline])
    case paragraph([Inline])
    case caption([Inline])
    case list(List)
    /// Terms and what each means.
    case definitions([Definition])
    case quote([Block])
    case code(String)
    /// A notice such as `WARNING`.
    case alert(kind: String, [Block])
    case table(Table)
    /// Markdown that the document itself carries, such as the source of a figure.
    case verbatim(String)
    case thematicBreak
  }

  package indirect enum Inline: Sendable, Hashable {
    case text(String)
    case emphasis([Inline])
    case strong([Inline])
    case strikethrough([Inline])
    case code(String)
    case superscript([Inline])
    case `subscript`([Inline])
    case lineBreak
    case link(href: String, title: String, [Inline])
    /// - Parameter source: A name within the package, a path or an address.
    case image(source: String, title: String, alternative: String)
    case footnote(Int)
  }

  package struct List: Sendable, Hashable {
    /// `nil` for bullets.
    package var start: Int?
    package var items: [[Block]]

    package init(start: Int?, items: [[Block]]) {
      self.start = start
      self.items = items
    }
  }

  package struct Definition: Sendable, Hashable {
    package var term: [Inline]
    package var meanings: [[Block]]

    package init(term: [Inline], meanings: [[Block]]) {
      self.term = term
      self.meanings = meanings
    }
  }

  /// What the file says of itself.
  package struct Metadata: Sendable, Hashable {
    package var title: String?
    package var language: String?
    package var date: CalendarDate?
    package var keywords: [String] = []
    /// What a web page says of itself to search engines; office programs keep remarks under the same name.
    package var description: String?
    /// What a document that Gazette published says of its page, by name.
    package var page: [String: String] = [:]

    package init() {}
  }
}

extension ImportedDocument.Block {
  /// The text that a person would read, without form.
  package var plainText: String {
    switch self {
    case .title(let inlines), .heading(_, _, let inlines), .paragraph(let inlines),
      .caption(let inlines):
      inlines.plainText
    case .list(let list): list.items.map(\.plainText).joined(separator: "\n")
    case .definitions(let definitions):
      definitions.map { $0.term.plainText + "\n" + $0.meanings.map(\.plainText).joined() }
        .joined(separator: "\n")
    case .quote(let blocks), .alert(_, let blocks): blocks.plainText
    case .code(let code), .verbatim(let code): code
    case .table(let table): table.cells.map(\.blocks.plainText).joined(separator: "\n")
    case .thematicBreak: ""
    }
  }
}

extension [ImportedDocument.Block] {
  package var plainText: String { map(\.plainText).joined(separator: "\n") }
}

extension ImportedDocument.Inline {
  package var plainText: String {
    switch self {
    case .text(let text), .code(let text): text
    case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines),
      .superscript(let inlines), .subscript(let inlines), .link(_, _, let inlines):
      inlines.plainText
    case .lineBreak: "\n"
    case .image(_, _, let alternative): alternative
    case .footnote: ""
    }
  }
}

extension [ImportedDocument.Inline] {
  package var plainText: String { map(\.plainText).joined() }

  /// Whether every visible character is bold.
  package var isWhollyBold: Bool {
    contains { if case .strong = $0 { true } else { false } }
      && allSatisfy { inline in
        switch inline {
        case .strong: true
        case .footnote: true
        default: inline.plainText.allSatisfy(\.isWhitespace)
        }
      }
  }

  /// Without bold, which a heading has by itself.
  package var withoutBold: [ImportedDocument.Inline] {
    flatMap { inline in
      if case .strong(let inlines) = inline { inlines.withoutBold } else { [inline] }
    }
  }
}
