/// A state of a dataset that was released, as `content/ledger/datasets.yml` remembers it.
package struct DatasetVersion: Sendable, Hashable {
  /// What changed since the version before (Data Package 2, “Data Package Version”).
  package enum Change: String, Sendable, CaseIterable {
    case first
    /// Columns were added, removed, renamed or given another type or order.
    case fields
    /// Rows were added and none changed.
    case rows
    /// Values were corrected or rows removed.
    case correction
    case withdrawn
  }

  /// Major, minor, patch.
  package var number: SemanticVersion
  package var date: CalendarDate
  /// SHA-256 of the dataset's content, 64 hexadecimal digits, lower case.
  package var digest: String
  package var change: Change
  package var note: LocalizedText?

  package init(
    number: SemanticVersion, date: CalendarDate, digest: String, change: Change,
    note: LocalizedText? = nil
  ) {
    self.number = number
    self.date = date
    self.digest = digest
    self.change = change
    self.note = note
  }
}

/// `1.4.0` (semver.org, without pre-release and build parts).
package struct SemanticVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
  package var major: Int
  package var minor: Int
  package var patch: Int

  package init(_ major: Int, _ minor: Int, _ patch: Int) {
    self.major = major
    self.minor = minor
    self.patch = patch
  }

  package var description: String { "\(major).\(minor).\(patch)" }

  package static func < (left: SemanticVersion, right: SemanticVersion) -> Bool {
    (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
  }
}
