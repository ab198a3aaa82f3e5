/// Writes the XML of OpenDocument, byte by byte.
struct ODFXML {
  /// Swapped with another array by those who hand the bytes on in pieces.
  var bytes: [UInt8]
  /// The first character that an attribute could not hold, and the text it stood in.
  private(set) var omission: (scalar: Unicode.Scalar, context: String)?

  /// Begins a document.
  init() { bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8) }

  /// Begins a piece of a document.
  init(pieceOf capacity: Int) {
    bytes = []
    bytes.reserveCapacity(capacity)
  }

  /// Appends markup, or text that needs no escaping.
  mutating func raw(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func raw(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

  mutating func number(_ value: Int) {
    // Most numbers are small: spans, levels, counts of spaces.
    if (0..<10).contains(value) {
      bytes.append(UInt8(ascii: "0") + UInt8(value))
    } else {
      raw(String(value))
    }
  }

  /// Appends the value of an attribute in double quotes.
  ///
  /// A line break or tab is kept, as a reference. A character that XML forbids is left out and noted as
  /// ``omission``: who writes a document looks there before it goes out.
  mutating func attributeText(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in attributeText(utf8, in: utf8.indices) }
  }

  mutating func attributeText(_ utf8: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
    var start = range.lowerBound
    for index in range where Self.isSpecial(utf8[index]) {
      let reference: StaticString
      switch utf8[index] {
      case UInt8(ascii: " "): continue
      case UInt8(ascii: "&"): reference = "&amp;"
      case UInt8(ascii: "<"): reference = "&lt;"
      case UInt8(ascii: ">"): reference = "&gt;"
      case UInt8(ascii: "\""): reference = "&quot;"
      case 0x09: reference = "&#9;"
      case 0x0A: reference = "&#10;"
      case 0x0D: reference = "&#13;"
      case 0xEF:
        guard Self.isNoncharacter(utf8, at: index, before: range.upperBound) else { continue }
        omit(utf8[index + 2] == 0xBE ? "\u{FFFE}" : "\u{FFFF}", from: utf8, range)
        append(utf8, start..<index)
        start = index + 3
        continue
      default:
        omit(Unicode.Scalar(utf8[index]), from: utf8, range)
        reference = ""
      }
      append(utf8, start..<index)
      raw(reference)
      start = index + 1
    }
    append(utf8, start..<range.upperBound)
  }

  /// Appends text of a paragraph so that every space, tab and line break in it is read back.
  ///
  /// Readers take a run of white space for one space and none at the ends of a paragraph (OpenDocument 1.3,
  /// part 3, §6.1.2): further spaces become `text:s`, tabs `text:tab`. Line breaks become `lineBreak`; a
  /// carriage return, alone or before a line feed, is one too.
  ///
  /// - Parameters:
  ///   - utf8: Well-formed UTF-8.
  ///   - range: What of it is the text.
  ///   - isAfterSpace: Whether a space here would be lost, as at a paragraph's start; afterwards whether one
  ///     would be behind the text.
  ///   - isWhole: Whether the paragraph ends with the text, so that a last space would be lost.
  ///   - lineBreak: What a line break becomes.
  /// - Returns: The first character that XML forbids (XML 1.0, §2.2), or `nil` where all was written.
  /// - Complexity: O(*n*).
  mutating func text(
    _ utf8: UnsafeBufferPointer<UInt8>, in range: Range<Int>, isAfterSpace: inout Bool,
    isWhole: Bool, lineBreak: StaticString
  ) -> Unicode.Scalar? {
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      let byte = utf8[index]
      guard Self.isSpecial(byte) else {
        index += 1
        continue
      }
      switch byte {
      case 0xEF:
        if Self.isNoncharacter(utf8, at: index, before: range.upperBound) {
          return utf8[index + 2] == 0xBE ? "\u{FFFE}" : "\u{FFFF}"
        }
        index += 3
        continue
      case UInt8(ascii: "\""):
        index += 1
        continue
      default: break
      }
      if index > start {
        append(utf8, start..<index)
        isAfterSpace = false
      }
      switch byte {
      case UInt8(ascii: " "):
        var end = index + 1
        while end < range.upperBound, utf8[end] == byte { end += 1 }
        var count = end - index
        let isLost = isAfterSpace || (isWhole && Self.isEnd(utf8, end, range.upperBound))
        if !isLost {
          bytes.append(byte)
          count -= 1
        }
        spaces(count)
        isAfterSpace = true
        index = end
      case 0x09:
        raw("<text:tab/>")
        isAfterSpace = false
        index += 1
      case 0x0A, 0x0D:
        let isPair = byte == 0x0D && index + 1 < range.upperBound && utf8[index + 1] == 0x0A
        raw(lineBreak)
        isAfterSpace = true
        index += isPair ? 2 : 1
      case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"):
        raw(byte == UInt8(ascii: "&") ? "&amp;" : byte == UInt8(ascii: "<") ? "&lt;" : "&gt;")
        isAfterSpace = false
        index += 1
      default: return Unicode.Scalar(byte)
      }
      start = index
    }
    if start < range.upperBound {
      append(utf8, start..<range.upperBound)
      isAfterSpace = false
    }
    return nil
  }

  private mutating func omit(
    _ scalar: Unicode.Scalar, from utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) {
    guard omission == nil else { return }
    omission = (scalar, String(decoding: utf8[range], as: UTF8.self))
  }

  /// What was written.
  ///
  /// - Throws: ``ODFPackageError/forbiddenCharacter(_:context:)`` where something was left out.
  func complete() throws(ODFPackageError) -> [UInt8] {
    if let omission {
      throw .forbiddenCharacter(omission.scalar, context: omission.context)
    }
    return bytes
  }

  private mutating func spaces(_ count: Int) {
    switch count {
    case 0: break
    case 1: raw("<text:s/>")
    default:
      raw("<text:s text:c=\"")
      number(count)
      raw("\"/>")
    }
  }

  private mutating func append(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[range]))
  }

  /// Whether a paragraph ends at `index`, with the text or by a line break.
  private static func isEnd(_ utf8: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Bool {
    index == end || utf8[index] == 0x0A || utf8[index] == 0x0D
  }

  /// Whether a byte may need more than being copied.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      0xEF:
      true
    default: false
    }
  }

  /// Whether U+FFFE or U+FFFF begins at a byte `EF`.
  private static func isNoncharacter(
    _ utf8: UnsafeBufferPointer<UInt8>, at index: Int, before end: Int
  ) -> Bool {
    index + 2 < end && utf8[index + 1] == 0xBF && utf8[index + 2] >= 0xBE
  }
}
