import Content
import Diagnostics

/// A link of a page's source that must find its id: checked once every page is written.
struct LinkRecord: Sendable, Hashable {
  var target: LinkResolver.Target
  var file: SourcePath
  var range: SourceRange
}
