import Encodings

/// Addresses inside the site: paths that begin with `/`, percent-decoded and in Unicode's composed form.
enum Address {
  /// A path for `href`: Han and other letters stay readable, what HTML or URLs reserve is escaped.
  ///
  /// Written links keep Unicode letters (an IRI, RFC 3987), which browsers encode by themselves.
  static func href(_ path: String) -> String {
    var path = path
    guard path.withUTF8({ $0.contains(where: isReserved) }) else { return path }
    var output: [UInt8] = []
    for byte in path.utf8 {
      if isReserved(byte) {
        PercentEncoding.appendEscape(of: byte, to: &output)
      } else {
        output.append(byte)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Whether HTML or URLs give a byte a meaning of its own, or show it as a blank.
  private static func isReserved(_ byte: UInt8) -> Bool {
    // Two thirds of the bytes are Han.
    guard byte < 0x80 else { return false }
    return switch byte {
    case 0...0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"),
      UInt8(ascii: "|"), UInt8(ascii: "}"), UInt8(ascii: "%"), UInt8(ascii: "?"),
      UInt8(ascii: "#"):
      true
    default: false
    }
  }

  /// A path for machine files: everything outside ASCII is percent-encoded (RFC 3986).
  static func encoded(_ path: String) -> String {
    PercentEncoding.encodedPath(ofDecoded: path)
  }

  /// A link as ``href(_:)`` writes it, for machine files: what is escaped there stays so.
  static func encoded(href: String) -> String { PercentEncoding.uri(ofIRI: href) }

  /// The output file behind an address: `/plans/115/` is `plans/115/index.html`.
  static func outputPath(_ address: String) -> OutputPath {
    let path = String(address.dropFirst())
    return OutputPath(path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path)
  }
}
