import Content
import OpenData

/// What of a page is published as data, in all its languages: what catalogues and the open-data centre are made
/// from, remembered between builds.
struct PublishedDataset: Sendable, Hashable {
  /// The page, in one language.
  struct Version: Sendable, Hashable {
    /// The language's place in `Settings.languages`.
    var language: Int
    var title: String
    /// The summary of its front matter, else its first paragraph.
    var summary: String
    var keywords: [String]
    /// The page's address, percent-decoded.
    var permalink: String
    var tables: [PublishedTable] = []
  }

  var key: PageKey
  var type: PageType
  /// By language, only those that the page has.
  var versions: [Version] = []
  var unit: String?
  var classes: [Class] = []
  var license: String?
  var issued: CalendarDate?
  /// When the page says that it was changed last.
  var updated: CalendarDate?
  var frequency: Frequency?
  var temporal: Period?
  var spatial: String?
  /// Why it is no longer offered, where it is not; it then has no tables.
  var withdrawal: Withdrawal?
  /// Its versions that were released, oldest first, as the ledger has them.
  var released: [DatasetVersion] = []
  /// The version that its content asks for; `nil` where it is as it was released.
  var next: NextVersion?

  /// A class that the page carries.
  struct Class: Sendable, Hashable {
    var scheme: CategoryScheme
    var code: String
  }

  /// The days that data cover, both included.
  struct Period: Sendable, Hashable {
    var start: CalendarDate
    var end: CalendarDate
  }

  /// What its address ends in, the same in every language: `/data/NAME/`.
  var name: String { Self.name(of: key, type: type) }

  /// A dataset is called as its page; what comes from other pages by their whole path, and what comes from the
  /// home page, which has none, `home`.
  static func name(of key: PageKey, type: PageType) -> String {
    if key == .home { return "home" }
    return type == .dataset ? key.name : key.path.split(separator: "/").joined(separator: "-")
  }
}

/// A table as it was published.
struct PublishedTable: Sendable, Hashable {
  /// A column, with its words in the language of the page.
  struct Column: Sendable, Hashable {
    var name: String
    var type: FieldType
    var title: String?
    var description: String?
    var unit: String?
    var hasApostrophes = false
  }

  /// A file that holds the table.
  struct File: Sendable, Hashable {
    var format: Distribution.Format
    /// Its address, percent-decoded.
    var address: String
    var byteCount: Int
    /// SHA-256, 64 hexadecimal digits.
    var digest: String

    /// Where its rows are described to programs; `nil` for a spreadsheet, whose cells have types themselves.
    var descriptionAddress: String? {
      switch format {
      case .csv: address + "-metadata.json"
      case .json: address.dropLast(4) + "schema.json"
      case .ods: nil
      }
    }
  }

  var name: String
  var title: String
  /// Whether its rows come from a file, which belongs to all languages of the page; others are texts of one.
  var isShared = false
  var columns: [Column]
  var rowCount: Int
  /// The digest of its rows, whatever the format; see `TableDigester`.
  var digest: ContentDigest
  /// The digest of as many rows as the last release had.
  var firstRows: ContentDigest?
  /// The first rows, as they are shown on the page of the dataset.
  var preview: [[String]]
  var files: [File]
}

extension PublishedDataset {
  /// What the front matter of a page says, of which no table is known yet.
  init(of page: Page) {
    let frontMatter = page.frontMatter
    self.init(key: page.key, type: frontMatter.type)
    unit = frontMatter.unit
    classes = CategoryScheme.allCases.flatMap { scheme in
      (frontMatter.categories[scheme] ?? []).map { Class(scheme: scheme, code: $0) }
    }
    license = frontMatter.license
    issued = frontMatter.date
    updated = frontMatter.lastUpdated
    frequency = frontMatter.dataset.frequency?.value
    temporal = frontMatter.dataset.temporal.map { Period(start: $0.start, end: $0.end) }
    spatial = frontMatter.dataset.spatial
  }
}
