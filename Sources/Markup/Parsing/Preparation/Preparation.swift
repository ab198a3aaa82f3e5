import Encodings

/// One pass over a text that copies it and puts in what ``PreparedText`` promises.
struct Preparation {
  let source: [UInt8]
  let range: Range<Int>
  let marks: Marks?
  var literalLines: Set<Int>?

  var output: [UInt8] = []
  var hasMarks = false
  var definitions: [FootnoteDefinition] = []

  /// Up to where the source is in `output`.
  private var copied: Int
  private var index: Int
  /// Where lines were counted up to, and the number of the line there.
  private var counted: Int
  private var line = 1
  /// Where the bare link ends that the scan is in, without its trailing punctuation.
  private var linkEnd: Int

  init(source: [UInt8], range: Range<Int>, marks: Marks?) {
    self.source = source
    self.range = range
    self.marks = marks
    copied = range.lowerBound
    index = range.lowerBound
    counted = range.lowerBound
    linkEnd = range.lowerBound
  }

  mutating func run() {
    output.reserveCapacity(range.count + 64)
    while true {
      index = nextSyntax
      guard index < range.upperBound else { break }
      switch source[index] {
      case UInt8(ascii: "*"): markStars()
      case UInt8(ascii: "\\"): markEscape()
      case UInt8(ascii: "_"): shieldUnderscores()
      case UInt8(ascii: ":"):
        if byte(at: index + 1) == UInt8(ascii: "/") { noteLink(scheme: "://") }
        index += 1
      case UInt8(ascii: "w"):
        if byte(at: index + 1) == UInt8(ascii: "w") { noteLink(scheme: "www.") }
        index += 1
      default:
        if literalLines == nil || !replaceDefinition() { index += 1 }
      }
    }
    copy(to: range.upperBound)
  }

  /// Where the next byte stands to which one of the rules applies.
  private var nextSyntax: Int {
    source.withUnsafeBufferPointer {
      $0.firstIndex(in: index..<range.upperBound) {
        $0 == UInt8(ascii: "*") .| $0 == UInt8(ascii: "\\") .| $0 == UInt8(ascii: "_")
          .| $0 == UInt8(ascii: ":") .| $0 == UInt8(ascii: "w") .| $0 == UInt8(ascii: "[")
      }
    }
  }

  /// The number of the line at `index`.
  private mutating func currentLine() -> Int {
    while counted < index {
      if source[counted] == UInt8(ascii: "\n")
        || source[counted] == UInt8(ascii: "\r") && byte(at: counted + 1) != UInt8(ascii: "\n")
      {
        line += 1
      }
      counted += 1
    }
    return line
  }

  private func byte(at index: Int) -> UInt8? {
    index < range.upperBound ? source[index] : nil
  }

  private mutating func copy(to end: Int) {
    if copied < end { output.append(contentsOf: source[copied..<end]) }
    copied = end
  }

  private mutating func insert(_ mark: Marks.Mark, at place: Int) {
    copy(to: place)
    mark.append(to: &output)
    hasMarks = true
  }

  /// Lets a run of `*` between punctuation and a character open and close emphasis, where one of
  /// the two is Chinese, Japanese or Korean: CommonMark asks for a space there, which those scripts
  /// do not write.
  private mutating func markStars() {
    let start = index
    while byte(at: index) == UInt8(ascii: "*") { index += 1 }
    // A line's beginning is the end of the one before it, which is white space.
    guard let marks, let before = TextScalar(before: start, in: source, from: range.lowerBound),
      let after = TextScalar(at: index, in: source, before: range.upperBound),
      !EastAsian.isSpace(before.scalar), !EastAsian.isSpace(after.scalar)
    else { return }
    let isPunctuationBefore = EastAsian.isPunctuation(before.scalar)
    guard isPunctuationBefore != EastAsian.isPunctuation(after.scalar) else { return }
    var base = before
    while EastAsian.isVariationSelector(base.scalar),
      let earlier = TextScalar(before: base.range.lowerBound, in: source, from: range.lowerBound)
    {
      base = earlier
    }
    guard EastAsian.contains(base.scalar) || EastAsian.contains(after.scalar) else { return }
    insert(marks.emphasis, at: isPunctuationBefore ? start : index)
  }

  /// Marks an escaped character to which an extension would give a meaning.
  private mutating func markEscape() {
    guard let escaped = byte(at: index + 1), EastAsian.isPunctuation(ascii: escaped) else {
      index += 1
      return
    }
    index += 2
    guard let marks, Self.extensionBytes.contains(escaped) else { return }
    // A mark is a letter to CommonMark, which would change what a run after it may do.
    if let next = byte(at: index), next == UInt8(ascii: "*") || next == UInt8(ascii: "_") { return }
    insert(marks.escape, at: index)
  }

  private static let extensionBytes = Array("~.:@[]^!{/".utf8)

  /// Remembers a bare link: `_` inside it is no emphasis.
  private mutating func noteLink(scheme: StaticString) {
    guard index >= linkEnd, marks != nil,
      range.upperBound - index > scheme.utf8CodeUnitCount,
      scheme.withUTF8Buffer({ $0.elementsEqual(source[index..<(index + $0.count)]) })
    else { return }
    var end = index
    while let found = TextScalar(at: end, in: source, before: range.upperBound),
      !EastAsian.isSpace(found.scalar), !EastAsian.isSpaceless(found.scalar), found.scalar != "<"
    {
      end = found.range.upperBound
    }
    while end > index, EastAsian.isPunctuation(ascii: source[end - 1]),
      source[end - 1] != UInt8(ascii: "/")
    {
      end -= 1
    }
    linkEnd = end
  }

  private mutating func shieldUnderscores() {
    let start = index
    while byte(at: index) == UInt8(ascii: "_") { index += 1 }
    guard start < linkEnd, let marks else { return }
    if start > range.lowerBound, EastAsian.isPunctuation(ascii: source[start - 1]) {
      insert(marks.emphasis, at: start)
    }
    if let next = byte(at: index), EastAsian.isPunctuation(ascii: next) {
      insert(marks.emphasis, at: index)
    }
  }

  /// Where the line begins at `index`, if nothing but markers of block quotes and list items stands
  /// before it there.
  private var lineStartBeforeMarkers: Int? {
    var start = index
    while start > range.lowerBound {
      switch source[start - 1] {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): return start
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">"), UInt8(ascii: "-"),
        UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "."), UInt8(ascii: ")"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        start -= 1
      default: return nil
      }
    }
    return start
  }

  /// Turns `[^label]:` into the marker of a list item.
  private mutating func replaceDefinition() -> Bool {
    guard byte(at: index + 1) == UInt8(ascii: "^"), let lineStart = lineStartBeforeMarkers else {
      return false
    }
    let line = currentLine()
    guard literalLines?.contains(line) == false else { return false }
    var end = index + 2
    while let next = byte(at: end), next > 0x20, next != UInt8(ascii: "]") { end += 1 }
    guard end > index + 2, byte(at: end) == UInt8(ascii: "]"),
      byte(at: end + 1) == UInt8(ascii: ":")
    else { return false }
    let label = (index + 2)..<end
    end += 2
    while let next = byte(at: end), next == 0x20 || next == 0x09 { end += 1 }
    let next = byte(at: end)
    let isEmpty = next == nil || next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r")
    definitions.append(
      FootnoteDefinition(
        line: line, column: index - lineStart + 1, label: label, head: index..<end,
        hasPlaceholder: isEmpty))
    copy(to: index)
    output += FootnoteDefinition.marker
    if isEmpty { output += FootnoteDefinition.placeholder }
    copied = end
    index = end
    return true
  }
}
