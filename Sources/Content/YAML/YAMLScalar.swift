/// Writes text as YAML: plain where every reader takes it for that text, else in double quotes.
///
/// What it writes stands on one line, in block and in flow collections alike, as a key or as a value.
enum YAMLScalar {
  static func text(of value: String) -> String { isPlain(value) ? value : quoted(value) }

  /// Words that readers of YAML 1.1 take for something else than text.
  private static let reserved: Set<String> = [
    "null", "true", "false", "yes", "no", "on", "off", "y", "n",
  ]

  /// Whether text begins with a letter and has no character that may mean something to YAML.
  private static func isPlain(_ value: String) -> Bool {
    guard let first = value.unicodeScalars.first, isLetter(first),
      value.unicodeScalars.last != " ", !reserved.contains(value.lowercased())
    else { return false }
    return value.unicodeScalars.allSatisfy { scalar in
      isLetter(scalar) || " -_./()0123456789".unicodeScalars.contains(scalar)
        || isWidePunctuation(scalar)
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter: true
    default: false
    }
  }

  /// 、。「」 and the full-width forms of ASCII, which no reader takes for syntax.
  private static func isWidePunctuation(_ scalar: Unicode.Scalar) -> Bool {
    ("\u{3001}"..."\u{3002}").contains(scalar) || ("\u{300C}"..."\u{300F}").contains(scalar)
      || ("\u{FF01}"..."\u{FF5E}").contains(scalar)
  }

  private static func quoted(_ value: String) -> String {
    var output = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\t": output += "\\t"
      default:
        if isEscaped(scalar) {
          output += escape(scalar)
        } else {
          output.unicodeScalars.append(scalar)
        }
      }
    }
    return output + "\""
  }

  /// Whether a character may not stand in YAML as it is (YAML 1.1, §4.1.1), breaks a line, or is not seen.
  private static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: true
    default: false
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let width = digits.utf8.count <= 4 ? 4 : 8
    return (width == 4 ? "\\u" : "\\U")
      + String(repeating: "0", count: width - digits.utf8.count) + digits
  }
}
