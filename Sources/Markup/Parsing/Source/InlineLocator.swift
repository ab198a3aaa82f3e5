/// Finds where the inlines of a block stand.
///
/// libcmark's own places of inlines are wrong where a link wraps over lines or a line continues lazily. So the text
/// is scanned again for what may be a link, an image or HTML; which of them is one has been decided by libcmark, and
/// is recognised by its content. Inlines are asked for in the order in which they end.
///
/// - Complexity: O(*n*) for a block, however often it is asked.
struct InlineLocator {
  let text: SourceText
  private let candidates: [InlineCandidate]
  private var next = 0
  /// Where the last inline that was found ends.
  private var position = 0

  init(_ text: SourceText) {
    self.text = text
    candidates = InlineScanner.candidates(in: text.bytes)
  }

  /// The destination of the next link or image that leads to `destination`; the whole of it where the destination
  /// stands elsewhere.
  mutating func link(isImage: Bool, to destination: [UInt8], label: [UInt8]) -> Range<Int>? {
    var reference: Int?
    for index in next..<candidates.count {
      let candidate = candidates[index]
      switch candidate.kind {
      case .destination(let isImageHere) where isImageHere == isImage:
        guard matches(candidate.value, destination) else { continue }
      case .autolink where !isImage:
        guard
          matches(candidate.value, destination)
            || destination.starts(with: "mailto:".utf8)
              && matches(candidate.value, Array(destination.dropFirst(7)))
        else { continue }
      case .reference(let isImageHere) where isImageHere == isImage:
        if reference == nil, Self.words(text.bytes[candidate.value]) == Self.words(label[...]) {
          reference = index
        }
        continue
      default: continue
      }
      // A reference before it with the link's own words is the likelier one.
      if let reference, candidates[reference].start < candidate.start { break }
      return take(index)
    }
    return reference.flatMap { take($0, isWhole: true) }
  }

  /// The next raw HTML that reads `literal`.
  mutating func html(_ literal: [UInt8]) -> Range<Int>? {
    let firstLine = literal.prefix { $0 != UInt8(ascii: "\n") }
    for index in next..<candidates.count where candidates[index].kind == .html {
      if text.bytes[candidates[index].value].starts(with: firstLine) { return take(index) }
    }
    return nil
  }

  /// The next place that reads `bytes`.
  mutating func occurrence(of bytes: [UInt8]) -> Range<Int>? {
    guard let first = bytes.first else { return nil }
    var start = position
    while start + bytes.count <= text.bytes.count,
      let found = text.bytes[start...].firstIndex(of: first),
      found + bytes.count <= text.bytes.count
    {
      if text.bytes[found..<(found + bytes.count)].elementsEqual(bytes) {
        position = found + bytes.count
        while next < candidates.count, candidates[next].end <= position { next += 1 }
        return text.offsets(of: found..<position)
      }
      start = found + 1
    }
    return nil
  }

  private mutating func take(_ index: Int, isWhole: Bool = false) -> Range<Int> {
    let candidate = candidates[index]
    next = index + 1
    position = candidate.end
    return text.offsets(of: isWhole ? candidate.start..<candidate.end : candidate.value)
  }

  /// Whether a destination as written reads `destination` once backslashes are taken away. From a character
  /// reference on they are taken for equal.
  private func matches(_ written: Range<Int>, _ destination: [UInt8]) -> Bool {
    var index = 0
    var isEscaped = false
    for byte in text.bytes[written] {
      if byte == UInt8(ascii: "&"), !isEscaped { return true }
      if byte == UInt8(ascii: "\\"), !isEscaped {
        isEscaped = true
        continue
      }
      if isEscaped, !EastAsian.isPunctuation(ascii: byte) {
        guard index < destination.count, destination[index] == UInt8(ascii: "\\") else {
          return false
        }
        index += 1
      }
      isEscaped = false
      guard index < destination.count, destination[index] == byte else { return false }
      index += 1
    }
    if isEscaped {
      guard index < destination.count, destination[index] == UInt8(ascii: "\\") else { return false }
      index += 1
    }
    return index == destination.count
  }

  /// What is left of a label without markup and spaces.
  private static func words(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.filter { $0 > 0x20 && !EastAsian.isPunctuation(ascii: $0) }
  }
}
