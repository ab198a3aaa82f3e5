/// Percent-encoding of URL paths (RFC 3986, §2.1).
package enum PercentEncoding {
  /// A path without escapes, with every byte outside RFC 3986's `pchar` and `/` percent-encoded.
  ///
  /// A `%` stands for itself, so that decoding gives the path back.
  ///
  ///     PercentEncoding.encodedPath(ofDecoded: "/100%20/")  // /100%2520/
  package static func encodedPath(ofDecoded path: String) -> String {
    encoded(path, keeping: isPathByte)
  }

  /// The URI of an IRI: bytes outside ASCII are percent-encoded, all else stays (RFC 3987, §3.1).
  package static func uri(ofIRI iri: String) -> String { encoded(iri) { $0 < 0x80 } }

  /// The text with every byte but RFC 3986's unreserved ones percent-encoded: one path segment or query value.
  package static func encodedComponent(_ text: String) -> String {
    encoded(text, keeping: isUnreserved)
  }

  /// Appends a byte's escape: `%20`.
  package static func appendEscape(of byte: UInt8, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "%"))
    output.append(hexDigit(byte >> 4))
    output.append(hexDigit(byte & 15))
  }

  /// The text with each valid escape replaced by its byte; `nil` where the result is not UTF-8.
  package static func decoded(_ text: String) -> String? {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let high = hexValue(bytes[index + 1]), let low = hexValue(bytes[index + 2])
      {
        output.append(high << 4 | low)
        index += 3
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    return String(validating: output, as: UTF8.self)
  }

  /// The text itself where every byte is kept, as in most addresses.
  private static func encoded(_ text: String, keeping isKept: (UInt8) -> Bool) -> String {
    guard !text.utf8.allSatisfy(isKept) else { return text }
    var output: [UInt8] = []
    output.reserveCapacity(3 * text.utf8.count)
    for byte in text.utf8 {
      if isKept(byte) {
        output.append(byte)
      } else {
        appendEscape(of: byte, to: &output)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
    default: false
    }
  }

  private static func isPathByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "$"),
      UInt8(ascii: "&")...UInt8(ascii: ","),
      UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: ":"), UInt8(ascii: "@"):
      true
    default: isUnreserved(byte)
    }
  }

  private static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

extension PercentEncoding {
  /// A path or query with the escapes that it needs and no others, in capital letters (RFC 3986, §6.2.2.2).
  ///
  ///     PercentEncoding.normalized("/%7euser/%e5%85%ac 開")   // /~user/%E5%85%AC%20%E9%96%8B
  ///
  /// Escapes of letters with a meaning in URLs stay: `%2F` is no `/`.
  package static func normalized(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "%"), index + 2 < bytes.count,
        let high = hexValue(bytes[index + 1]), let low = hexValue(bytes[index + 2])
      {
        let value = high << 4 | low
        if isUnreserved(value) {
          output.append(value)
        } else {
          appendEscape(of: value, to: &output)
        }
        index += 3
        continue
      }
      if byte <= 0x20 || byte >= 0x7F || "\"<>\\^`{|}%".utf8.contains(byte) {
        appendEscape(of: byte, to: &output)
      } else {
        output.append(byte)
      }
      index += 1
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Whether every `%` begins an escape.
  package static func isValid(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.indices.allSatisfy { index in
      bytes[index] != UInt8(ascii: "%")
        || index + 2 < bytes.count && hexValue(bytes[index + 1]) != nil
          && hexValue(bytes[index + 2]) != nil
    }
  }
}

extension PercentEncoding {
  /// Appends a text with each valid escape replaced by its byte, whether the result is UTF-8 or not.
  package static func appendDecoded(
    _ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]
  ) {
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "%"), index + 2 < text.count,
        let high = hexValue(text[index + 1]), let low = hexValue(text[index + 2])
      {
        output.append(high << 4 | low)
        index += 3
      } else {
        output.append(text[index])
        index += 1
      }
    }
  }
}
