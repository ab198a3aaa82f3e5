import Diagnostics

/// Bounds that keep hostile YAML from exhausting the stack or memory before it is parsed.
enum YAMLLimits {
  static let byteCount = 256 * 1024
  static let depth = 64

  /// What is nested deeper than ``depth``, or an alias that stands as a key.
  ///
  /// The parser recurses once a level, and hashes keys with everything they refer to; both are decided here, from
  /// brackets, dashes and indentation alone. Quotes are not looked at, which only makes the bound stricter.
  static func nestingProblem(_ file: SourceFile, in range: Range<Int>) -> Diagnostic? {
    var brackets = 0
    var offset = range.lowerBound
    while offset < range.upperBound {
      let line = file.position(at: offset).line
      let bytes = file.lineRange(line).clamped(to: offset..<range.upperBound)
      var index = bytes.lowerBound
      var steps = 0
      while index < bytes.upperBound, [0x20, 0x2D, 0x3F].contains(file.bytes[index]) {
        if file.bytes[index] != 0x20 { steps += 1 }
        index += 1
      }
      if index - bytes.lowerBound > depth * 8 { steps = depth + 1 }
      if index + 1 < bytes.upperBound, file.bytes[index] == UInt8(ascii: "*"),
        ![UInt8(ascii: "*"), UInt8(ascii: " ")].contains(file.bytes[index + 1]),
        file.bytes[index..<bytes.upperBound].contains(UInt8(ascii: ":"))
      {
        return Diagnostic(
          .yamlAlias, "An alias (`*name`) stands as a key; write the key out", file: file.path,
          range: file.range(of: index..<(index + 1)))
      }
      for byte in file.bytes[bytes] {
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "{"): brackets += 1
        case UInt8(ascii: "]"), UInt8(ascii: "}"): brackets = max(0, brackets - 1)
        default: break
        }
        if brackets > depth { break }
      }
      // A row of dashes is a document marker or a rule in a block of text, not a list in a list.
      let isRule = index == bytes.upperBound
      if brackets > depth || (steps > depth && !isRule) {
        return Diagnostic(
          .yamlSyntax, "YAML is nested deeper than \(depth) levels", file: file.path,
          range: file.range(of: index..<index),
          help: "Settings and front matter need four or five levels; check the brackets.")
      }
      offset = line < file.lineCount ? file.lineStarts[line] : range.upperBound
    }
    return nil
  }
}
