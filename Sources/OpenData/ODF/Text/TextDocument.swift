/// A document of text, as its writer for OpenDocument takes it.
///
///     var document = TextDocument(metadata: metadata)
///     document.blocks.append(.heading(level: 1, id: "scope", [.text("計畫範圍")]))
///     document.blocks.append(.paragraph([.text("本計畫適用於"), .strong([.text("各機關")])]))
package struct TextDocument: Sendable {
  package var metadata: ODFMetadata
  package var blocks: [Block] = []
  /// What ``Inline/footnote(_:)`` refers to, by index; each is written where it is first referred to.
  package var footnotes: [[Block]] = []
  /// What ``Inline/image(_:)`` refers to, by index.
  package var pictures: [Picture] = []

  package init(metadata: ODFMetadata) { self.metadata = metadata }

  package enum Block: Sendable {
    /// The document's title, above all headings.
    case title([Inline])
    /// - Parameters:
    ///   - level: 1 to 6.
    ///   - id: What links in the document go to, `#id`.
    case heading(level: Int, id: String?, [Inline])
    /// The number of what the heading before it begins, on one page with what follows.
    case itemNumber([Inline])
    case paragraph([Inline])
    case list(List)
    case quote([Block])
    /// Lines of code, kept as they are.
    case code(String)
    /// A box of its own with a heading, such as a warning.
    case notice(title: [Inline], [Block])
    case table(Table)
    case thematicBreak
    /// Blocks that are one thing, under a name that is not shown and that the document has once.
    ///
    /// Within lists, tables and notes the format has no place for the name, and the blocks stand for themselves.
    case section(name: String, [Block])
  }

  package indirect enum Inline: Sendable {
    /// A line break within is a space.
    case text(String)
    case emphasis([Inline])
    case strong([Inline])
    case strikethrough([Inline])
    case code(String)
    case lineBreak
    /// - Parameter href: Absolute, or `#id` of a heading.
    case link(href: String, title: String?, [Inline])
    /// A link to an image of a kind that office programs do not show.
    case imageLink(href: String, title: String?, text: String)
    /// Text in another language (BCP 47) than the document's.
    case language(tag: String, [Inline])
    /// The mark of a footnote, an index of ``TextDocument/footnotes``.
    case footnote(Int)
    case image(Image)
    /// A name that is not shown, which the document has once.
    case mark(String)
  }

  package struct List: Sendable {
    package enum Marker: Sendable, Hashable {
      case bullet
      case number(start: Int)
      /// The items carry their own numbers, such as 一、.
      case none
    }

    package var marker: Marker
    package var items: [[Block]]

    package init(_ marker: Marker, items: [[Block]]) {
      self.marker = marker
      self.items = items
    }
  }

  package struct Table: Sendable {
    /// What it shows, written above it.
    package var caption: [Inline]
    /// How many of the rows are the header, repeated on each page.
    package var headerRowCount: Int
    /// The cells that begin in each row, from left to right; those that others cover are left out.
    package var rows: [[Cell]]

    package init(caption: [Inline] = [], headerRowCount: Int, rows: [[Cell]]) {
      self.caption = caption
      self.headerRowCount = headerRowCount
      self.rows = rows
    }

    /// Facts, a label and a value in each row, such as an imprint's.
    package init(
      facts: [(label: [Inline], value: [Inline])], labelHeading: [Inline], valueHeading: [Inline]
    ) {
      let header = [
        Cell([.paragraph(labelHeading)], isHeader: true),
        Cell([.paragraph(valueHeading)], isHeader: true),
      ]
      let rows = facts.map {
        [Cell([.paragraph($0.label)], isHeader: true), Cell([.paragraph($0.value)])]
      }
      self.init(headerRowCount: 1, rows: [header] + rows)
    }
  }

  package struct Cell: Sendable {
    package enum Alignment: Sendable { case start, center, end }

    package var blocks: [Block]
    package var isHeader: Bool
    package var alignment: Alignment
    /// How many rows and columns it covers, at least 1.
    package var rowSpan: Int
    package var columnSpan: Int

    package init(
      _ blocks: [Block], isHeader: Bool = false, alignment: Alignment = .start, rowSpan: Int = 1,
      columnSpan: Int = 1
    ) {
      self.blocks = blocks
      self.isHeader = isHeader
      self.alignment = alignment
      self.rowSpan = max(1, rowSpan)
      self.columnSpan = max(1, columnSpan)
    }
  }

  package struct Image: Sendable {
    /// An index of ``TextDocument/pictures``.
    package var picture: Int
    /// What is read out in its place; empty where it is decoration.
    package var alternativeText: String
    package var title: String?

    package init(picture: Int, alternativeText: String, title: String? = nil) {
      self.picture = picture
      self.alternativeText = alternativeText
      self.title = title
    }
  }

  /// The file of an image.
  package struct Picture: Sendable {
    /// Unique in the document, without folders: `map.png`.
    package var name: String
    /// Such as `image/png`.
    package var mediaType: String
    package var bytes: [UInt8]
    /// In pixels of which 96 are an inch, each at least 1.
    package var width: Int
    package var height: Int

    package init(name: String, mediaType: String, bytes: [UInt8], width: Int, height: Int) {
      self.name = name
      self.mediaType = mediaType
      self.bytes = bytes
      self.width = max(1, width)
      self.height = max(1, height)
    }
  }
}

/// Why a document is no OpenDocument text.
package enum TextDocumentError: Error, Hashable {
  /// A character that XML 1.0 has no way to write (§2.2).
  ///
  /// `context` is the text that it stands in.
  case forbiddenCharacter(Unicode.Scalar, context: String)
  /// A reference to a footnote or picture that the document doesn't have.
  case unknownFootnote(Int)
  case unknownPicture(Int)
  case duplicatePicture(name: String)
  case nestingTooDeep
}
