/// The texts of a Mermaid chart as a reader sees them.
enum MermaidText {
  /// The text with `<br>` as a line feed, Mermaid's entity codes (`#quot;`, `#35;`) as characters,
  /// and runs of blanks as one.
  static func decoded(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    return lines(of: text).map { line in
      line.split(whereSeparator: { $0 == " " || $0 == "\t" }).joined(separator: " ")
    }
    .filter { !$0.isEmpty }
    .joined(separator: "\n")
  }

  private static func lines(of text: String) -> [String] {
    var lines = [""]
    var rest = text[...]
    while let character = rest.first {
      if character == "<", let length = lineBreakLength(rest) {
        lines.append("")
        rest = rest.dropFirst(length)
      } else if character == "#", let (decoded, length) = entity(rest) {
        lines[lines.count - 1].append(decoded)
        rest = rest.dropFirst(length)
      } else {
        lines[lines.count - 1].append(character)
        rest = rest.dropFirst()
      }
    }
    return lines
  }

  private static func lineBreakLength(_ text: Substring) -> Int? {
    let lowered = text.prefix(6).lowercased()
    for form in ["<br>", "<br/>", "<br />"] where lowered.hasPrefix(form) { return form.count }
    return nil
  }

  private static func entity(_ text: Substring) -> (Character, length: Int)? {
    guard let semicolon = text.prefix(10).firstIndex(of: ";") else { return nil }
    let name = text[text.index(after: text.startIndex)..<semicolon]
    let length = name.count + 2
    switch name {
    case "quot": return ("\"", length)
    case "amp": return ("&", length)
    case "lt": return ("<", length)
    case "gt": return (">", length)
    default:
      guard let value = UInt32(name), value >= 32, let scalar = Unicode.Scalar(value) else {
        return nil
      }
      return (Character(scalar), length)
    }
  }
}
