/// A line of source with a mark under the place that is meant.
///
///      4 | data: spending-2025
///        |       ^~~~~~~~~~~~~
///
/// Columns are a terminal's: Han takes two, a tab goes on to the next multiple of four. A long line
/// is cut round the place. A range over several lines is marked to the end of its first. User names and passwords of
/// addresses are covered.
struct Snippet {
  /// Columns of source that are shown at most.
  static let width = 100
  private static let tabWidth = 4
  /// Columns of source kept before the place where a line is cut.
  private static let lead = 40

  let lines: [String]

  /// The lines for a range; none for one that lies past the end of the file.
  ///
  /// With `hasContext`, the line before is shown as well, unless it is blank.
  init(_ source: SourceFile, _ range: SourceRange, hasContext: Bool, style: DiagnosticStyle) {
    let number = range.start.line
    guard number >= 1, number <= source.lineCount else {
      lines = []
      return
    }
    let bytes = Credentials.covered(in: Array(source.bytes[source.lineRange(number)]))
    let start = min(max(range.start.column - 1, 0), bytes.count)
    let end = range.end.line > number ? bytes.count : min(range.end.column - 1, bytes.count)
    let before = Cells(bytes[..<start], from: 0)
    let marked = Cells(bytes[start..<max(start, end)], from: before.end)
    let after = Cells(bytes[max(start, end)...], from: marked.end)

    let gutter = String(number).utf8.count
    func row(_ label: String, _ text: String) -> String {
      let padding = String(repeating: " ", count: gutter - label.utf8.count)
      return style.paint(" \(padding)\(label) |", .gutter) + (text.isEmpty ? "" : " " + text)
    }

    var rows: [String] = []
    if hasContext, number > 1 {
      let before = Credentials.covered(in: Array(source.bytes[source.lineRange(number - 1)]))
      let context = Cells(before[...], from: 0)
      if context.isBlank == false {
        rows.append(row(String(number - 1), context.text(in: 0..<Self.width)))
      }
    }
    // The window moves only for a place that would not be seen otherwise.
    let needed = min(marked.end, before.end + Self.width - Self.lead)
    let first = needed < Self.width ? 0 : before.end - min(Self.lead, before.end)
    let window = first..<(first + Self.width)
    let line = Cells(joining: [before, marked, after])
    rows.append(row(String(number), line.text(in: window)))
    let markEnd = min(max(marked.end, before.end + 1), window.upperBound)
    // The cut itself takes a column before the text.
    let indent = before.end - first + (first > 0 ? 1 : 0)
    let caret = "^" + String(repeating: "~", count: max(0, markEnd - before.end - 1))
    rows.append(
      row("", String(repeating: " ", count: indent) + style.paint(caret, .caret)))
    lines = rows
  }

  /// Scalars and the column that each begins in.
  private struct Cells {
    var scalars: [(scalar: Unicode.Scalar, column: Int, width: Int)] = []
    /// The column after the last.
    var end: Int

    init(_ bytes: ArraySlice<UInt8>, from column: Int) {
      end = column
      for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
        if scalar == "\t" {
          for _ in 0..<(Snippet.tabWidth - end % Snippet.tabWidth) { append(" ") }
        } else {
          append(VisibleText.visible(scalar))
        }
      }
    }

    init(joining parts: [Cells]) {
      scalars = parts.flatMap(\.scalars)
      end = parts.last?.end ?? 0
    }

    var isBlank: Bool { scalars.allSatisfy { $0.scalar.properties.isWhitespace } }

    /// The text in these columns, with `…` for what is cut off at either side.
    func text(in window: Range<Int>) -> String {
      var text = String.UnicodeScalarView()
      if window.lowerBound > 0 { text.append("…") }
      for cell in scalars where cell.column >= window.lowerBound {
        if cell.column + cell.width > window.upperBound { break }
        // Half of a wide character that the cut went through.
        if text.count == 1, window.lowerBound > 0, cell.column > window.lowerBound {
          text.append(" ")
        }
        text.append(cell.scalar)
      }
      while text.last == " " { text.removeLast() }
      if end > window.upperBound { text.append("…") }
      return String(text)
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
      let width = DisplayWidth.columns(of: scalar)
      scalars.append((scalar, end, width))
      end += width
    }
  }
}
