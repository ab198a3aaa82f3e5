import Encodings

/// What may be a link, an image or raw HTML in a block's text.
struct InlineCandidate {
  enum Kind: Equatable {
    /// `[…](destination)`
    case destination(isImage: Bool)
    /// `[…]`, `[…][]` or `[…][label]`; its value is what stands in the first brackets.
    case reference(isImage: Bool)
    /// `<…>`
    case autolink
    case html
  }

  var kind: Kind
  var start: Int
  var end: Int
  var value: Range<Int>
}

/// One pass over a block's text that knows code spans, escapes and brackets.
struct InlineScanner {
  /// In the order in which they end, as offsets in the bytes that were scanned.
  private(set) var candidates: [InlineCandidate] = []

  private var bytes: [UInt8] = []
  private var range = 0..<0
  private var index = 0
  private var brackets: [(start: Int, content: Int)] = []
  /// Where the last run of backticks of each length begins; `nil` before the first run is met.
  private var lastBackticks: [Int: Int]?
  /// Where the last `>` stands; `nil` before the first `<` is met.
  private var lastGreaterThan: Int?

  /// Finds the candidates in `bytes[range]`.
  ///
  /// - Complexity: O(*n*) in the bytes of `range`.
  mutating func scan(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    self.range = range
    index = range.lowerBound
    candidates.removeAll(keepingCapacity: true)
    brackets.removeAll(keepingCapacity: true)
    lastBackticks = nil
    lastGreaterThan = nil
    while true {
      index = nextSyntax
      guard index < range.upperBound else { return }
      switch bytes[index] {
      case UInt8(ascii: "\\"):
        let isEscape = byte(at: index + 1).map(EastAsian.isPunctuation(ascii:)) ?? false
        index += isEscape ? 2 : 1
      case UInt8(ascii: "`"): skipCode()
      case UInt8(ascii: "<"): scanAngle()
      case UInt8(ascii: "["):
        let isImage = index > range.lowerBound && bytes[index - 1] == UInt8(ascii: "!")
        brackets.append((isImage ? index - 1 : index, index + 1))
        index += 1
      default: closeBracket()
      }
    }
  }

  private var nextSyntax: Int {
    bytes.withUnsafeBufferPointer {
      $0.firstIndex(in: index..<range.upperBound) {
        $0 == UInt8(ascii: "\\") .| $0 == UInt8(ascii: "`") .| $0 == UInt8(ascii: "<")
          .| $0 == UInt8(ascii: "[") .| $0 == UInt8(ascii: "]")
      }
    }
  }

  // MARK: - Code

  /// The end of the run of backticks that begins at `start`.
  private func backticksEnd(_ start: Int) -> Int {
    var end = start
    while byte(at: end) == UInt8(ascii: "`") { end += 1 }
    return end
  }

  /// The beginning of the next run of backticks.
  private func backticks(from start: Int) -> Int? {
    bytes.firstOffset(of: UInt8(ascii: "`"), in: start..<range.upperBound)
  }

  private mutating func skipCode() {
    let start = index
    index = backticksEnd(start)
    let length = index - start
    guard let last = lastRun(of: length), last > start else { return }
    var search = index
    while let run = backticks(from: search) {
      search = backticksEnd(run)
      if search - run == length {
        index = search
        return
      }
    }
  }

  /// Where the last run of as many backticks begins: a search that finds none would make the scan
  /// quadratic.
  private mutating func lastRun(of length: Int) -> Int? {
    if let lastBackticks { return lastBackticks[length] }
    var last: [Int: Int] = [:]
    var search = index - length
    while let run = backticks(from: search) {
      search = backticksEnd(run)
      last[search - run] = run
    }
    lastBackticks = last
    return last[length]
  }

  // MARK: - Angle brackets

  /// Reads `<…>`, an address or HTML; what it is not makes no difference, since it is only looked
  /// up.
  private mutating func scanAngle() {
    let start = index
    index += 1
    guard start < greaterThanLimit(), let first = byte(at: index) else { return }
    let end: Int?
    if starts("!--", at: index) {
      end = skipping(past: "-->", from: index + 3)
    } else if first == UInt8(ascii: "?") {
      end = skipping(past: "?>", from: index)
    } else if starts("![CDATA[", at: index) {
      end = skipping(past: "]]>", from: index)
    } else {
      end = tagEnd(from: index)
    }
    guard let end else { return }
    let isAddress = !bytes[index..<end].contains { $0 <= 0x20 } && first != UInt8(ascii: "/")
    if isAddress {
      candidates.append(
        InlineCandidate(kind: .autolink, start: start, end: end, value: index..<(end - 1)))
    }
    candidates.append(InlineCandidate(kind: .html, start: start, end: end, value: start..<end))
    index = end
  }

  private mutating func greaterThanLimit() -> Int {
    if let lastGreaterThan { return lastGreaterThan }
    let last = bytes[range].lastIndex(of: UInt8(ascii: ">")) ?? -1
    lastGreaterThan = last
    return last
  }

  private func tagEnd(from start: Int) -> Int? {
    var quote: UInt8?
    for index in start..<range.upperBound {
      switch (quote, bytes[index]) {
      case (let open?, let byte): if open == byte { quote = nil }
      case (nil, UInt8(ascii: ">")): return index + 1
      case (nil, UInt8(ascii: "<")): return nil
      case (nil, UInt8(ascii: "\"")), (nil, UInt8(ascii: "'")): quote = bytes[index]
      default: break
      }
    }
    return nil
  }

  private mutating func skipping(past text: StaticString, from start: Int) -> Int? {
    let limit = greaterThanLimit()
    var index = start
    while index + text.utf8CodeUnitCount <= limit + 1 {
      if starts(text, at: index) { return index + text.utf8CodeUnitCount }
      index += 1
    }
    return nil
  }

  private func starts(_ text: StaticString, at index: Int) -> Bool {
    text.withUTF8Buffer { text in
      index + text.count <= range.upperBound
        && text.elementsEqual(bytes[index..<(index + text.count)])
    }
  }

  // MARK: - Square brackets

  private mutating func closeBracket() {
    let close = index
    index += 1
    guard let open = brackets.popLast() else { return }
    let isImage = bytes[open.start] == UInt8(ascii: "!")
    let content = open.content..<close
    if byte(at: index) == UInt8(ascii: "("),
      let link = LinkDestination(inlineAt: index, in: bytes, before: range.upperBound)
    {
      candidates.append(
        InlineCandidate(
          kind: .destination(isImage: isImage), start: open.start, end: link.end,
          value: link.destination))
      index = link.end
      return
    }
    var end = index
    if byte(at: index) == UInt8(ascii: "["),
      let label = bytes[(index + 1)..<range.upperBound].prefix(1000).firstIndex(where: {
        $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: "[")
      }), bytes[label] == UInt8(ascii: "]")
    {
      end = label + 1
    }
    candidates.append(
      InlineCandidate(
        kind: .reference(isImage: isImage), start: open.start, end: end, value: content))
  }

  private func byte(at index: Int) -> UInt8? { index < range.upperBound ? bytes[index] : nil }
}
