/// A link's destination and title as they are written (CommonMark 0.31.2, §6.3).
struct LinkDestination {
  /// Without angle brackets.
  var destination: Range<Int>
  var end: Int

  /// The `(destination "title")` at `index` that ends before `limit`.
  init?(inlineAt index: Int, in bytes: [UInt8], before limit: Int) {
    var scanner = Scanner(bytes: bytes, index: index + 1, end: limit)
    scanner.skipSpace()
    guard let destination = scanner.destination() else { return nil }
    let gap = scanner.index
    scanner.skipSpace()
    if scanner.index > gap, scanner.peek != UInt8(ascii: ")") {
      guard scanner.skipTitle() else { return nil }
      scanner.skipSpace()
    }
    guard scanner.peek == UInt8(ascii: ")") else { return nil }
    self.destination = destination
    end = scanner.index + 1
  }

  /// Whether a destination as written reads `destination` once backslashes are taken away.
  ///
  /// From a character reference on they are taken for equal.
  static func reads(
    _ written: ArraySlice<UInt8>, _ destination: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    var index = 0
    var isEscaped = false
    for byte in written {
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
      guard index < destination.count, destination[index] == UInt8(ascii: "\\") else {
        return false
      }
      index += 1
    }
    return index == destination.count
  }

  struct Scanner {
    let bytes: [UInt8]
    var index: Int
    let end: Int

    var peek: UInt8? { index < end ? bytes[index] : nil }

    mutating func skipSpace() {
      while let byte = peek, byte == 0x20 || (0x09...0x0D).contains(byte) { index += 1 }
    }

    mutating func destination() -> Range<Int>? {
      if peek == UInt8(ascii: "<") {
        index += 1
        let start = index
        while let byte = peek, byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "<") {
          if byte == UInt8(ascii: ">") {
            index += 1
            return start..<(index - 1)
          }
          index += byte == UInt8(ascii: "\\") ? 2 : 1
        }
        return nil
      }
      let start = index
      var depth = 0
      while let byte = peek, byte > 0x20, byte != 0x7F {
        if byte == UInt8(ascii: "\\") {
          index += 1
          if let next = peek, EastAsian.isPunctuation(ascii: next) { index += 1 }
          continue
        }
        if byte == UInt8(ascii: "(") {
          depth += 1
          if depth > 32 { return nil }
        }
        if byte == UInt8(ascii: ")") {
          if depth == 0 { break }
          depth -= 1
        }
        index += 1
      }
      return depth == 0 ? start..<index : nil
    }

    mutating func skipTitle() -> Bool {
      guard let open = peek else { return false }
      let close: UInt8
      switch open {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): close = open
      case UInt8(ascii: "("): close = UInt8(ascii: ")")
      default: return false
      }
      index += 1
      while let byte = peek {
        index += byte == UInt8(ascii: "\\") ? 2 : 1
        if byte == close { return true }
        if byte == open { return false }
      }
      return false
    }
  }
}

/// Link reference definitions at the head of a paragraph (CommonMark 0.31.2, §4.7).
///
/// libcmark takes them out of the paragraph but leaves it its first line, so they have to be found
/// once more.
enum LinkDefinitions {
  /// How many of a paragraph's first lines are definitions.
  static func count(in lines: [Range<Int>], of source: [UInt8]) -> Int {
    guard let first = lines.first, !first.isEmpty, source[first.lowerBound] == UInt8(ascii: "[")
    else { return 0 }
    var text: [UInt8] = []
    var starts: [Int] = []
    for line in lines {
      starts.append(text.count)
      text += source[line]
      text.append(UInt8(ascii: "\n"))
    }
    var end = 0
    while let next = definitionEnd(at: end, in: text) { end = next }
    return starts.prefix { $0 < end }.count
  }

  /// The beginning of the line after the definition at `start`.
  private static func definitionEnd(at start: Int, in text: [UInt8]) -> Int? {
    guard start < text.count, text[start] == UInt8(ascii: "[") else { return nil }
    var index = start + 1
    while index < text.count, text[index] != UInt8(ascii: "]") {
      if text[index] == UInt8(ascii: "[") || index - start > 1000 { return nil }
      index += text[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard index > start + 1, index + 1 < text.count, text[index + 1] == UInt8(ascii: ":") else {
      return nil
    }
    var scanner = LinkDestination.Scanner(bytes: text, index: index + 2, end: text.count)
    scanner.skipSpace()
    let destinationStart = scanner.index
    guard scanner.destination() != nil, scanner.index > destinationStart else { return nil }
    let withoutTitle = lineEnd(scanner.index, in: text)
    let gap = scanner.index
    scanner.skipSpace()
    if scanner.index > gap, scanner.skipTitle(), let end = lineEnd(scanner.index, in: text) {
      return end
    }
    return withoutTitle
  }

  /// The beginning of the next line, where only spaces are left on this one.
  private static func lineEnd(_ index: Int, in text: [UInt8]) -> Int? {
    var index = index
    while index < text.count, text[index] == 0x20 || text[index] == 0x09 { index += 1 }
    return index < text.count && text[index] == UInt8(ascii: "\n") ? index + 1 : nil
  }
}
