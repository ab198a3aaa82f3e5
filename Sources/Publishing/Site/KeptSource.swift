import Diagnostics
import Synchronization

/// A source that was read for its front matter, kept until its text is compiled.
///
/// A file of the tree is handed out once, so that of a large site only what waits is in memory; whoever needs it
/// again reads the file again. The theme's own pages are in no tree, and stay.
final class KeptSource: Sendable {
  private let file: Mutex<SourceFile?>
  private let isInTree: Bool

  init(_ file: SourceFile, isInTree: Bool) {
    self.file = Mutex(file)
    self.isInTree = isInTree
  }

  /// The source; `nil` where somebody has taken it before and it can be read again.
  func take() -> SourceFile? {
    file.withLock { file in
      defer { if isInTree { file = nil } }
      return file
    }
  }
}
