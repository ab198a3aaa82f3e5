import Encodings

/// Keeps text from being read as Markdown, with as few backslashes as that takes.
enum MarkdownEscaping {
  static func escape(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var output = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let before = index > 0 ? scalars[index - 1] : nil
      let after = index + 1 < scalars.count ? scalars[index + 1] : nil
      if isMark(scalar, before: before, after: after, rest: scalars[index...]) {
        output.append("\\")
      }
      output.append(scalar)
    }
    return String(output)
  }

  private static func isMark(
    _ scalar: Unicode.Scalar, before: Unicode.Scalar?, after: Unicode.Scalar?,
    rest: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    switch scalar {
    // One tilde strikes through as two do.
    case "*", "`", "[", "]", "\\", "~": true
    // Within a word it is a letter.
    case "_": !(isWord(before) && isWord(after))
    case "<": after.map { isWord($0) || "/!?".unicodeScalars.contains($0) } ?? false
    case "&": (after == "#" || isWord(after)) && rest.prefix(34).contains(";")
    default: false
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    return scalar.isASCII
      ? scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
      : scalar.properties.isAlphabetic
  }

  /// Keeps a paragraph's first line from being read as something else than a paragraph.
  static func lineStart(_ line: String) -> String {
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    let rest = line.dropFirst(digits.count)
    if (1...9).contains(digits.count), let mark = rest.first, mark == "." || mark == ")",
      rest.dropFirst().first.map(\.isWhitespace) ?? true
    {
      return digits + "\\" + rest
    }
    guard let first = line.first else { return line }
    let isBullet = "-+".contains(first) && (line.dropFirst().first.map(\.isWhitespace) ?? true)
    let isRule = "-=".contains(first) && line.allSatisfy { $0 == first || $0 == " " }
    let isHeading =
      first == "#" && (line.drop { $0 == "#" }.first.map(\.isWhitespace) ?? true)
    return isBullet || isRule || isHeading || first == ">" || first == "|" ? "\\" + line : line
  }

  /// Keeps the end of a heading's text from being read as a closing `#` or as its `{#id}`.
  static func headingEnd(_ text: String) -> String {
    var text = text
    if text.last == "}", let open = text.lastIndex(of: "{"), text[open...].hasPrefix("{#") {
      text.insert("\\", at: open)
    }
    let head = text.dropLast(text.reversed().prefix { $0 == "#" }.count)
    guard head.endIndex < text.endIndex, head.last?.isWhitespace ?? true else { return text }
    return head + "\\" + text[head.endIndex...]
  }

  /// What stands between the round brackets of a link.
  static func destination(_ destination: String, title: String) -> String {
    var address = ""
    for scalar in destination.unicodeScalars {
      switch scalar {
      case " ", "(", ")", "<", ">", "\"", "\\", "\0"..."\u{1F}":
        for byte in String(scalar).utf8 {
          let digits = String(byte, radix: 16, uppercase: true)
          address += "%" + (digits.count < 2 ? "0" : "") + digits
        }
      default: address.unicodeScalars.append(scalar)
      }
    }
    guard !title.isEmpty else { return address }
    let words = title.joiningLines.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\\\"")
    return "\(address) \"\(words)\""
  }
}

extension MarkdownWriter {
  /// The lines of a paragraph, of which none begins something else.
  static func safeLines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { MarkdownEscaping.lineStart($0.trimmed) }
  }
}

extension String {
  /// Without line breaks, with the spaces at its ends.
  var joiningLinesKeepingSpaces: String {
    guard contains(where: \.isNewline) else { return self }
    let head = first.map { $0.isWhitespace && !$0.isNewline } ?? false ? " " : ""
    let tail = last.map { $0.isWhitespace && !$0.isNewline } ?? false ? " " : ""
    return head + joiningLines + tail
  }
}
