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
  private let bytes: [UInt8]
  private var index = 0
  private var candidates: [InlineCandidate] = []
  private var brackets: [(start: Int, content: Int)] = []
  /// Where the last run of backticks of each length begins.
  private var lastBackticks: [Int: Int] = [:]
  private var lastGreaterThan = -1

  /// Candidates in the order in which they end.
  ///
  /// - Complexity: O(*n*).
  static func candidates(in bytes: [UInt8]) -> [InlineCandidate] {
    var scanner = InlineScanner(bytes)
    scanner.scan()
    return scanner.candidates
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lastGreaterThan = bytes.lastIndex(of: UInt8(ascii: ">")) ?? -1
    var index = 0
    while let start = bytes[index...].firstIndex(of: UInt8(ascii: "`")) {
      index = bytes[start...].firstIndex { $0 != UInt8(ascii: "`") } ?? bytes.count
      lastBackticks[index - start] = start
    }
  }

  private mutating func scan() {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\"):
        let isEscape = index + 1 < bytes.count && EastAsian.isPunctuation(ascii: bytes[index + 1])
        index += isEscape ? 2 : 1
      case UInt8(ascii: "`"): skipCode()
      case UInt8(ascii: "<"): scanAngle()
      case UInt8(ascii: "["):
        let isImage = index > 0 && bytes[index - 1] == UInt8(ascii: "!")
        brackets.append((isImage ? index - 1 : index, index + 1))
        index += 1
      case UInt8(ascii: "]"): closeBracket()
      default: index += 1
      }
    }
  }

  private mutating func skipCode() {
    let start = index
    index = bytes[start...].firstIndex { $0 != UInt8(ascii: "`") } ?? bytes.count
    let length = index - start
    guard let last = lastBackticks[length], last > start else { return }
    var search = index
    while let run = bytes[search...].firstIndex(of: UInt8(ascii: "`")) {
      search = bytes[run...].firstIndex { $0 != UInt8(ascii: "`") } ?? bytes.count
      if search - run == length {
        index = search
        return
      }
    }
  }

  /// Reads `<…>`, an address or HTML; what it is not makes no difference, since it is only looked
  /// up.
  private mutating func scanAngle() {
    let start = index
    index += 1
    guard start < lastGreaterThan, let first = byte(at: index) else { return }
    let end: Int?
    if bytes[index...].starts(with: "!--".utf8) {
      end = skipping(past: "-->", from: index + 3)
    } else if first == UInt8(ascii: "?") {
      end = skipping(past: "?>", from: index)
    } else if bytes[index...].starts(with: "![CDATA[".utf8) {
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

  private func tagEnd(from start: Int) -> Int? {
    var quote: UInt8?
    for index in start..<bytes.count {
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

  private func skipping(past text: String, from start: Int) -> Int? {
    let wanted = Array(text.utf8)
    var index = start
    while index + wanted.count <= lastGreaterThan + 1 {
      if bytes[index..<(index + wanted.count)].elementsEqual(wanted) { return index + wanted.count }
      index += 1
    }
    return nil
  }

  private mutating func closeBracket() {
    let close = index
    index += 1
    guard let open = brackets.popLast() else { return }
    let isImage = bytes[open.start] == UInt8(ascii: "!")
    let content = open.content..<close
    if byte(at: index) == UInt8(ascii: "("),
      let link = LinkDestination(inlineAt: index, in: bytes)
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
      let label = bytes[(index + 1)...].prefix(1000).firstIndex(where: {
        $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: "[")
      }), bytes[label] == UInt8(ascii: "]")
    {
      end = label + 1
    }
    candidates.append(
      InlineCandidate(
        kind: .reference(isImage: isImage), start: open.start, end: end, value: content))
  }

  private func byte(at index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }
}
