import Encodings

/// Writing markup into bytes.
extension [UInt8] {
  /// Appends markup as it is.
  mutating func write(_ markup: StaticString) {
    markup.withUTF8Buffer { append(contentsOf: $0) }
  }

  /// Appends a number in decimal digits.
  mutating func write(_ number: Int) {
    guard (0..<10).contains(number) else { return append(contentsOf: String(number).utf8) }
    append(UInt8(ascii: "0") + UInt8(number))
  }

  /// Appends text with HTML's own characters escaped, fit for content and for quoted attribute
  /// values.
  mutating func writeEscaped(_ text: String) {
    HTMLEscaping.append(text, to: &self)
  }

  /// Appends a label with `{name}` in it replaced by a value, escaped.
  mutating func writeLabel(_ label: String, _ name: StaticString, _ value: String) {
    var label = label
    label.withUTF8 { label in
      guard let brace = label.firstIndex(of: UInt8(ascii: "{")),
        let end = label[brace...].firstIndex(of: UInt8(ascii: "}")),
        name.withUTF8Buffer({ $0.elementsEqual(label[(brace + 1)..<end]) })
      else { return HTMLEscaping.append(label, in: 0..<label.count, to: &self) }
      HTMLEscaping.append(label, in: 0..<brace, to: &self)
      writeEscaped(value)
      HTMLEscaping.append(label, in: (end + 1)..<label.count, to: &self)
    }
  }

  /// Appends a URL as an attribute's value: what no URL may hold is percent-encoded, escapes are
  /// kept.
  ///
  /// With `keepingUnicode`, characters beyond ASCII stay readable, as in an IRI (RFC 3987).
  mutating func writeURL(_ url: String, keepingUnicode: Bool) {
    var url = url
    url.withUTF8 { url in
      var start = 0
      for index in 0..<url.count {
        let byte = url[index]
        guard Self.needsEncoding[Int(byte)], byte < 0x80 || !keepingUnicode else { continue }
        append(contentsOf: UnsafeBufferPointer(rebasing: url[start..<index]))
        switch byte {
        case UInt8(ascii: "&"): write("&amp;")
        case UInt8(ascii: "'"): write("&#x27;")
        default: writePercentEncoded(byte)
        }
        start = index + 1
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: url[start...]))
    }
  }

  /// Per byte, whether it can't stand in a URL that is an attribute's value.
  private static let needsEncoding: [Bool] = (UInt8.min...UInt8.max).map { byte in
    switch byte {
    case 0...0x20, 0x7F...UInt8.max, UInt8(ascii: "\""), UInt8(ascii: "&"), UInt8(ascii: "'"),
      UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"),
      UInt8(ascii: "|"), UInt8(ascii: "}"):
      true
    default: false
    }
  }

  private mutating func writePercentEncoded(_ byte: UInt8) {
    append(UInt8(ascii: "%"))
    for digit in [byte >> 4, byte & 0xF] {
      append(digit < 10 ? digit + UInt8(ascii: "0") : digit - 10 + UInt8(ascii: "A"))
    }
  }
}
