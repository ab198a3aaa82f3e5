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
  private var line = 1
  private var lineStart: Int
  /// Where the bare link ends that the scan is in, without its trailing punctuation.
  private var linkEnd: Int

  init(source: [UInt8], range: Range<Int>, marks: Marks?) {
    self.source = source
    self.range = range
    self.marks = marks
    copied = range.lowerBound
    index = range.lowerBound
    lineStart = range.lowerBound
    linkEnd = range.lowerBound
  }

  mutating func run() {
    output.reserveCapacity(range.count + 64)
    while index < range.upperBound {
      switch source[index] {
      case UInt8(ascii: "\n"):
        index += 1
        beginLine()
      case UInt8(ascii: "\r"):
        index += 1
        if byte(at: index) == UInt8(ascii: "\n") { index += 1 }
        beginLine()
      case UInt8(ascii: "*"): markStars()
      case UInt8(ascii: "\\"): markEscape()
      case UInt8(ascii: "_"): shieldUnderscores()
      case UInt8(ascii: ":"):
        noteLink(scheme: "://")
        index += 1
      case UInt8(ascii: "w"):
        noteLink(scheme: "www.")
        index += 1
      case UInt8(ascii: "["):
        if literalLines == nil || !replaceDefinition() { index += 1 }
      default: index += 1
      }
    }
    copy(to: range.upperBound)
  }

  private mutating func beginLine() {
    line += 1
    lineStart = index
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
    guard let marks, let before = TextScalar(before: start, in: source, from: lineStart),
      let after = TextScalar(at: index, in: source, before: range.upperBound),
      !EastAsian.isSpace(before.scalar), !EastAsian.isSpace(after.scalar)
    else { return }
    let isPunctuationBefore = EastAsian.isPunctuation(before.scalar)
    guard isPunctuationBefore != EastAsian.isPunctuation(after.scalar) else { return }
    var base = before
    while EastAsian.isVariationSelector(base.scalar),
      let earlier = TextScalar(before: base.range.lowerBound, in: source, from: lineStart)
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

  /// What markers of block quotes and list items are made of.
  private static let containerBytes = Array(" \t>-+*.)0123456789".utf8)

  /// Turns `[^label]:` into the marker of a list item.
  private mutating func replaceDefinition() -> Bool {
    guard byte(at: index + 1) == UInt8(ascii: "^"), literalLines?.contains(line) == false,
      source[lineStart..<index].allSatisfy(Self.containerBytes.contains)
    else { return false }
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
