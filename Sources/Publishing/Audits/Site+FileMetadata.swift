import Audit
import Content
import Diagnostics

extension Site {
  /// What a file that is offered for download tells of persons in its properties; nothing where no rule asks.
  ///
  /// - Throws: `SourceReadingError`.
  func metadataProblems(inFile path: SourcePath) throws -> [Diagnostic] {
    guard let profile, profile.asks(.attachmentMetadata), FileMetadata.mayHold(path),
      try tree.open(path).byteCount <= FileMetadata.limit
    else { return [] }
    return FileMetadata.problems(in: try tree.bytes(of: path), of: path, settings: settings)
  }
}
