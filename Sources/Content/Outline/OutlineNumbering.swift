package import Diagnostics
package import Markup

/// Whether the official numbers of headings follow each other.
package enum OutlineNumbering {
  /// A warning for each number that skips or repeats among its neighbours.
  ///
  /// Neighbours are headings of one level and one way of writing beneath the same heading: 一、 is followed by
  /// 二、, and begins again beneath the next 壹、. Where a number is wrong, those after it are measured by it, so that
  /// one slip is told once.
  ///
  /// - Complexity: O(headings × depth).
  package static func problems(in document: Document) -> [Diagnostic] {
    struct Place: Hashable {
      let parent: [Int]
      let style: OutlineNumber.Style
    }
    var previous: [Place: (ordinal: Int, range: SourceRange)] = [:]
    var diagnostics: [Diagnostic] = []
    for (heading, path) in zip(document.headings, HeadingPath.all(of: document.headings)) {
      guard let number = heading.number else { continue }
      let place = Place(parent: path.dropLast(), style: number.style)
      defer { previous[place] = (number.ordinal, heading.range) }
      let expected = (previous[place]?.ordinal ?? 0) + 1
      guard number.ordinal != expected else { continue }
      let notes = previous[place].map {
        [Note("The number before it is here", file: document.source.path, range: $0.range)]
      }
      let isRepeated = number.ordinal < expected
      diagnostics.append(
        Diagnostic(
          .outlineNumbering,
          "'\(number.written)' \(isRepeated ? "repeats a number" : "skips \(skipped(expected, number))")",
          file: document.source.path, range: heading.range,
          help: "Number the headings of a level one after the other, beginning at the first.",
          notes: notes ?? []))
    }
    return diagnostics
  }

  private static func skipped(_ expected: Int, _ number: OutlineNumber) -> String {
    let count = number.ordinal - expected
    return count == 1 ? "a number" : "\(count) numbers"
  }
}
