import Diagnostics

/// A slip of a hand that is new to YAML, recognised in the line where the parser stopped.
enum YAMLSlip {
  /// `unit:planning`, which is one word to YAML.
  case noSpaceAfterColon(key: String)
  /// `title: [公告]開站`, which begins a list and goes on after its end.
  case unquotedBracket(Character)

  init?(_ file: SourceFile, line: Int, in range: Range<Int>) {
    let bytes = file.bytes[file.lineRange(line).clamped(to: range)]
    let text = String(decoding: bytes, as: UTF8.self)
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let key = text[..<colon].drop { $0 == " " || $0 == "-" }
    guard key.first?.isLetter == true,
      key.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" })
    else { return nil }
    let rest = text[text.index(after: colon)...]
    // What follows `https:` is an address, not a value.
    if let first = rest.first, !first.isWhitespace {
      guard first != "/" else { return nil }
      self = .noSpaceAfterColon(key: String(key))
      return
    }
    let value = rest.drop { $0 == " " }
    guard let bracket = value.first, bracket == "[" || bracket == "{",
      let end = value.lastIndex(of: bracket == "[" ? "]" : "}")
    else { return nil }
    let after = value[value.index(after: end)...].drop { $0 == " " }
    guard let next = after.first, next != "#" else { return nil }
    self = .unquotedBracket(bracket)
  }

  /// What to do about it.
  var help: String {
    switch self {
    case .noSpaceAfterColon(let key): "Put a space after the colon: `\(key): …`."
    case .unquotedBracket(let bracket):
      "A value that begins with `\(bracket)` must be quoted, unless it is a "
        + (bracket == "[" ? "list." : "map.")
    }
  }
}
