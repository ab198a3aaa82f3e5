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

extension OutputPath {
  /// The address that a server gives the file for: `/plans/115/` for `plans/115/index.html`.
  var address: String {
    let index = "index.html"
    return string == index || string.hasSuffix("/" + index)
      ? "/" + string.dropLast(index.count) : "/" + string
  }
}

/// What the files that are written are to be.
package enum OutputMode: Sendable, Hashable {
  /// All there is: what is not written is no longer there.
  case whole
  /// Changes to what stands: what is neither written nor removed stays.
  case changes
}

/// Where written files go: a folder beside `public/`, or a dictionary in a test.
///
/// Called from several tasks at once; each path is written once.
package protocol OutputSink: Sendable {
  /// Called once, before anything else; not at all where nothing is to be written.
  func start(_ mode: OutputMode) async throws

  /// Takes a file away; only where ``OutputMode/changes`` are written.
  func remove(_ path: OutputPath) throws

  /// - Throws: What the disk says; it ends the build.
  func write(_ bytes: [UInt8], to path: OutputPath) throws

  /// Writes a file piece by piece; it has its place once `body` is done, and none where that throws.
  ///
  /// - Throws: What `body` throws, and what the disk says; the latter ends the build.
  func write(to path: OutputPath, _ body: (any OutputFile) throws -> Void) throws
}
