/// Which tags take the white space around them along, because they stand alone on their line
/// (Mustache specification, standalone tags; inheritance, block indentation).
struct Whitespace {
  private let bytes: [UInt8]
  private let tokens: [Token]
  /// Tags that take the blanks before them, back to the line's start.
  private(set) var trimsBefore: Set<Int> = []
  /// Tags that take the blanks after them, and the line's end.
  private(set) var trimsAfter: Set<Int> = []

  init(_ tokens: [Token], _ pairing: TagPairing, in bytes: [UInt8]) {
    self.bytes = bytes
    self.tokens = tokens
    for (index, token) in tokens.enumerated() {
      guard let tag = token.tag else { continue }
      switch tag.kind {
      case .variable, .unescaped: break
      case .comment, .delimiters, .partial, .section, .inverted:
        if isBlankBefore(index), isBlankAfter(index) { trim(index, index) }
      case .parent:
        // The whole of it, from opening to closing tag, counts as one.
        if let end = pairing.ends[index], isBlankBefore(index), isBlankAfter(end) {
          trim(index, end)
        }
      case .block:
        trimBlock(at: index, pairing)
      case .close:
        guard let opening = pairing.openings[index], let kind = tokens[opening].tag?.kind,
          kind == .section || kind == .inverted
        else { continue }
        if isBlankBefore(index), isBlankAfter(index) { trim(index, index) }
      }
    }
  }

  /// What is around a block inside of a parent is not shown, so only its inner sides count.
  private mutating func trimBlock(at index: Int, _ pairing: TagPairing) {
    guard let end = pairing.ends[index] else { return }
    let isOverride = pairing.containers[index].map { tokens[$0].tag?.kind == .parent } ?? false
    if isOverride {
      if isBlankAfter(index) { trimsAfter.insert(index) }
      if isBlankBefore(end) { trimsBefore.insert(end) }
    } else {
      if isBlankBefore(index), isBlankAfter(index) { trim(index, index) }
      if isBlankBefore(end), isBlankAfter(end) { trim(end, end) }
    }
  }

  private mutating func trim(_ first: Int, _ last: Int) {
    trimsBefore.insert(first)
    trimsAfter.insert(last)
  }

  /// Whether only blanks stand between the line's start and the token.
  func isBlankBefore(_ index: Int) -> Bool { blanksBefore(index) != nil }

  /// The blanks between the line's start and the token, if there is nothing else.
  func blanksBefore(_ index: Int) -> Range<Int>? {
    guard index > 0, index <= tokens.count else { return index == 0 ? 0..<0 : nil }
    guard case .text(let range) = tokens[index - 1] else { return nil }
    var start = range.upperBound
    while start > range.lowerBound, Self.isBlank(bytes[start - 1]) { start -= 1 }
    let atLineStart =
      start > range.lowerBound ? bytes[start - 1] == UInt8(ascii: "\n") : index == 1
    return atLineStart ? start..<range.upperBound : nil
  }

  /// Whether only blanks stand between the token and the line's end.
  func isBlankAfter(_ index: Int) -> Bool { lineEnd(after: index) != nil }

  /// The offset behind the line's end, if only blanks stand between it and the token.
  func lineEnd(after index: Int) -> Int? {
    guard index + 1 < tokens.count else { return bytes.count }
    guard case .text(let range) = tokens[index + 1] else { return nil }
    var end = range.lowerBound
    while end < range.upperBound, Self.isBlank(bytes[end]) { end += 1 }
    if end == range.upperBound { return index + 2 == tokens.count ? end : nil }
    if bytes[end] == UInt8(ascii: "\r"), end + 1 < range.upperBound { end += 1 }
    return bytes[end] == UInt8(ascii: "\n") ? end + 1 : nil
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}
