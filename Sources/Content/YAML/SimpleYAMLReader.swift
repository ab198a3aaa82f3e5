import Diagnostics

/// Reads the YAML that nearly every page is written in, without a library.
///
///     title: 115 年度施政計畫
///     categories: { theme: ["480"], cake: [GA0] }
///     sources:
///       - title: 中央行政機關總預算
///         date: 2026-01-01
///
/// That is maps and lists by indentation, lists and maps in brackets on one line, plain and quoted text on one line,
/// comments and blank lines. For such text the result is the one of YAML 1.1 as libyaml reads it, places included.
/// Everything else is not read at all: text over several lines, escapes, anchors, tags, tabs, a key that stands twice,
/// and whatever is wrong. The library reads it then, and tells what is wrong in its own words.
struct SimpleYAMLReader {
  /// The text goes beyond what is read here; it may well be good YAML.
  struct NotSimple: Error {}

  /// Levels of maps and lists; well below ``YAMLLimits/depth``, which counts more cautiously.
  static let depth = 16
  /// Bytes before the first one of a line that is no space; see ``YAMLLimits/nestingProblem(_:in:)``.
  static let indentation = 256
  /// Bytes of a text that are too few for the 20 000 values which the library's part counts; a longer one is counted.
  static let byteCount = 32 * 1024

  let bytes: [UInt8]
  let end: Int
  /// The next byte to read: within `line`, or `end`.
  var offset: Int
  private(set) var line: Int
  /// The offset of the line's first byte.
  private(set) var lineStart: Int

  /// Reads `bytes[range]` of a file, which must be whole lines; `nil` where that is not simple.
  ///
  /// - Complexity: O(*n*) in the range, O(*m*²) in the keys of a map.
  static func read(_ file: SourceFile, in range: Range<Int>) -> YAMLNode? {
    guard range.count <= byteCount || isWithinBudget(file.bytes, in: range),
      isSimple(file.bytes, in: range),
      var reader = SimpleYAMLReader(file.bytes, in: range)
    else { return nil }
    return try? reader.document()
  }

  private init?(_ bytes: [UInt8], in range: Range<Int>) {
    let start = range.lowerBound
    guard start == 0 || bytes[start - 1] == UInt8(ascii: "\n") else { return nil }
    self.bytes = bytes
    end = range.upperBound
    offset = start
    lineStart = start
    line = 1
    for byte in bytes[..<start] where byte == UInt8(ascii: "\n") { line += 1 }
  }

  private mutating func document() throws(NotSimple) -> YAMLNode {
    if try !skipIndentation() { try nextLine() }
    guard offset < end else { throw NotSimple() }
    let node = try block(depth: 0)
    // What is left stands further to the left than the first line.
    guard offset == end else { throw NotSimple() }
    return node
  }

  // MARK: Blocks

  /// The columns before the next byte; -1 at the end, where every block ends.
  private var column: Int { offset < end ? offset - lineStart : -1 }

  private mutating func block(depth: Int) throws(NotSimple) -> YAMLNode {
    if isDash { return try sequence(depth: depth) }
    let start = offset
    let key = try scalar(inFlow: false)
    return try mapping(from: key, at: start, depth: depth)
  }

  /// A list whose first dash is the next byte; ends at the next line that is none of its own.
  private mutating func sequence(depth: Int) throws(NotSimple) -> YAMLNode {
    guard depth < Self.depth else { throw NotSimple() }
    let indentation = column
    let place = position(of: offset)
    var elements: [YAMLNode] = []
    while column == indentation, isDash {
      offset += 1
      let afterDash = position(of: offset)
      skipSpaces()
      guard offset - lineStart <= Self.indentation else { throw NotSimple() }
      if isLineEnd {
        try nextLine()
        elements.append(
          column > indentation ? try block(depth: depth + 1) : nothing(at: afterDash))
      } else if isDash {
        elements.append(try sequence(depth: depth + 1))
      } else {
        elements.append(try element(depth: depth + 1))
      }
    }
    guard column <= indentation else { throw NotSimple() }
    return YAMLNode(.sequence(elements), range: SourceRange(at: place))
  }

  /// What stands after a dash on its line: a value, or the first key of a map.
  private mutating func element(depth: Int) throws(NotSimple) -> YAMLNode {
    if isBracket { return try lastOfLine(flow(depth: depth)) }
    let start = offset
    let node = try scalar(inFlow: false)
    return isColon ? try mapping(from: node, at: start, depth: depth) : try lastOfLine(node)
  }

  /// A map whose first key has been read and is followed by its colon.
  private mutating func mapping(
    from first: YAMLNode, at start: Int, depth: Int
  ) throws(NotSimple) -> YAMLNode {
    guard depth < Self.depth else { throw NotSimple() }
    let indentation = start - lineStart
    let place = position(of: start)
    var map = SimpleYAMLMap()
    // Front matter has a dozen keys, and most maps within it have three.
    if depth == 0 { map.reserveCapacity(16) }
    var key = first
    while true {
      try map.append(key, try blockValue(indentation: indentation, depth: depth + 1))
      guard column == indentation else { break }
      key = try scalar(inFlow: false)
    }
    guard column < indentation else { throw NotSimple() }
    return YAMLNode(.mapping(map.members), range: SourceRange(at: place))
  }

  /// What a key stands for, from its colon to the line after it.
  private mutating func blockValue(
    indentation: Int, depth: Int
  ) throws(NotSimple) -> YAMLNode {
    guard isColon else { throw NotSimple() }
    offset += 1
    let afterColon = position(of: offset)
    skipSpaces()
    guard isLineEnd else {
      return try lastOfLine(isBracket ? flow(depth: depth) : scalar(inFlow: false))
    }
    try nextLine()
    if column > indentation { return try block(depth: depth) }
    // A list may stand as far to the left as the key it belongs to.
    if column == indentation, isDash { return try sequence(depth: depth) }
    return nothing(at: afterColon)
  }

  private func nothing(at position: SourcePosition) -> YAMLNode {
    YAMLNode(.scalar("", isPlain: true), range: SourceRange(at: position))
  }

  // MARK: Lines

  /// A node after which nothing but a comment stands in its line; goes to the next line.
  private mutating func lastOfLine(_ node: YAMLNode) throws(NotSimple) -> YAMLNode {
    skipSpaces()
    guard isLineEnd else { throw NotSimple() }
    try nextLine()
    return node
  }

  /// Goes to the first byte of the next line that holds more than a comment, or to the end.
  private mutating func nextLine() throws(NotSimple) {
    repeat {
      while offset < end, bytes[offset] != UInt8(ascii: "\n") { offset += 1 }
      guard offset < end else { return }
      offset += 1
      line += 1
      lineStart = offset
    } while try !skipIndentation()
  }

  /// Goes over the spaces at a line's head; false where nothing but a comment follows.
  private mutating func skipIndentation() throws(NotSimple) -> Bool {
    skipSpaces()
    guard offset < end, !isBreak else { return false }
    guard offset - lineStart <= Self.indentation else { throw NotSimple() }
    // `...` ends a document; `---` begins with two dashes, as no scalar here may.
    if offset == lineStart, bytes[offset] == UInt8(ascii: ".") { throw NotSimple() }
    return bytes[offset] != UInt8(ascii: "#")
  }
}
