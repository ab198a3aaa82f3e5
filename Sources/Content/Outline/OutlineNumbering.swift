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
  /// - Complexity: O(headings), where a level has few ways of writing.
  package static func problems(in document: Document) -> [Diagnostic] {
    // The headings that the next one may lie beneath, the document itself first, and the numbers beneath each.
    var open: [(level: Int, numbers: [LastNumber])] = [(level: 0, numbers: [])]
    var diagnostics: [Diagnostic] = []
    for heading in document.headings {
      while open.count > 1, open[open.count - 1].level >= heading.level { open.removeLast() }
      if let number = heading.number {
        let problem = problem(
          with: number, of: heading, after: &open[open.count - 1].numbers,
          file: document.source.path)
        if let problem { diagnostics.append(problem) }
      }
      open.append((heading.level, []))
    }
    return diagnostics
  }

  /// The number that was last written in one way beneath one heading.
  private struct LastNumber {
    let style: OutlineNumber.Style
    var ordinal: Int
    var range: SourceRange
  }

  private static func problem(
    with number: OutlineNumber, of heading: Heading, after numbers: inout [LastNumber],
    file: SourcePath
  ) -> Diagnostic? {
    let place = numbers.firstIndex { $0.style == number.style }
    let previous = place.map { numbers[$0] }
    let last = LastNumber(style: number.style, ordinal: number.ordinal, range: heading.range)
    if let place { numbers[place] = last } else { numbers.append(last) }
    let expected = (previous?.ordinal ?? 0) + 1
    guard number.ordinal != expected else { return nil }
    let notes = previous.map {
      [Note("The number before it is here", file: file, range: $0.range)]
    }
    let isRepeated = number.ordinal < expected
    return Diagnostic(
      .outlineNumbering,
      "'\(number.written)' \(isRepeated ? "repeats a number" : "skips \(skipped(expected, number))")",
      file: file, range: heading.range,
      help: "Number the headings of a level one after the other, beginning at the first.",
      notes: notes ?? [])
  }

  private static func skipped(_ expected: Int, _ number: OutlineNumber) -> String {
    let count = number.ordinal - expected
    return count == 1 ? "a number" : "\(count) numbers"
  }
}
