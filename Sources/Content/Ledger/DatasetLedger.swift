package import Diagnostics
package import OpenData

/// What was released of the site's data, as `content/ledger/datasets.yml` remembers it.
package struct DatasetLedger: Sendable {
  /// A dataset and its releases.
  package struct Entry: Sendable {
    package var name: String
    /// Oldest first.
    package var versions: [DatasetVersion]
    /// What the last version held.
    package var content: ContentSummary
    /// Where it stands in the file.
    package var range: SourceRange

    package init(
      name: String, versions: [DatasetVersion], content: ContentSummary, range: SourceRange
    ) {
      self.name = name
      self.versions = versions
      self.content = content
      self.range = range
    }
  }

  package static let path: SourcePath = "content/ledger/datasets.yml"

  /// By name.
  package var entries: [String: Entry]

  package init(entries: [String: Entry] = [:]) { self.entries = entries }
}
