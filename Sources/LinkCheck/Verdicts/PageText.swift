import Encodings
import Glibc

/// A page's bytes as text, whatever it is encoded in.
enum PageText {
  /// UTF-8 bytes of a page: by its header's `charset`, else the one it names within its first 1,024 bytes
  /// (HTML, §13.2.3.2), else as UTF-8.
  ///
  /// Old pages of agencies are in Big5. What an encoding doesn't know is left out.
  static func utf8(_ bytes: [UInt8], contentType: String?) -> [UInt8] {
    let label = charset(in: contentType ?? "") ?? charset(in: beginning(bytes))
    guard let label, !["utf-8", "utf8", "us-ascii", "ascii"].contains(label) else { return bytes }
    return converted(bytes, from: label) ?? bytes
  }

  private static func beginning(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.prefix(1024), as: UTF8.self)
  }

  /// The value after `charset=`, in lower case.
  private static func charset(in text: String) -> String? {
    let lower = Array(text.lowercased().utf8)
    let name = Array("charset=".utf8)
    guard lower.count > name.count,
      let start = (0...lower.count - name.count).first(where: {
        lower[$0] == name[0] && lower[$0..<$0 + name.count].elementsEqual(name)
      })
    else { return nil }
    let value = lower[(start + name.count)...].drop { $0 == 0x22 || $0 == 0x27 || $0 == 0x20 }
      .prefix {
        ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x7A) || $0 == 0x2D || $0 == 0x5F
      }
    return value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
  }

  /// By the C library; `nil` for an encoding it doesn't know.
  private static func converted(_ bytes: [UInt8], from label: String) -> [UInt8]? {
    // Browsers read Big5 with the characters of Hong Kong (encoding.spec.whatwg.org).
    let name = label == "big5" ? "BIG5-HKSCS" : label
    guard let converter = iconv_open("UTF-8//IGNORE", name), Int(bitPattern: converter) != -1 else {
      return nil
    }
    defer { iconv_close(converter) }
    var source = bytes.map { CChar(bitPattern: $0) }
    // A character of two bytes becomes one of at most four.
    var output = [CChar](repeating: 0, count: bytes.count * 4 + 16)
    let capacity = output.count
    let written = source.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { output in
        var input = source.baseAddress
        var inputLeft = source.count
        var place = output.baseAddress
        var room = output.count
        // The last character may be cut off: what was read before it stands.
        _ = iconv(converter, &input, &inputLeft, &place, &room)
        return capacity - room
      }
    }
    return output[..<written].map { UInt8(bitPattern: $0) }
  }
}
