import Audit
import Content
import Diagnostics

extension Site {
  /// What a file that is offered for download tells of persons in its properties; nothing where no rule asks.
  ///
  /// `judged` takes the rule where the file is of a kind that it is about.
  ///
  /// - Throws: `SourceReadingError`.
  func metadataProblems(
    inFile path: SourcePath, judged: inout RuleSet
  ) throws -> [Diagnostic] {
    guard let profile, profile.asks(.attachmentMetadata), FileMetadata.mayHold(path),
      try tree.open(path).byteCount <= FileMetadata.limit
    else { return [] }
    judged.insert(.attachmentMetadata)
    return FileMetadata.problems(in: try tree.bytes(of: path), of: path, settings: settings)
  }
}
