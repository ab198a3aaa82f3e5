package import Diagnostics

/// A link or an image as it was written.
package struct LinkReference: Sendable, Hashable {
  package enum Kind: Sendable, Hashable { case link, image }

  package var kind: Kind
  package var node: NodeID
  /// The destination with entities and backslashes resolved.
  package var destination: String
  package var title: String
  /// Where the destination stands; the link's own place where it is a reference or a bare link.
  package var range: SourceRange
  /// Whether its scheme may be published: relative, `#…`, http, https, mailto, tel.
  package var isSafe: Bool

  package init(
    kind: Kind, node: NodeID, destination: String, title: String, range: SourceRange, isSafe: Bool
  ) {
    self.kind = kind
    self.node = node
    self.destination = destination
    self.title = title
    self.range = range
    self.isSafe = isSafe
  }
}
