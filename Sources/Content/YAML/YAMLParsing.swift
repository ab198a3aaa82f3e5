package import Diagnostics
import Yams

extension YAMLNode {
  /// Reads the YAML in `bytes[range]` of a file (YAML 1.1 as libyaml reads it, one document).
  ///
  /// Returns `nil` for an empty document, and where a diagnostic says what is wrong. Bounds: 256 KB, 64 levels,
  /// 20 000 values; aliases count with everything they stand for, so that no file explodes in memory.
  package static func parse(
    _ file: SourceFile, in range: Range<Int>, diagnostics: inout [Diagnostic]
  ) -> YAMLNode? {
    parseSimple(file, in: range) ?? parseAny(file, in: range, diagnostics: &diagnostics)
  }

  /// Reads what ``parse(_:in:diagnostics:)`` reads, where it is written as nearly all is; else `nil`.
  package static func parseSimple(_ file: SourceFile, in range: Range<Int>) -> YAMLNode? {
    SimpleYAMLReader.read(file, in: range)
  }

  /// Reads the same with libyaml, which takes some twenty times as long.
  package static func parseAny(
    _ file: SourceFile, in range: Range<Int>, diagnostics: inout [Diagnostic]
  ) -> YAMLNode? {
    // libyaml counts a byte order mark for a column, which would indent the first key.
    let hasMark = file.bytes[range].starts(with: [0xEF, 0xBB, 0xBF])
    let range = hasMark ? (range.lowerBound + 3)..<range.upperBound : range
    guard range.count <= YAMLLimits.byteCount else {
      diagnostics.append(
        Diagnostic(
          .yamlSyntax, "YAML of \(range.count) bytes; at most \(YAMLLimits.byteCount) are read",
          file: file.path, range: file.range(of: range.lowerBound..<range.lowerBound),
          help: "Move long text into the Markdown, and tables into CSV files."))
      return nil
    }
    if let problem = YAMLLimits.nestingProblem(file, in: range)
      ?? YAMLLimits.aliasKeyProblem(file, in: range)
    {
      diagnostics.append(problem)
      return nil
    }
    let text = String(decoding: file.bytes[range], as: UTF8.self)
    var converter = YAMLConverter(file: file, range: range)
    do {
      guard let node = try Yams.compose(yaml: text, .basic, .default, .utf8) else { return nil }
      let converted = converter.convert(node, depth: 0)
      if let place = converter.deepPlace {
        diagnostics.append(YAMLLimits.tooDeep(file, at: place))
        return nil
      }
      guard converter.isWithinBudget else {
        diagnostics.append(
          Diagnostic(
            .yamlAlias, "Aliases (`*name`) multiply into too many values",
            file: file.path, range: file.range(of: range.lowerBound..<range.lowerBound),
            help: "Write the values out; a settings file needs no more than "
              + "\(YAMLLimits.valueCount) of them."))
        return nil
      }
      return converted
    } catch {
      diagnostics.append(converter.diagnostic(for: error))
      return nil
    }
  }
}

/// Turns Yams' nodes into ours, with places in the whole file.
private struct YAMLConverter {
  let file: SourceFile
  let range: Range<Int>
  /// The offset in the file of the first byte of each line as libyaml counts them.
  private let lineStarts: [Int]
  private var converted = 0
  /// Where the first value that is nested too deep stands.
  private(set) var deepPlace: SourceRange?

  init(file: SourceFile, range: Range<Int>) {
    self.file = file
    self.range = range
    lineStarts = Self.lineStarts(of: file.bytes, in: range)
  }

  var isWithinBudget: Bool { converted <= YAMLLimits.valueCount }

  mutating func convert(_ node: Yams.Node, depth: Int) -> YAMLNode {
    converted += 1
    let start = position(node.mark)
    if depth > YAMLLimits.depth, deepPlace == nil { deepPlace = SourceRange(at: start) }
    guard isWithinBudget, deepPlace == nil else {
      return YAMLNode(.scalar("", isPlain: true), range: SourceRange(at: start))
    }
    switch node {
    case .scalar(let scalar):
      return YAMLNode(
        .scalar(scalar.string, isPlain: scalar.style == .plain),
        range: range(of: scalar.string, from: start))
    case .sequence(let sequence):
      var elements: [YAMLNode] = []
      for element in sequence { elements.append(convert(element, depth: depth + 1)) }
      return YAMLNode(.sequence(elements), range: SourceRange(at: start))
    case .mapping(let mapping):
      var members: [YAMLMember] = []
      for (key, value) in mapping {
        let keyNode = convert(key, depth: depth + 1)
        var name = ""
        if case .scalar(let text, _) = keyNode.value { name = text }
        members.append(
          YAMLMember(key: name, keyRange: keyNode.range, value: convert(value, depth: depth + 1)))
      }
      return YAMLNode(.mapping(members), range: SourceRange(at: start))
    case .alias:
      return YAMLNode(.scalar("", isPlain: true), range: SourceRange(at: start))
    }
  }

