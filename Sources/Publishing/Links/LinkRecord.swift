import Content
import Diagnostics

/// A link of a page's source that must find its id, or a file of the site's data: checked once all is written.
struct LinkRecord: Sendable, Hashable {
  var target: LinkResolver.Target
  var file: SourcePath
  var range: SourceRange
  /// Whether it is still to be seen that anything stands there at all.
  var isPending = false

  init(target: LinkResolver.Target, file: SourcePath, range: SourceRange) {
    self.target = target
    self.file = file
    self.range = range
  }

  /// What remains to be checked of a link; `nil` where nothing does.
  init?(_ resolved: LinkResolver.Resolved, file: SourcePath, range: SourceRange) {
    guard let target = resolved.target, target.fragment != nil || resolved.isPending else {
      return nil
    }
    self.init(target: target, file: file, range: range)
    isPending = resolved.isPending
  }
}
