import Content
import Diagnostics
import OpenData

/// The words of a page with what rules of official writing look at, wherever they stand.
package struct WrittenText: Sendable {
  /// The bytes in which the marks' offsets count.
  let file: SourceFile
  let marks: [WritingMark]
  /// Whether it has text in the Chinese of Taiwan.
  let isChinese: Bool
  /// The day on which the page speaks; `nil` where it does not say, or speaks of what is over.
  let day: CalendarDate?
  /// What of a page of HTML they are; `nil` for a source, whose own bytes they are.
  let markup: MarkupText?

  /// What stands at some offsets.
  func text(_ range: Range<Int>) -> String { String(decoding: file.bytes[range], as: UTF8.self) }

  /// Where it stands in the file that its author opens.
  func place(_ range: Range<Int>) -> SourceRange {
    markup.map { $0.place(range) } ?? file.range(of: range)
  }

  /// A change of the file; `nil` for HTML, which some other program would write again.
  func fix(_ range: Range<Int>, _ text: String) -> FixIt? {
    markup == nil ? FixIt(file.range(of: range), text) : nil
  }

  /// Notes that a rule of official writing has something to judge: Chinese text, of which it tells what is wrong alone.
  func judge(_ findings: inout Findings) {
    if isChinese { findings.judge() }
  }
}

extension SourcePage {
  /// Its words, each at its own place.
  var words: WrittenText {
    let hasText = file.bytes[min(bodyOffset, file.bytes.count)...].contains { $0 > 0x20 }
    return WrittenText(
      file: file, marks: writing, isChinese: language.isTraditionalChinese && hasText,
      day: frontMatter.status == .current ? day : nil, markup: nil)
  }

  /// The day on which the page speaks: its own, else the year's that it is about, else today.
  private var day: CalendarDate {
    if let date = frontMatter.lastUpdated { return date }
    return frontMatter.year.flatMap {
      CalendarDate(year: $0 + CalendarDate.rocOffset, month: 1, day: 1)
    } ?? today
  }
}