  func diagnostic(for error: any Error) -> Diagnostic {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      if let colon = fullWidthColon(near: position(mark).line) {
        return Diagnostic(
          .yamlSyntax, "Not YAML: a key ends in '：'", file: file.path, range: file.range(of: colon),
          help: "A key ends in a half-width `:` and a space, not in `：`.")
      }
      return Diagnostic(
        .yamlSyntax, "Not YAML: \(problem)", file: file.path,
        range: SourceRange(at: position(mark)), help: help(for: problem, mark: mark))
    case .duplicatedKeysInMapping(let duplicates, let context):
      let key = duplicates.first.map { "\($0)" } ?? ""
      return Diagnostic(
        .duplicateKey, "Key '\(key)' stands twice; keep one of them", file: file.path,
        range: range(of: key, from: position(context.mark)))
    case .reader(let problem, let offset, _, let text):
      return Diagnostic(
        .yamlSyntax, "Not YAML: \(problem)", file: file.path,
        range: SourceRange(at: position(atCharacter: offset ?? 0, of: text)),
        help: "Take the invisible character out.")
    default:
      return Diagnostic(
        .yamlSyntax, "Not YAML", file: file.path, range: SourceRange(at: position(nil)))
    }
  }

  /// A `：` where a key's `:` should be, on a line or the one before it: the parser stumbles a line later.
  private func fullWidthColon(near line: Int) -> Range<Int>? {
    for line in [line, line - 1] where line >= 1 {
      let bytes = file.bytes[file.lineRange(line).clamped(to: range)]
      let key = bytes.drop { $0 == 0x20 }.prefix { !" :\"'#-[{,".utf8.contains($0) }
      for index in key.indices where file.bytes[index...].starts(with: "：".utf8) {
        return index..<(index + 3)
      }
    }
    return nil
  }

  private func help(for problem: String, mark: Mark) -> String? {
    let line = position(mark).line
    let indentation = file.line(line).prefix { $0 == " " || $0 == "\t" }
    if indentation.contains("\t") || file.line(line).contains("\t") && problem.contains("token") {
      return "Indent with spaces; YAML takes no tab."
    }
    // The parser stumbles a line later over what it could still take for the end of a text.
    for line in [line, line - 1] where line >= 1 {
      if let help = YAMLSlip(file, line: line, in: range)?.help { return help }
    }
    if problem.contains("mapping values are not allowed") {
      return "Put text that contains `: ` in quotes."
    }
    return "Check quotes, brackets and indentation near this line."
  }

  /// libyaml counts Unicode scalars, and more line breaks than a source file has; sources count bytes.
  private func position(_ mark: Mark?) -> SourcePosition {
    guard let mark, mark.line >= 1 else { return file.position(at: lineStarts[0]) }
    guard mark.line <= lineStarts.count else { return file.position(at: range.upperBound) }
    var index = lineStarts[mark.line - 1]
    var remaining = mark.column - 1
    while index < range.upperBound, remaining > 0 {
      repeat { index += 1 } while index < range.upperBound && file.bytes[index] & 0xC0 == 0x80
      remaining -= 1
    }
    return file.position(at: index)
  }

  private func position(atCharacter offset: Int, of text: String) -> SourcePosition {
    let index = text.index(text.startIndex, offsetBy: offset, limitedBy: text.endIndex)
    let bytes = text.utf8.distance(from: text.startIndex, to: index ?? text.endIndex)
    return file.position(at: range.lowerBound + bytes)
  }

  /// YAML 1.1, §5.4: LF, CR, CRLF, NEL, LS and PS end a line.
  private static func lineStarts(of bytes: [UInt8], in range: Range<Int>) -> [Int] {
    var starts = [range.lowerBound]
    for index in range {
      switch bytes[index] {
      case 0x0A: starts.append(index + 1)
      case 0x0D where index + 1 == range.upperBound || bytes[index + 1] != 0x0A:
        starts.append(index + 1)
      case 0x85 where index > range.lowerBound && bytes[index - 1] == 0xC2:
        starts.append(index + 1)
      case 0xA8, 0xA9:
        let start = index - 2
        if start >= range.lowerBound, bytes[start] == 0xE2, bytes[start + 1] == 0x80 {
          starts.append(index + 1)
        }
      default: break
      }
    }
    return starts
  }

  /// The scalar's own bytes where they stand as they are, quotes included; else its first byte.
  private func range(of text: String, from start: SourcePosition) -> SourceRange {
    let offset = file.offset(of: start)
    let line = file.lineRange(start.line)
    guard offset < line.upperBound else { return SourceRange(at: start) }
    let quoteLength =
      file.bytes[offset] == UInt8(ascii: "\"") || file.bytes[offset] == UInt8(ascii: "'") ? 1 : 0
    let rest = file.bytes[(offset + quoteLength)..<line.upperBound]
    guard rest.starts(with: text.utf8) else {
      return SourceRange(start, SourcePosition(line: start.line, column: start.column + 1))
    }
    let length = text.utf8.count + 2 * quoteLength
    return SourceRange(
      start, SourcePosition(line: start.line, column: start.column + length))
  }
}
