package import Diagnostics
package import OpenData

/// An address that was given up on purpose: an entry of `content/gone.yml`.
package struct GoneAddress: Sendable {
  package static let path: SourcePath = "content/gone.yml"

  /// From the site's root, percent-decoded, NFC; a folder's ends in `/`.
  package var url: Located<String>
  package var date: CalendarDate
  /// Why, in words for readers.
  package var reason: LocalizedText
  /// What readers should use instead, as it is written.
  package var successor: Located<String>?

  package init(
    url: Located<String>, date: CalendarDate, reason: LocalizedText, successor: Located<String>?
  ) {
    self.url = url
    self.date = date
    self.reason = reason
    self.successor = successor
  }
}
