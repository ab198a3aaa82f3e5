import Diagnostics
import Markup
import OpenData

/// A table of a page that is published as data too.
struct PageTable {
  /// What its files are called: `outline` for `outline.csv`; unique on its page.
  var name: String
  /// In the page's language.
  var title: String
  var schema: TableSchema
  var rows: Rows
  /// Where the rows are written down.
  var file: SourcePath
  /// The column that holds addresses of this site; in a table of which every column is published.
  var addressColumn: Int?

  /// Where the rows come from.
  enum Rows {
    /// Rows made from the page, with the place of each cell.
    case records([Record], place: (_ row: Int, _ column: Int) -> SourceRange)
    /// A CSV file with a header.
    case csv(DataFile)

    /// Whether they are more than memory should hold.
    var isStreamed: Bool {
      if case .csv(let file) = self { file.isStreamed } else { false }
    }
  }

  /// Whether its rows come from a file, which belongs to all languages of the page; others are texts of one.
  var isShared: Bool {
    if case .csv = rows { true } else { false }
  }

  /// Whether a file of a dataset is read as a table; others are only offered.
  static func isFile(_ name: String) -> Bool { name.lowercased().hasSuffix(".csv") }

  /// Makes the name of a table's files from its title: as an id is made of a heading, and no longer than file
  /// systems allow.
  static func name(of title: String) -> String {
    var name = String(decoding: Slug.of(Array(title.utf8)), as: UTF8.self)
    while name.utf8.count > Self.nameByteLimit { name.removeLast() }
    return name
  }

  /// 255 bytes is the most for a file's name; its extensions need some.
  private static let nameByteLimit = 200
}
