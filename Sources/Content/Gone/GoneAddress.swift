package import Diagnostics
package import OpenData

/// An address that was given up on purpose: an entry of `content/gone.yml`, or what a page says that gives up what
/// lay beneath it.
package struct GoneAddress: Sendable {
  package static let path: SourcePath = "content/gone.yml"

  /// From the site's root, percent-decoded, NFC; a folder's ends in `/`.
  package var url: Located<String>
  package var date: CalendarDate
  /// Why, in words for readers.
  package var reason: LocalizedText
  /// What readers should use instead, as it is written.
  package var successor: Located<String>?
  /// Where it is written.
  package var file: SourcePath

  package init(
    url: Located<String>, date: CalendarDate, reason: LocalizedText, successor: Located<String>?,
    file: SourcePath = path
  ) {
    self.url = url
    self.date = date
    self.reason = reason
    self.successor = successor
    self.file = file
  }
}
