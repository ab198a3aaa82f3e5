import Diagnostics

/// Bounds that keep hostile YAML from exhausting the stack or memory before it is parsed.
enum YAMLLimits {
  static let byteCount = 256 * 1024
  static let depth = 64
  /// Values, those that an alias stands for included.
  static let valueCount = 20_000

  /// What is nested deeper than ``depth``.
  ///
  /// The parser recurses once a level; the levels are counted here, from brackets, dashes and indentation alone.
  /// Quotes are not looked at, which only makes the bound stricter.
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
        return tooDeep(file, at: file.range(of: index..<index))
      }
      offset = line < file.lineCount ? file.lineStarts[line] : range.upperBound
    }
    return nil
  }

  static func tooDeep(_ file: SourceFile, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .yamlSyntax, "YAML is nested deeper than \(depth) levels", file: file.path, range: range,
      help: "Settings and front matter need four or five levels; check the brackets.")
  }

  /// A key that is an alias, or may hold one, in a file with anchors and aliases.
  ///
  /// The parser hashes every key with all that it refers to, which aliases of aliases make endless. A key that is
  /// no text ends in `]`, `}` or a name, or begins with `?`; quotes are not looked at, which only makes the rule
  /// stricter.
  ///
  /// - Complexity: O(*n*).
  static func aliasKeyProblem(_ file: SourceFile, in range: Range<Int>) -> Diagnostic? {
    let bytes = file.bytes
    guard bytes[range].contains(UInt8(ascii: "&")), bytes[range].contains(UInt8(ascii: "*")) else {
      return nil
    }
    func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
    func isColon(after offset: Int) -> Bool {
      bytes[offset..<range.upperBound].first { !isSpace($0) } == UInt8(ascii: ":")
    }
    var offset = range.lowerBound
    while offset < range.upperBound {
      let start = offset
      let begins =
        start == range.lowerBound || isSpace(bytes[start - 1])
        || "[{,-".utf8.contains(bytes[start - 1])
      offset += 1
      let isKey: Bool
      switch bytes[start] {
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        isKey = isColon(after: offset)
      case UInt8(ascii: "?"):
        isKey = begins && (offset == range.upperBound || isSpace(bytes[offset]))
      case UInt8(ascii: "*") where begins:
        while offset < range.upperBound, !isSpace(bytes[offset]),
          !",]}:".utf8.contains(bytes[offset])
        {
          offset += 1
        }
        isKey = isColon(after: offset)
      default: isKey = false
      }
      guard isKey else { continue }
      return Diagnostic(
        .yamlAlias, "A key is no text, in a file with aliases (`*name`); write the key out",
        file: file.path, range: file.range(of: start..<(start + 1)))
    }
    return nil
  }
}
