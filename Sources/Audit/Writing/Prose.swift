import Diagnostics
import Encodings
package import Markup

/// Where a source's words stand, as offsets in its file: what readers see as text, line by line.
///
/// Code, the rows of data, addresses, labels of footnotes, ids and HTML are no words. Neither is front matter, but for
/// the title and the summary.
package struct Prose: Sendable {
  /// In order, none of them beyond its line.
  package private(set) var ranges: [Range<Int>] = []

  package init(of document: Document, from body: Int) {
    let file = document.source
    let code = document.nodes.lazy.filter { $0.kind == .codeBlock || $0.kind == .fence }
      .map { Int($0.startLine)...max(Int($0.startLine), Int($0.endLine)) }
    var skipped = code.makeIterator()
    var block = skipped.next()
    file.bytes.withUnsafeBufferPointer { bytes in
      ranges.reserveCapacity(bytes.count / 40 + 8)
      var (start, line) = (0, 1)
      while start < bytes.count {
        let next = bytes.firstIndex(in: start..<bytes.count) { $0 == UInt8(ascii: "\n") }
        let end = next > start && bytes[next - 1] == UInt8(ascii: "\r") ? next - 1 : next
        while let range = block, range.upperBound < line { block = skipped.next() }
        if start < body {
          addField(start..<end, bytes)
        } else if block?.contains(line) != true {
          addLine(start..<end, bytes)
        }
        (start, line) = (next + 1, line + 1)
      }
    }
  }

  /// The value of `title:` or `summary:` on a line of front matter.
  private mutating func addField(_ line: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) {
    for key in ["title: ", "summary: "] as [StaticString]
    where line.count > key.utf8CodeUnitCount
      && bytes[line].starts(
        with: UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
    {
      ranges.append((line.lowerBound + key.utf8CodeUnitCount)..<line.upperBound)
    }
  }

  private mutating func addLine(_ line: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) {
    var scanner = LineScanner(bytes: bytes, index: line.lowerBound, end: line.upperBound)
    var start = scanner.skipLabel()
    while let special = scanner.next() {
      if start < special.lowerBound { ranges.append(start..<special.lowerBound) }
      start = special.upperBound
    }
    if start < line.upperBound { ranges.append(start..<line.upperBound) }
  }
}

/// Finds what is no text in a line of Markdown.
private struct LineScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  var index: Int
  let end: Int

  /// Passes over the label of a footnote, or the whole of a link's definition.
  ///
  /// - Returns: Where text may begin.
  mutating func skipLabel() -> Int {
    var place = index
    while place < end, bytes[place] == 0x20 { place += 1 }
    guard place + 1 < end, bytes[place] == UInt8(ascii: "["),
      let close = offset(of: UInt8(ascii: "]"), from: place), close + 1 < end,
      bytes[close + 1] == UInt8(ascii: ":")
    else { return index }
    index = bytes[place + 1] == UInt8(ascii: "^") ? close + 2 : end
    return index
  }

  /// The next range that is no text; `nil` at the line's end.
  mutating func next() -> Range<Int>? {
    while true {
      // Most lines have none of these, and are passed over sixteen bytes at a time.
      index = bytes.firstIndex(in: min(index, end)..<end) {
        $0 == UInt8(ascii: "\\") .| $0 == UInt8(ascii: "`") .| $0 == UInt8(ascii: "]")
          .| $0 == UInt8(ascii: "<") .| $0 == UInt8(ascii: "[") .| $0 == UInt8(ascii: "{")
          .| $0 == UInt8(ascii: "h") .| $0 == UInt8(ascii: "w")
      }
      guard index < end else { return nil }
      let start = index
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 2
      case UInt8(ascii: "`"):
        if let range = code() { return range }
      case UInt8(ascii: "]"):
        index += 1
        if index < end, bytes[index] == UInt8(ascii: "("), let close = closingBracket() {
          return start + 1..<close
        }
      case UInt8(ascii: "<"):
        index += 1
        if index < end, Self.opensTag(bytes[index]),
          let close = offset(of: UInt8(ascii: ">"), from: index)
        {
          return skip(to: close + 1, from: start)
        }
      case UInt8(ascii: "["):
        index += 1
        if index < end, bytes[index] == UInt8(ascii: "^"),
          let close = offset(of: UInt8(ascii: "]"), from: index)
        {
          return skip(to: close + 1, from: start)
        }
      case UInt8(ascii: "{"):
        index += 1
        if index < end, bytes[index] == UInt8(ascii: "#"),
          let close = offset(of: UInt8(ascii: "}"), from: index)
        {
          return skip(to: close + 1, from: start)
        }
      case UInt8(ascii: "h"), UInt8(ascii: "w"):
        if begins("http://") || begins("https://") || begins("www.") {
          while index < end, isInAddress(index) { index += 1 }
          return start..<index
        }
        index += 1
      default: index += 1
      }
    }
  }

  private mutating func skip(to offset: Int, from start: Int) -> Range<Int> {
    index = offset
    return start..<offset
  }

  private func offset(of byte: UInt8, from start: Int) -> Int? {
    bytes[start..<end].firstIndex(of: byte)
  }

  private func begins(_ text: StaticString) -> Bool {
    end - index >= text.utf8CodeUnitCount
      && bytes[index..<end].starts(
        with: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// A code span that ends in the line; else passes over the backticks.
  private mutating func code() -> Range<Int>? {
    let start = index
    while index < end, bytes[index] == UInt8(ascii: "`") { index += 1 }
    let length = index - start
    var place = index
    while let open = offset(of: UInt8(ascii: "`"), from: place) {
      place = open
      while place < end, bytes[place] == UInt8(ascii: "`") { place += 1 }
      if place - open == length { return skip(to: place, from: start) }
    }
    return nil
  }

  /// Behind the bracket that closes the one at hand.
  private mutating func closingBracket() -> Int? {
    var depth = 0
    var place = index
    while place < end {
      switch bytes[place] {
      case UInt8(ascii: "\\"): place += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 {
          index = place + 1
          return index
        }
      default: break
      }
      place += 1
    }
    return nil
  }

  private static func opensTag(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!")
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  /// A bare address ends at a space, at Chinese marks, and at what delimits cells and links.
  private func isInAddress(_ index: Int) -> Bool {
    let byte = bytes[index]
    if byte == 0xE3 || byte == 0xEF { return false }
    return byte > 0x20 && byte != UInt8(ascii: "'") && byte != UInt8(ascii: "|")
      && byte != UInt8(ascii: "<")
      && byte != UInt8(ascii: ">") && byte != UInt8(ascii: ")") && byte != UInt8(ascii: "]")
      && byte != UInt8(ascii: "\"")
  }
}
