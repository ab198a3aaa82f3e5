import Encodings

/// Writing markup into bytes.
extension [UInt8] {
  /// Appends markup as it is.
  mutating func write(_ markup: StaticString) {
    markup.withUTF8Buffer { append(contentsOf: $0) }
  }

  /// Appends a number in decimal digits.
  mutating func write(_ number: Int) { append(contentsOf: String(number).utf8) }

  /// Appends text with HTML's own characters escaped, fit for content and for quoted attribute
  /// values.
  mutating func writeEscaped(_ text: String) {
    HTMLEscaping.append(text, to: &self)
  }

  /// Appends a label with `{name}` in it replaced by a value, escaped.
  mutating func writeLabel(_ label: String, _ name: String, _ value: String) {
    let marker = "{\(name)}"
    guard let brace = label.utf8.firstIndex(of: UInt8(ascii: "{")),
      label[brace...].hasPrefix(marker)
    else { return writeEscaped(label) }
    writeEscaped(String(label[..<brace]))
    writeEscaped(value)
    writeEscaped(String(label[brace...].dropFirst(marker.count)))
  }

  /// Appends a URL as an attribute's value: what no URL may hold is percent-encoded, escapes are
  /// kept.
  ///
  /// With `keepingUnicode`, characters beyond ASCII stay readable, as in an IRI (RFC 3987).
  mutating func writeURL(_ url: String, keepingUnicode: Bool) {
    for byte in url.utf8 {
      switch byte {
      case UInt8(ascii: "&"): write("&amp;")
      case UInt8(ascii: "'"): write("&#x27;")
      case 0x80...: keepingUnicode ? append(byte) : writePercentEncoded(byte)
      case 0...0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"),
        UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "\\"), UInt8(ascii: "^"),
        UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"):
        writePercentEncoded(byte)
      default: append(byte)
      }
    }
  }

  private mutating func writePercentEncoded(_ byte: UInt8) {
    append(UInt8(ascii: "%"))
    for digit in [byte >> 4, byte & 0xF] {
      append(digit < 10 ? digit + UInt8(ascii: "0") : digit - 10 + UInt8(ascii: "A"))
    }
  }
}
