import Encodings

extension SimpleYAMLReader {
  /// Whether a text is well-formed UTF-8 and holds no character that this reader would have to look at twice.
  ///
  /// Those are tabs, line breaks other than LF and CRLF, and what YAML does not allow (§5.1). Deep brackets, and
  /// `&` with `*`, may pass a bound of ``YAMLLimits``.
  static func isSimple(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
    var brackets = 0
    var (hasAmpersand, hasAsterisk) = (false, false)
    func follows(_ offset: Int, _ values: ClosedRange<UInt8>) -> Bool {
      offset < range.upperBound && values.contains(bytes[offset])
    }
    for index in range {
      switch bytes[index] {
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        brackets += 1
        if brackets > YAMLLimits.depth { return false }
      case UInt8(ascii: "]"), UInt8(ascii: "}"): brackets = max(0, brackets - 1)
      case UInt8(ascii: "&"): hasAmpersand = true
      case UInt8(ascii: "*"): hasAsterisk = true
      case 0x20...0x7E, UInt8(ascii: "\n"): break
      case UInt8(ascii: "\r"):
        guard follows(index + 1, 0x0A...0x0A) else { return false }
      case 0xC2:
        // U+0080–U+009F.
        if follows(index + 1, 0x80...0x9F) { return false }
      case 0xE2:
        // U+2028, U+2029.
        if follows(index + 1, 0x80...0x80), follows(index + 2, 0xA8...0xA9) { return false }
      case 0xEF:
        // U+FEFF, U+FFFE, U+FFFF.
        if follows(index + 1, 0xBB...0xBB), follows(index + 2, 0xBF...0xBF) { return false }
        if follows(index + 1, 0xBF...0xBF), follows(index + 2, 0xBE...0xBF) { return false }
      case 0x80...0xFF: break
      default: return false
      }
    }
    return !(hasAmpersand && hasAsterisk)
      && UTF8Validation.firstInvalidByte(in: bytes, within: range) == nil
  }

  /// Whether a text is no longer than the library takes, and holds fewer values than it counts.
  ///
  /// A text or key ends at a mark, and a list or map begins at one: there are at most twice as many values as marks.
  ///
  /// - Complexity: O(*n*).
  static func isWithinBudget(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
    guard range.count <= YAMLLimits.byteCount else { return false }
    var marks = 0
    for byte in bytes[range] {
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "-"),
        UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"):
        marks += 1
      default: break
      }
    }
    return marks < YAMLLimits.valueCount / 2
  }
}
