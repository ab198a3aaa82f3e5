package import Diagnostics
package import OpenData

/// A value that somebody has looked at and lets be published: an entry of `content/privacy.yml`.
package struct PrivacyException: Sendable {
  package static let path: SourcePath = "content/privacy.yml"

  /// Which values are meant, of those of the kind.
  package enum Values: Sendable, Hashable {
    /// SHA-256 of the one value, 64 hexadecimal digits, lower case.
    case sha256(String)
    /// As ``PersonalDataKind/normalized(_:)`` writes the values.
    case pattern(ValuePattern)
  }

  /// The files it holds for, from the site's folder.
  package var files: ValuePattern
  package var kind: PersonalDataKind
  package var values: Values
  /// Why it may be published.
  package var reason: LocalizedText
  /// Who looked at it: a person or a unit.
  package var reviewer: String
  /// The last day on which it holds; none where it holds for good.
  package var until: CalendarDate?

  package init(
    files: ValuePattern, kind: PersonalDataKind, values: Values, reason: LocalizedText,
    reviewer: String, until: CalendarDate? = nil
  ) {
    self.files = files
    self.kind = kind
    self.values = values
    self.reason = reason
    self.reviewer = reviewer
    self.until = until
  }

  /// Whether it holds for a value that stands in a file.
  package func matches(_ value: PrivacyCheck.Value, in path: SourcePath) -> Bool {
    guard value.kind == kind, files.matches(path.string) else { return false }
    switch values {
    case .sha256(let digest): return digest == value.sha256
    case .pattern(let pattern):
      return pattern.matches(String(decoding: value.normalized, as: UTF8.self))
    }
  }
}
