// Attributes and elements that hold addresses among other words.

/// The images of a `srcset` (HTML, §4.8.4.2.1).
enum SourceSet {
  /// Calls `body` with the place of each image's address.
  static func forEachAddress(
    in bytes: UnsafeBufferPointer<UInt8>, _ text: Range<Int>, _ body: (Range<Int>) -> Void
  ) {
    let comma = UInt8(ascii: ",")
    var offset = text.lowerBound
    while true {
      while offset < text.upperBound, bytes[offset] <= 0x20 || bytes[offset] == comma {
        offset += 1
      }
      guard offset < text.upperBound else { return }
      let start = offset
      while offset < text.upperBound, bytes[offset] > 0x20 { offset += 1 }
      var end = offset
      while end > start, bytes[end - 1] == comma { end -= 1 }
      body(start..<end)
      guard end == offset else { continue }
      // A width or density follows, up to a comma that stands in no parentheses.
      var depth = 0
      while offset < text.upperBound, depth > 0 || bytes[offset] != comma {
        if bytes[offset] == UInt8(ascii: "(") { depth += 1 }
        if bytes[offset] == UInt8(ascii: ")") { depth -= 1 }
        offset += 1
      }
    }
  }
}

/// The address that a `meta` of kind `refresh` leads to (HTML, §4.2.5.3).
enum Refresh {
  /// Where the address stands in `0; url=/new/`; `nil` where the page is only to be loaded again.
  ///
  /// A blank divides as well as `;` and `,` do.
  static func address(in bytes: UnsafeBufferPointer<UInt8>, _ text: Range<Int>) -> Range<Int>? {
    let separators = [UInt8(ascii: ";"), UInt8(ascii: ",")]
    let point = UInt8(ascii: ".")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    var offset = text.lowerBound
    func skipBlanks() {
      while offset < text.upperBound, bytes[offset] <= 0x20 { offset += 1 }
    }
    skipBlanks()
    while offset < text.upperBound, digits.contains(bytes[offset]) || bytes[offset] == point {
      offset += 1
    }
    let timeEnd = offset
    skipBlanks()
    if offset < text.upperBound, separators.contains(bytes[offset]) {
      offset += 1
      skipBlanks()
    } else if offset == timeEnd {
      return nil
    }
    guard offset < text.upperBound else { return nil }
    if TagName(bytes, at: offset).starts(with: "url") {
      var next = offset + 3
      while next < text.upperBound, bytes[next] <= 0x20 { next += 1 }
      if next < text.upperBound, bytes[next] == UInt8(ascii: "=") {
        offset = next + 1
        while offset < text.upperBound, bytes[offset] <= 0x20 { offset += 1 }
      }
    }
    guard offset < text.upperBound else { return nil }
    let quote = bytes[offset]
    guard quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
      return offset..<text.upperBound
    }
    let end = bytes[(offset + 1)..<text.upperBound].firstIndex(of: quote) ?? text.upperBound
    return (offset + 1)..<end
  }
}

/// The addresses of a style sheet: `url(…)` and `@import "…"` (CSS Syntax, §4).
enum StyleText {
  /// Calls `body` with the place of each address, without quotes.
  static func forEachAddress(
    in bytes: UnsafeBufferPointer<UInt8>, _ text: Range<Int>, _ body: (Range<Int>) -> Void
  ) {
    var offset = text.lowerBound
    while offset < text.upperBound {
      switch bytes[offset] | 0x20 {
      case UInt8(ascii: "/") where isNext(UInt8(ascii: "*"), offset):
        offset = endOfComment(from: offset + 2)
      case UInt8(ascii: "u") where TagName(bytes, at: offset).starts(with: "url("):
        offset = address(after: offset + 4)
      // `@`, whose bit 0x20 the letter's test sets.
      case UInt8(ascii: "`") where TagName(bytes, at: offset + 1).starts(with: "import"):
        offset = importedAddress(after: offset + 7)
      default: offset += 1
      }
    }

    func isNext(_ byte: UInt8, _ offset: Int) -> Bool {
      offset + 1 < text.upperBound && bytes[offset + 1] == byte
    }

    func endOfComment(from start: Int) -> Int {
      var offset = start
      while offset < text.upperBound {
        if bytes[offset] == UInt8(ascii: "*"), isNext(UInt8(ascii: "/"), offset) {
          return offset + 2
        }
        offset += 1
      }
      return offset
    }

    func address(after start: Int) -> Int {
      var offset = start
      while offset < text.upperBound, bytes[offset] <= 0x20 { offset += 1 }
      guard offset < text.upperBound else { return offset }
      if let quote = quote(at: offset) { return quoted(quote, at: offset) }
      let first = offset
      while offset < text.upperBound, bytes[offset] != UInt8(ascii: ")") { offset += 1 }
      var end = offset
      while end > first, bytes[end - 1] <= 0x20 { end -= 1 }
      body(first..<end)
      return offset
    }

    func importedAddress(after start: Int) -> Int {
      var offset = start
      while offset < text.upperBound, bytes[offset] <= 0x20 { offset += 1 }
      guard offset < text.upperBound, let quote = quote(at: offset) else { return offset }
      return quoted(quote, at: offset)
    }

    /// The bytes of the quote that stands there, which HTML may have escaped.
    func quote(at offset: Int) -> [UInt8]? {
      ["\"", "'", "&quot;", "&#34;", "&#39;", "&#x27;", "&apos;"].map { Array($0.utf8) }
        .first { bytes[offset..<text.upperBound].starts(with: $0) }
    }

    func quoted(_ quote: [UInt8], at start: Int) -> Int {
      let first = start + quote.count
      var offset = first
      while offset < text.upperBound, !bytes[offset..<text.upperBound].starts(with: quote) {
        offset += 1
      }
      body(first..<offset)
      return offset + quote.count
    }
  }
}
