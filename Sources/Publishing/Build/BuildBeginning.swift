import Content
import Encodings

/// What a build begins with: the sources beside those of an earlier build, unless something has
/// changed that every page depends on.
struct BuildBeginning: Sendable {
  let comparison: SourceComparison
  /// The digest of everything that all pages depend on.
  let ground: Fingerprint
  let history: BuildHistory

  init(_ tree: SourceTree, _ earlier: EarlierBuild?, _ options: BuildOptions) {
    let comparison = SourceComparison(tree, earlier)
    ground = comparison.ground(options)
    guard let earlier else {
      self.comparison = comparison
      history = BuildHistory(options)
      return
    }
    let cause =
      earlier.ground == ground ? nil : BuildHistory.Cause.ground(comparison.changedGround())
    self.comparison = cause == nil ? comparison : SourceComparison(tree, nil)
    history = BuildHistory(after: earlier.history, options, cause: cause)
  }
}
