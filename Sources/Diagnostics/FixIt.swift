/// A change of a source file that mends what a diagnostic tells, certain enough to be made unseen.
package struct FixIt: Sendable, Hashable {
  /// What is replaced; empty where something is put in.
  package var range: SourceRange
  package var replacement: String

  package init(_ range: SourceRange, _ replacement: String) {
    self.range = range
    self.replacement = replacement
  }
}
