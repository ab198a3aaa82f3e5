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
    bytes.withUnsafeBufferPointer { append($0, in: range, to: &output) }
  }

  /// Appends the UTF-8 of `text` to `output`, escaped as ``append(_:to:)`` does.
  ///
  /// - Complexity: O(*n*); no copy of the text is made.
  package static func append(_ text: String, to output: inout [UInt8]) {
    var text = text
    text.withUTF8 { append($0, in: 0..<$0.count, to: &output) }
  }

  /// The escaped form of `text`.
  package static func escaped(_ text: String) -> String {
    var text = text
    let isPlain = text.withUTF8 { firstSpecial(of: $0, in: 0..<$0.count) == $0.count }
    if isPlain { return text }
    var output: [UInt8] = []
    append(text, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// Appends `bytes[range]` to `output`, escaped as ``append(_:to:)`` does.
  package static func append(
    _ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>, to output: inout [UInt8]
  ) {
    var start = range.lowerBound
    while true {
      let special = firstSpecial(of: bytes, in: start..<range.upperBound)
      output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<special]))
      guard special < range.upperBound else { return }
      let reference: StaticString =
        switch bytes[special] {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        default: "&quot;"
        }
      reference.withUTF8Buffer { output.append(contentsOf: $0) }
      start = special + 1
    }
  }

  @inline(__always)
  private static func firstSpecial(
    of bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>
  ) -> Int {
    bytes.firstIndex(in: range) {
      $0 == UInt8(ascii: "&") .| $0 == UInt8(ascii: "<") .| $0 == UInt8(ascii: ">")
        .| $0 == UInt8(ascii: "\"")
    }
  }
}
