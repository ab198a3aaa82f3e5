/// A file's place in the site's source, relative to the site's folder, with `/` between its parts.
///
///     SourcePath("content/plans/115.zh-Hant.md").lastComponent   // 115.zh-Hant.md
package struct SourcePath: Hashable, Sendable, Comparable, CustomStringConvertible,
  ExpressibleByStringLiteral
{
  package let string: String

  package init(_ string: String) { self.string = string }
  package init(stringLiteral value: String) { string = value }

  package var description: String { string }

  /// The part after the last `/`.
  package var lastComponent: String {
    guard let slash = string.utf8.lastIndex(of: UInt8(ascii: "/")) else { return string }
    return String(string[string.index(after: slash)...])
  }

  /// The path up to the last `/`, without it; empty at the top.
  package var directory: String {
    guard let slash = string.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(string[..<slash])
  }

  /// By UTF-8 bytes, so that the order is the same everywhere.
  package static func < (left: SourcePath, right: SourcePath) -> Bool {
    left.string.utf8.lexicographicallyPrecedes(right.string.utf8)
  }
}
