/// Bytes that HTML gives a meaning of its own, made harmless.
package enum HTMLEscaping {
  /// Appends `bytes` to `output` with `&`, `<`, `>` and `"` as character references.
  ///
  /// The result is safe as element content and inside a double-quoted attribute value
  /// (HTML Living Standard, §13.3).
  ///
  /// - Complexity: O(*n*); runs without a special byte are copied whole.
  package static func append(_ bytes: [UInt8], to output: inout [UInt8]) {
    append(bytes, in: 0..<bytes.count, to: &output)
  }

  /// Appends `bytes[range]` to `output`, escaped as ``append(_:to:)`` does.
  ///
  /// - Complexity: O(`range.count`).
  package static func append(_ bytes: [UInt8], in range: Range<Int>, to output: inout [UInt8]) {
    bytes.withUnsafeBufferPointer { buffer in
      var start = range.lowerBound
      for index in range {
        let reference: StaticString
        switch buffer[index] {
        case UInt8(ascii: "&"): reference = "&amp;"
        case UInt8(ascii: "<"): reference = "&lt;"
        case UInt8(ascii: ">"): reference = "&gt;"
        case UInt8(ascii: "\""): reference = "&quot;"
        default: continue
        }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start..<index]))
        reference.withUTF8Buffer { output.append(contentsOf: $0) }
        start = index + 1
      }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start..<range.upperBound]))
    }
  }

  /// The escaped form of `text`.
  package static func escaped(_ text: String) -> String {
    var output: [UInt8] = []
    append(Array(text.utf8), to: &output)
    return String(decoding: output, as: UTF8.self)
  }
}
