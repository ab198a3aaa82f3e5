import Encodings

/// The absolute address of a resource, in the one spelling that all catalogues use.
///
/// It is a URI (RFC 3986): what a URI may not hold is percent-encoded, Han among it, since `format: uri` of
/// DCAT-US and harvesters that compare addresses byte by byte know no other.
package struct IRI: Sendable, Hashable {
  package let text: String

  package init(_ text: String) {
    guard !text.utf8.allSatisfy(Self.isURIByte) else {
      self.text = text
      return
    }
    var output: [UInt8] = []
    for byte in text.utf8 {
      if Self.isURIByte(byte) {
        output.append(byte)
      } else {
        PercentEncoding.appendEscape(of: byte, to: &output)
      }
    }
    self.text = String(decoding: output, as: UTF8.self)
  }

  /// Reserved and unreserved bytes, and `%`, which is taken to begin an escape.
  private static func isURIByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"),
      UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"),
      UInt8(ascii: "}"):
      false
    default: (0x21...0x7E).contains(byte)
    }
  }
}
