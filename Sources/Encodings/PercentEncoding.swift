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
