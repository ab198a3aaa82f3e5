import Encodings

/// Front matter as it is begun: what the document says, and what a person has to say yet.
///
/// A value that is missing is `TODO`, which no check takes: `gazette check` names the line until it is filled in.
package struct FrontMatterDraft {
  private var lines: [String] = []
  /// The keys that a person has to fill in.
  package private(set) var openKeys: [String] = []

  package init() {}

  package mutating func add(_ key: String, _ value: String) {
    lines.append("\(key): \(Self.scalar(value))")
  }

  package mutating func add(_ key: String, _ number: Int) { lines.append("\(key): \(number)") }

  package mutating func add(_ key: String, list: [String]) {
    lines.append("\(key): [\(list.map(Self.scalar).joined(separator: ", "))]")
  }

  /// YAML as it is.
  package mutating func add(line: String) { lines.append(line) }

  package mutating func leaveOpen(_ key: String, _ hint: String) {
    lines.append("\(key): TODO  # \(hint)")
    openKeys.append(key)
  }

  package var text: String { "---\n" + lines.map { $0 + "\n" }.joined() + "---\n" }

  /// A scalar of YAML, with quotes where it would be read as something else.
  package static func scalar(_ text: String) -> String {
    isPlain(text) ? text : quoted(text)
  }

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else {
      return false
    }
    let isWord = first.properties.isAlphabetic || first.value >= 0x2E80
    let special: Set<Unicode.Scalar> = [
      ":", "#", ",", "[", "]", "{", "}", "\"", "'", "\\", "&", "*", "|", ">", "%", "@", "`",
    ]
    let words = ["true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf"]
    return isWord && !last.properties.isWhitespace && !words.contains(text.lowercased())
      && text.unicodeScalars.allSatisfy {
        $0.value >= 0x20 && $0 != "\u{7F}" && !special.contains($0)
      }
  }

  /// In double quotes, whose escapes are those of JSON (YAML 1.2, §7.3.1).
  private static func quoted(_ text: String) -> String {
    var output: [UInt8] = []
    var text = text
    text.withUTF8 { JSONEscaping.append(UnsafeRawBufferPointer($0), to: &output) }
    return "\"" + String(decoding: output, as: UTF8.self) + "\""
  }
}
