/// Markdown made ready for libcmark: marks put in, footnote definitions turned into list items.
///
/// Lines stay lines, so that line numbers are those of the source. Columns move only behind marks
/// and behind the head of a footnote definition.
struct PreparedText {
  var bytes: [UInt8]
  /// The marks that may stand in `bytes`; `nil` where none was put in.
  var marks: Marks?
  /// What looks like a footnote definition and was turned into a list item.
  var definitions: [FootnoteDefinition] = []
}

/// The head of a footnote definition, `[^label]:`, at the beginning of a line.
///
/// A definition contains blocks just as a list item does whose content begins at column 5, so it is
/// given to libcmark as one. A line inside code looks the same; whether an item came of it tells
/// them apart.
struct FootnoteDefinition {
  /// What a definition's head is replaced with; its content then begins 4 columns further on.
  static let marker = Array("+   ".utf8)
  /// Content for a definition whose first line is empty: an empty item could not hold code, nor end
  /// a paragraph.
  static let placeholder = Array("***".utf8)

  /// Counted from 1 at the beginning of the prepared range.
  var line: Int
  /// The column of its `[`, the same before and after.
  var column: Int
  /// Offsets of the label.
  var label: Range<Int>
  /// Offsets from `[` to the beginning of the content.
  var head: Range<Int>
  var hasPlaceholder: Bool
}

extension PreparedText {
  /// Prepares `source[range]`.
  ///
  /// - Parameters:
  ///   - source: The file's bytes.
  ///   - range: What of them is prepared.
  ///   - marks: Characters that do not occur in the text; without them no marks are put in.
  ///   - literalLines: Lines, from 1, that look like footnote definitions and are none; `nil` takes
  ///     none out.
  /// - Complexity: O(*n*). Nothing is changed in most texts; then the bytes are copied once.
  init(_ source: [UInt8], in range: Range<Int>, marks: Marks?, literalLines: Set<Int>?) {
    var preparation = Preparation(source: source, range: range, marks: marks)
    preparation.literalLines = literalLines
    preparation.run()
    bytes = preparation.output
    self.marks = preparation.hasMarks ? marks : nil
    definitions = preparation.definitions
  }
}
