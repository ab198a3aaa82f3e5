/// What a Mermaid flow chart is made of, as far as the subset goes.
enum MermaidToken: Hashable {
  case identifier(String)
  /// The shape and the text between its brackets.
  case shape(Flowchart.Shape, String)
  /// `-->`, with the text of `-- text -->`.
  case arrow(String?)
  /// `|text|`.
  case label(String)
  /// The end of a line, or `;`.
  case end
}

/// Why a text is not in the subset.
struct MermaidProblem: Error {
  var range: Range<Int>
  var message: String
  var help: String?
}

/// Reads tokens from a line of Mermaid's flow chart language.
struct MermaidScanner {
  let bytes: [UInt8]
  private(set) var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position >= bytes.count }

  private func peek(_ offset: Int = 0) -> UInt8? {
    position + offset < bytes.count ? bytes[position + offset] : nil
  }

  private func starts(with text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes[position...].starts(with: $0) }
  }

  /// Goes to the end of the line in which a statement that began at `start` could not be read on.
  mutating func skipLine(from start: Int) {
    if position > start, bytes[position - 1] == UInt8(ascii: "\n") { return }
    skipLine()
  }

  private mutating func skipLine() {
    while let byte = peek(), byte != UInt8(ascii: "\n") { position += 1 }
  }

  private mutating func skipBlanks() {
    while let byte = peek(), byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
      position += 1
    }
  }

  /// The next token and its place; `.end` at the end of a line, of a statement, and of the text.
  mutating func next() throws(MermaidProblem) -> (token: MermaidToken, range: Range<Int>) {
    skipBlanks()
    let start = position
    guard let byte = peek() else { return (.end, start..<start) }
    let token: MermaidToken
    switch byte {
    case UInt8(ascii: "\n"), UInt8(ascii: ";"):
      position += 1
      return (.end, start..<start)
    case UInt8(ascii: "%") where peek(1) == UInt8(ascii: "%"):
      try skipComment()
      return (.end, start..<start)
    case UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "{"): token = try shape()
    case UInt8(ascii: "|"): token = try label()
    case UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: "~"):
      token = try arrow()
    default:
      guard Self.isIdentifier(byte) else { throw unexpectedCharacter() }
      token = .identifier(identifier())
    }
    return (token, start..<position)
  }

  private mutating func skipComment() throws(MermaidProblem) {
    let start = position
    if peek(2) == UInt8(ascii: "{") {
      skipLine()
      throw MermaidProblem(
        range: start..<position, message: "Directives '%%{ … }%%' are not in the subset",
        help: "Remove the directive; the theme decides how a chart looks.")
    }
    skipLine()
  }

  // MARK: Identifiers

  /// Letters, digits, `_` and all that is not ASCII; a single `-` between two of them.
  private static func isIdentifier(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...0xFF:
      true
    default: false
    }
  }

  private mutating func identifier() -> String {
    let start = position
    while let byte = peek() {
      if Self.isIdentifier(byte) {
        position += 1
      } else if byte == UInt8(ascii: "-"), let next = peek(1), Self.isIdentifier(next) {
        position += 2
      } else {
        break
      }
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private func unexpectedCharacter() -> MermaidProblem {
    let rest = String(decoding: bytes[position..<min(position + 4, bytes.count)], as: UTF8.self)
    let character = rest.first.map(String.init) ?? ""
    if character == "&" {
      return problem(
        1, "'&' between nodes is not in the subset",
        help: "Write one line per edge: 'A --> B', then 'A --> C'.")
    }
    if character == ":" {
      return problem(
        1, "Classes ':::name' are not in the subset",
        help: "Remove the class; the theme decides how a chart looks.")
    }
    return problem(character.utf8.count, "'\(character)' begins nothing in the subset")
  }

  private func problem(_ length: Int, _ message: String, help: String? = nil) -> MermaidProblem {
    MermaidProblem(
      range: position..<min(position + length, bytes.count), message: message, help: help)
  }

  // MARK: Shapes and labels

  private mutating func shape() throws(MermaidProblem) -> MermaidToken {
    for (open, close, shape) in Self.shapes where starts(with: open) {
      let text = try enclosed(open: open, close: close)
      return .shape(shape, text)
    }
    throw problem(
      2, "This node shape is not in the subset",
      help: "The shapes are 'A[task]', 'A(task)', 'A{decision}' and 'A([start or end])'.")
  }

  private static let shapes: [(open: StaticString, close: StaticString, shape: Flowchart.Shape)] = [
    ("([", "])", .terminal), ("[", "]", .rectangle), ("(", ")", .round), ("{", "}", .choice),
  ]

  private mutating func label() throws(MermaidProblem) -> MermaidToken {
    .label(try enclosed(open: "|", close: "|"))
  }

  /// The text between two brackets, in quotes or not.
  private mutating func enclosed(
    open: StaticString, close: StaticString
  ) throws(MermaidProblem) -> String {
    let start = position
    position += open.utf8CodeUnitCount
    try refuseOtherShape(open: open, from: start)
    skipBlanks()
    let text: [UInt8]
    if peek() == UInt8(ascii: "\"") {
      text = try quoted()
      skipBlanks()
    } else {
      text = try unquoted(until: close, opened: start)
    }
    guard starts(with: close) else {
      throw MermaidProblem(
        range: start..<position, message: "'\(open)' lacks its '\(close)'",
        help: "Close the text on the same line: '\(open)text\(close)'.")
    }
    position += close.utf8CodeUnitCount
    let label = MermaidText.decoded(text)
    guard !label.isEmpty else {
      throw MermaidProblem(range: start..<position, message: "A text is empty", help: nil)
    }
    return label
  }

  /// Shapes that begin like one of the subset: `[[`, `[(`, `[/`, `((`, `{{`.
  private mutating func refuseOtherShape(
    open: StaticString, from start: Int
  ) throws(MermaidProblem) {
    guard !open.description.hasPrefix("|"), let byte = peek() else { return }
    let isOther =
      "[({".utf8.contains(byte)
      || (open.description == "[" && (byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\")))
    guard isOther else { return }
    let shape = String(decoding: bytes[start...position], as: UTF8.self)
    throw MermaidProblem(
      range: start..<position + 1, message: "The node shape '\(shape)' is not in the subset",
      help: "The shapes are 'A[task]', 'A(task)', 'A{decision}' and 'A([start or end])'; "
        + "a text that begins with a bracket goes in quotes: 'A[\"(1) text\"]'.")
  }

  private mutating func quoted() throws(MermaidProblem) -> [UInt8] {
    let start = position
    position += 1
    if peek() == UInt8(ascii: "`") {
      throw MermaidProblem(
        range: start..<position + 1, message: "Markdown in a text is not in the subset",
        help: "Write the text without the backticks.")
    }
    while let byte = peek(), byte != UInt8(ascii: "\n") {
      if byte == UInt8(ascii: "\"") {
        position += 1
        return Array(bytes[start + 1..<position - 1])
      }
      position += 1
    }
    throw MermaidProblem(
      range: start..<position, message: "A quoted text lacks its closing '\"'",
      help: "Write the whole text on one line; '<br>' breaks a line, '#quot;' is a quotation mark.")
  }

  private mutating func unquoted(
    until close: StaticString, opened: Int
  ) throws(MermaidProblem) -> [UInt8] {
    let start = position
    while let byte = peek(), byte != UInt8(ascii: "\n"), !starts(with: close) {
      if "[](){}\"|".utf8.contains(byte) {
        throw MermaidProblem(
          range: position..<position + 1,
          message: "A text with '\(Character(Unicode.Scalar(byte)))' must stand in quotes",
          help: "Write it as \"text\", and a quotation mark in it as #quot;.")
      }
      position += 1
    }
    var end = position
    while end > start, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    return Array(bytes[start..<end])
  }

  // MARK: Arrows

  private mutating func arrow() throws(MermaidProblem) -> MermaidToken {
    let start = position
    if starts(with: "-->") {
      position += 3
      if peek() == UInt8(ascii: ">") || peek() == UInt8(ascii: "-") {
        throw wrongArrow(from: start)
      }
      return .arrow(nil)
    }
    guard starts(with: "--"), let after = peek(2), !"-.=>ox\n;".utf8.contains(after) else {
      throw wrongArrow(from: start)
    }
    position += 2
    skipBlanks()
    let textStart = position
    let text: [UInt8]
    if peek() == UInt8(ascii: "\"") {
      text = try quoted()
    } else {
      while let byte = peek(), byte != UInt8(ascii: "\n"), !starts(with: "--") { position += 1 }
      var end = position
      while end > textStart, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
      text = Array(bytes[textStart..<end])
    }
    skipBlanks()
    guard starts(with: "-->") else {
      throw MermaidProblem(
        range: start..<position, message: "'--' with a text lacks its '-->'",
        help: "Write 'A -- text --> B' or 'A -->|text| B'.")
    }
    position += 3
    if peek() == UInt8(ascii: ">") || peek() == UInt8(ascii: "-") { throw wrongArrow(from: start) }
    let label = MermaidText.decoded(text)
    guard !label.isEmpty else { throw wrongArrow(from: start) }
    return .arrow(label)
  }

  private mutating func wrongArrow(from start: Int) -> MermaidProblem {
    while let byte = peek(), "-=.<>~ox".utf8.contains(byte) { position += 1 }
    let arrow = String(decoding: bytes[start..<position], as: UTF8.self)
    return MermaidProblem(
      range: start..<position, message: "The arrow '\(arrow)' is not in the subset",
      help: "The arrows are 'A --> B', 'A -->|text| B' and 'A -- text --> B'.")
  }
}
