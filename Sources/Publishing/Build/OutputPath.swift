/// A file's place in the written site, relative to its root, with `/` between its parts.
package struct OutputPath: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let string: String

  package init(_ string: String) { self.string = string }

  package var description: String { string }

  /// By UTF-8 bytes, so that the order is the same everywhere.
  package static func < (left: OutputPath, right: OutputPath) -> Bool {
    left.string.utf8.lexicographicallyPrecedes(right.string.utf8)
  }
}

/// Where written files go: a folder beside `public/`, or a dictionary in a test.
///
/// Called from several tasks at once; each path is written once.
package protocol OutputSink: Sendable {
  /// - Throws: What the disk says; it ends the build.
  func write(_ bytes: [UInt8], to path: OutputPath) throws
}
