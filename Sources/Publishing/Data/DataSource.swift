import Content
import Encodings
import OpenData

/// What a file of the site's folder is to its datasets.
///
/// Such a file is never offered as it is written down: its rows are published as the dataset's columns say, or not at
/// all.
enum DataSource: Sendable {
  /// A dataset publishes its rows: the file as the dataset calls it, and the place of its page in `Site.groups`.
  ///
  /// Its columns are those of every dataset that publishes it.
  case published(group: Int, name: String, columns: [DatasetFields.Field])
  /// Only datasets name it that are withdrawn, or not out.
  case withheld

  /// What is said of its columns.
  var columns: [DatasetFields.Field] {
    switch self {
    case .published(_, _, let columns): columns
    case .withheld: []
    }
  }

  /// Changes with all that others make of it, but for the address of the dataset's page.
  var digest: UInt64 {
    guard case .published(_, let name, let columns) = self else { return 1 }
    var digester = Digester(name)
    for column in columns {
      digester.add(column.name.value)
      digester.add(column.type?.rawValue)
      digester.add(column.deidentification?.rawValue)
    }
    return digester.fingerprint.low
  }
}
