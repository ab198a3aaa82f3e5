import Diagnostics

extension SimpleYAMLReader {
  /// Plain or quoted text, read up to what ends it; whether that may stand there, the caller says.
  mutating func scalar(inFlow: Bool) throws(NotSimple) -> YAMLNode {
    switch bytes[offset] {
    case UInt8(ascii: "\""): try quoted(UInt8(ascii: "\""))
    case UInt8(ascii: "'"): try quoted(UInt8(ascii: "'"))
    default: try plain(inFlow: inFlow)
    }
  }

  /// Text in quotes without an escape, which it takes a second look to undo.
  private mutating func quoted(_ quote: UInt8) throws(NotSimple) -> YAMLNode {
    let start = offset
    offset += 1
    while offset < end, bytes[offset] != quote {
      guard !isBreak, bytes[offset] != UInt8(ascii: "\\") || quote == UInt8(ascii: "'") else {
        throw NotSimple()
      }
      offset += 1
    }
    offset += 1
    // Two single quotes stand for one.
    guard offset <= end, offset == end || bytes[offset] != quote else { throw NotSimple() }
    return node((start + 1)..<(offset - 1), isPlain: false, place: start..<offset)
  }

  /// Text without quotes: up to `: `, ` #`, the line's end, and within brackets up to `,` and brackets.
  private mutating func plain(inFlow: Bool) throws(NotSimple) -> YAMLNode {
    let start = offset
    guard beginsPlain(at: start) else { throw NotSimple() }
    scan: while offset < end {
      switch bytes[offset] {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): break scan
      case UInt8(ascii: ":"):
        if isBlank(offset + 1) { break scan }
        if inFlow, Self.isFlowIndicator(bytes[offset + 1]) || bytes[offset + 1] == 0x3F {
          throw NotSimple()
        }
      case UInt8(ascii: "#"):
        if bytes[offset - 1] == 0x20 { break scan }
      case let byte where inFlow && Self.isFlowIndicator(byte): break scan
      default: break
      }
      offset += 1
    }
    var stop = offset
    while bytes[stop - 1] == 0x20 { stop -= 1 }
    // A space before the colon is rare; those before a comment or the line's end belong to nothing.
    if isColon, stop < offset { throw NotSimple() }
    return node(start..<stop, isPlain: true, place: start..<stop)
  }

  /// YAML 1.1, §9.1.3, without `-` before what `YAMLLimits` may count as another level.
  private func beginsPlain(at offset: Int) -> Bool {
    switch bytes[offset] {
    case UInt8(ascii: "-"):
      !isBlank(offset + 1) && !Self.isFlowIndicator(bytes[offset + 1])
        && bytes[offset + 1] != UInt8(ascii: "-") && bytes[offset + 1] != UInt8(ascii: "?")
    case UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "#"),
      UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "|"),
      UInt8(ascii: ">"), UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"),
      UInt8(ascii: " "), UInt8(ascii: "\r"), UInt8(ascii: "\n"):
      false
    default: true
    }
  }

  private func node(_ text: Range<Int>, isPlain: Bool, place: Range<Int>) -> YAMLNode {
    YAMLNode(
      .scalar(String(decoding: bytes[text], as: UTF8.self), isPlain: isPlain),
      range: SourceRange(position(of: place.lowerBound), position(of: place.upperBound)))
  }

  // MARK: Brackets

  /// A value between brackets, or the brackets themselves with all that is in them, on one line.
  mutating func flow(depth: Int) throws(NotSimple) -> YAMLNode {
    guard offset < end else { throw NotSimple() }
    guard isBracket else { return try scalar(inFlow: true) }
    guard depth < Self.depth else { throw NotSimple() }
    let range = SourceRange(at: position(of: offset))
    let isSequence = bytes[offset] == UInt8(ascii: "[")
    let closing = isSequence ? UInt8(ascii: "]") : UInt8(ascii: "}")
    offset += 1
    var elements: [YAMLNode] = []
    var map = SimpleYAMLMap()
    skipSpaces()
    var isOpen = offset == end || bytes[offset] != closing
    while isOpen {
      if isSequence {
        elements.append(try flow(depth: depth + 1))
      } else {
        try flowMember(of: &map, depth: depth + 1)
      }
      skipSpaces()
      guard offset < end else { throw NotSimple() }
      isOpen = bytes[offset] == UInt8(ascii: ",")
      guard isOpen else { break }
      offset += 1
      skipSpaces()
    }
    guard offset < end, bytes[offset] == closing else { throw NotSimple() }
    offset += 1
    return YAMLNode(isSequence ? .sequence(elements) : .mapping(map.members), range: range)
  }

  private mutating func flowMember(
    of map: inout SimpleYAMLMap, depth: Int
  ) throws(NotSimple) {
    guard offset < end else { throw NotSimple() }
    let key = try scalar(inFlow: true)
    guard isColon else { throw NotSimple() }
    offset += 1
    skipSpaces()
    try map.append(key, try flow(depth: depth))
  }

  // MARK: Bytes

  /// Whether `-` and a blank are next, which begin an element of a list.
  var isDash: Bool { offset < end && bytes[offset] == UInt8(ascii: "-") && isBlank(offset + 1) }

  /// Whether `:` and a blank are next, which end a key.
  var isColon: Bool { offset < end && bytes[offset] == UInt8(ascii: ":") && isBlank(offset + 1) }

  var isBracket: Bool {
    offset < end && (bytes[offset] == UInt8(ascii: "[") || bytes[offset] == UInt8(ascii: "{"))
  }

  var isBreak: Bool { bytes[offset] == UInt8(ascii: "\n") || bytes[offset] == UInt8(ascii: "\r") }

  /// Whether nothing follows in the line, or a comment after a space.
  var isLineEnd: Bool {
    offset == end || isBreak || bytes[offset] == UInt8(ascii: "#") && bytes[offset - 1] == 0x20
  }

  private func isBlank(_ offset: Int) -> Bool {
    guard offset < end else { return true }
    let byte = bytes[offset]
    return byte == 0x20 || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  private static func isFlowIndicator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
      UInt8(ascii: "}"):
      true
    default: false
    }
  }

  mutating func skipSpaces() {
    while offset < end, bytes[offset] == 0x20 { offset += 1 }
  }

  /// The place of a byte of this line.
  func position(of offset: Int) -> SourcePosition {
    SourcePosition(line: line, column: offset - lineStart + 1)
  }
}
