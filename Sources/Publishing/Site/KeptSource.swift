import Diagnostics
import Synchronization

/// A source that was read for its front matter, kept until its text is compiled.
///
/// It is handed out once, so that of a large site only what waits is in memory; whoever needs it again reads
/// the file again.
final class KeptSource: Sendable {
  private let file: Mutex<SourceFile?>

  init(_ file: SourceFile) { self.file = Mutex(file) }

  /// The source; `nil` where somebody has taken it before.
  func take() -> SourceFile? {
    file.withLock { file in
      defer { file = nil }
      return file
    }
  }
}
