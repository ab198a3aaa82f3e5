/// How a document names the parts that Gazette knows again when it is imported.
///
/// Sections and fields of this prefix are neither shown nor printed, and stay when an office program saves the document.
package enum DocumentMark {
  package static let prefix = "gazette-"
  /// The name of a link to an image whose kind office programs do not show.
  package static let image = "gazette-image"

  /// The mark of a heading that stands higher than it was written, since none is shown for the empty cells above it.
  ///
  /// - Parameters:
  ///   - level: As written, from 1.
  ///   - gaps: The levels of the empty cells' headings that come just before it.
  /// - Returns: The name without the prefix, to be ended by a number of its own.
  package static func level(_ level: Int, gaps: [Int]) -> String {
    "level-\(level)" + gaps.map { "-\($0)" }.joined()
  }

  /// What the marks among these names say.
  package static func levels(_ names: [String]) -> (level: Int?, gaps: [Int]) {
    for name in names where name.hasPrefix(prefix + "level-") {
      let numbers = name.dropFirst(prefix.count).split(separator: "-").dropFirst()
        .prefix(7).compactMap { Int($0) }
      // The last one makes the name one of its kind.
      guard numbers.count >= 2, numbers.allSatisfy({ (1...1_000_000).contains($0) }) else {
        continue
      }
      let levels = numbers.dropLast().map { min(6, $0) }
      return (levels.first, Array(levels.dropFirst()))
    }
    return (nil, [])
  }
}
