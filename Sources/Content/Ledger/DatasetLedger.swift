package import Diagnostics
package import OpenData

/// What was released of the site's data, as `content/ledger/datasets.yml` remembers it.
///
/// The file is a list with an entry for each dataset, which begins with `- name:`.
package struct DatasetLedger: Sendable {
  /// A dataset and its releases.
  package struct Entry: Sendable, Hashable {
    package var name: String
    /// Oldest first; at least one.
    package var versions: [DatasetVersion]
    /// What the last version held.
    package var content: ContentSummary
    /// Why it is no longer offered, where the last version says so.
    ///
    /// The successor is an absolute address.
    package var withdrawal: Withdrawal?

    package init(name: String, versions: [DatasetVersion], content: ContentSummary) {
      self.name = name
      self.versions = versions
      self.content = content
    }
  }

  package static let path: SourcePath = "content/ledger/datasets.yml"

  let file: LedgerFile

  /// An empty ledger, as that of a site which has released nothing.
  package init() { self.init([]) }

  /// - Complexity: O(bytes).
  package init(_ bytes: [UInt8]) { file = LedgerFile(bytes, key: "name") }

  /// The datasets that have an entry, sorted by their bytes.
  package var names: [String] { file.names }

  /// Where a dataset's entry stands; `nil` where it has none.
  package func range(of name: String) -> SourceRange? { file.range(of: name) }

  /// The bytes of a dataset's entry, by which it is known whether it has changed.
  package func bytes(of name: String) -> ArraySlice<UInt8>? { file.bytes(of: name) }

  /// A dataset's entry; `nil` where it has none, or where something in it is wrong.
  ///
  /// - Complexity: O(bytes of the entry).
  package subscript(name: String) -> Entry? { file.part(of: name).flatMap { decode($0).entry } }
}
