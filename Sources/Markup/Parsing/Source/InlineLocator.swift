/// Finds where the inlines of a block stand.
///
/// libcmark's own places of inlines are wrong where a link wraps over lines or a line continues
/// lazily. So the text is scanned again for what may be a link, an image or HTML; which of them is
/// one has been decided by libcmark, and is recognised by its content. Inlines are asked for in the
/// order in which they end.
///
/// - Complexity: O(*n*) for a block, however often it is asked.
struct InlineLocator {
  private(set) var text = SourceText()
  private var scanner = InlineScanner()
  private var next = 0
  /// Where the last inline that was found ends.
  private var position = 0

  /// Turns to another block.
  mutating func begin(_ text: SourceText) {
    self.text = text
    next = 0
    position = text.range.lowerBound
    scanner.scan(text.bytes, text.range)
  }

  private var candidates: [InlineCandidate] { scanner.candidates }

  /// How far a search goes: what is not near is not there.
  private static let candidateLimit = 1_000
  private static let byteLimit = 100_000

  private var nextCandidates: Range<Int> {
    next..<min(next + Self.candidateLimit, candidates.count)
  }

  /// The destination of the next link or image that leads to `destination`; the whole of it where
  /// the destination stands elsewhere.
  ///
  /// - Parameters:
  ///   - isImage: Which of the two it is.
  ///   - destination: The address as libcmark understood it.
  ///   - label: The text between the brackets, without markup.
  /// - Returns: Its place in the file; `nil` where it is not found.
  mutating func link(
    isImage: Bool, to destination: UnsafeBufferPointer<UInt8>, label: ArraySlice<UInt8>
  ) -> Range<Int>? {
    for index in nextCandidates {
      let candidate = candidates[index]
      switch candidate.kind {
      case .destination(let isImageHere) where isImageHere == isImage:
        if LinkDestination.reads(text.bytes[candidate.value], destination) { return take(index) }
      case .autolink where !isImage:
        if LinkDestination.reads(text.bytes[candidate.value], destination) { return take(index) }
        if destination.starts(with: "mailto:".utf8),
          LinkDestination.reads(
            text.bytes[candidate.value], UnsafeBufferPointer(rebasing: destination.dropFirst(7)))
        {
          return take(index)
        }
      case .reference(let isImageHere) where isImageHere == isImage:
        if Self.haveSameWords(text.bytes[candidate.value], label) {
          return take(index, isWhole: true)
        }
      default: break
      }
    }
    return nil
  }

  /// The next raw HTML that reads `literal`.
  mutating func html(_ literal: [UInt8]) -> Range<Int>? {
    let firstLine = literal.prefix { $0 != UInt8(ascii: "\n") }
    for index in nextCandidates where candidates[index].kind == .html {
      if text.bytes[candidates[index].value].starts(with: firstLine) { return take(index) }
    }
    return nil
  }

  /// The next place that reads `bytes`, which may hold character references in the file.
  mutating func occurrence(of bytes: [UInt8]) -> Range<Int>? {
    let key = bytes.prefix { $0 != UInt8(ascii: "&") }
    guard let first = key.first else { return nil }
    let end = min(text.range.upperBound, position + Self.byteLimit)
    var start = position
    while start + key.count <= end,
      let found = text.bytes[start..<(end - key.count + 1)].firstIndex(of: first)
    {
      if text.bytes[found..<(found + key.count)].elementsEqual(key) {
        position = self.end(of: bytes, writtenFrom: found)
        while next < candidates.count, candidates[next].end <= position { next += 1 }
        return text.offsets(of: found..<position)
      }
      start = found + 1
    }
    return nil
  }

  /// Where bytes end that are written from `start` on, perhaps with `&amp;` and backslashes.
  private func end(of bytes: [UInt8], writtenFrom start: Int) -> Int {
    var end = start
    var index = 0
    while index < bytes.count, end < text.range.upperBound {
      if text.bytes[end] == UInt8(ascii: "&"), bytes[index] == UInt8(ascii: "&"),
        text.bytes[end..<text.range.upperBound].starts(with: "&amp;".utf8),
        !bytes[index...].starts(with: "&amp;".utf8)
      {
        end += 4
      } else if text.bytes[end] == UInt8(ascii: "\\"), bytes[index] != UInt8(ascii: "\\") {
        end += 1
      }
      end += 1
      index += 1
    }
    return min(end, text.range.upperBound)
  }

  private mutating func take(_ index: Int, isWhole: Bool = false) -> Range<Int> {
    let candidate = candidates[index]
    next = index + 1
    position = candidate.end
    return text.offsets(of: isWhole ? candidate.start..<candidate.end : candidate.value)
  }

  /// Whether two labels are equal once markup and spaces are taken away.
  private static func haveSameWords(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
    var left = left.lazy.filter(isWord).makeIterator()
    var right = right.lazy.filter(isWord).makeIterator()
    while let byte = left.next() {
      guard right.next() == byte else { return false }
    }
    return right.next() == nil
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte > 0x20 && !EastAsian.isPunctuation(ascii: byte)
  }
}
