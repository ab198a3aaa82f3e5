import Diagnostics
import Encodings

/// Reads templates into trees.
struct Parser {
  private let file: SourceFile
  private let tokens: [Token]
  private let pairing: TagPairing
  private let whitespace: Whitespace
  private var template: Template

  /// The tree of a template; what is wrong with its syntax is in its `diagnostics`, and left out.
  ///
  /// - Complexity: O(*n*) in the file's bytes.
  static func parse(_ name: String, _ file: SourceFile) -> Template {
    if let offset = UTF8Validation.firstInvalidByte(in: file.bytes) {
      var template = Template(name: name, file: file)
      template.diagnostics.append(
        Diagnostic(
          .invalidUTF8, "Template isn't UTF-8 from here on; save it as UTF-8", file: file.path,
          range: file.range(of: offset..<offset + 1)))
      return template
    }
    let lexer = Lexer(file)
    let pairing = TagPairing(lexer.tokens, in: file)
    var parser = Parser(name, file, lexer.tokens, pairing)
    // Where the nesting limit stopped the pairing, tokens are left that stand nowhere.
    if pairing.containers.count == lexer.tokens.count {
      parser.template.nodes = parser.nodes(in: 0..<lexer.tokens.count)
    }
    parser.template.diagnostics += lexer.diagnostics + pairing.diagnostics
    return parser.template
  }

  private init(_ name: String, _ file: SourceFile, _ tokens: [Token], _ pairing: TagPairing) {
    self.file = file
    self.tokens = tokens
    self.pairing = pairing
    whitespace = Whitespace(tokens, pairing, in: file.bytes)
    template = Template(name: name, file: file)
  }

  private mutating func nodes(in range: Range<Int>) -> [Node] {
    var nodes: [Node] = []
    var index = range.lowerBound
    while index < range.upperBound {
      switch tokens[index] {
      case .text(let text):
        appendLines(of: text, at: index, to: &nodes)
        index += 1
      case .tag(let tag):
        if startsLine(tag.range.lowerBound), !whitespace.trimsBefore.contains(index) {
          let start = tag.range.lowerBound
          nodes.append(.text(Text(range: start..<start, startsLine: true)))
        }
        if let node = node(for: tag, at: index) { nodes.append(node) }
        index = next(after: index)
      }
    }
    return nodes
  }

  private mutating func node(for tag: Tag, at index: Int) -> Node? {
    let name = Name(text: tag.name, range: tag.nameRange, tag: tag.spelling)
    switch tag.kind {
    case .variable: return .variable(name, escaped: true)
    case .unescaped: return .variable(name, escaped: false)
    case .section, .inverted:
      let body = nodes(in: content(of: index))
      return .section(Section(name: name, inverted: tag.kind == .inverted, body: body))
    case .partial:
      template.inclusions.append(name)
      return .partial(Inclusion(name: name, indentation: indentation(at: index)))
    case .parent:
      template.inclusions.append(name)
      let inclusion = Inclusion(name: name, indentation: indentation(at: index))
      return .parent(inclusion, overrides: overrides(in: index))
    case .block: return .block(block(tag, name, at: index))
    case .close, .comment, .delimiters: return nil
    }
  }

  /// The tokens between an opening tag and its end.
  private func content(of index: Int) -> Range<Int> {
    index + 1..<max(index + 1, pairing.ends[index] ?? tokens.count)
  }

  /// The token behind a tag and all that it holds.
  private func next(after index: Int) -> Int {
    guard let end = pairing.ends[index] else { return index + 1 }
    return pairing.openings[end] == index ? end + 1 : end
  }

  /// The blanks before a tag that has its line for itself.
  private func indentation(at index: Int) -> [UInt8]? {
    guard whitespace.trimsBefore.contains(index), let blanks = whitespace.blanksBefore(index) else {
      return nil
    }
    return Array(file.bytes[blanks])
  }
}

// MARK: - Lines

extension Parser {
  /// Cuts text into lines, without what the tags on either side take along.
  private func appendLines(of text: Range<Int>, at index: Int, to nodes: inout [Node]) {
    var start = text.lowerBound
    var end = text.upperBound
    if index > 0, whitespace.trimsAfter.contains(index - 1) {
      start = whitespace.lineEnd(after: index - 1) ?? start
    }
    if whitespace.trimsBefore.contains(index + 1) {
      end = whitespace.blanksBefore(index + 1)?.lowerBound ?? end
    }
    while start < end {
      let line = file.bytes[start..<end]
      let lineEnd = line.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? end
      nodes.append(.text(Text(range: start..<lineEnd, startsLine: startsLine(start))))
      start = lineEnd
    }
  }

  private func startsLine(_ offset: Int) -> Bool {
    offset == 0 || file.bytes[offset - 1] == UInt8(ascii: "\n")
      || (offset == 3 && file.bytes[0] == 0xEF)
  }
}

// MARK: - Inheritance

extension Parser {
  private mutating func block(_ tag: Tag, _ name: Name, at index: Int) -> Int {
    let standsAlone =
      whitespace.trimsBefore.contains(index) && whitespace.trimsAfter.contains(index)
    let startsLine = whitespace.trimsAfter.contains(index)
    let number = template.blocks.count
    template.blocks.append(Block(name: name, standsAlone: standsAlone, startsLine: startsLine))
    let before = whitespace.blanksBefore(index).map { Array(file.bytes[$0]) } ?? []
    template.blocks[number].indentation =
      startsLine ? firstLineIndentation(of: index) ?? before : before
    let body = nodes(in: content(of: index))
    template.blocks[number].body = body
    return number
  }

  /// The blanks of the first line with anything in it, or `nil` for a block without one.
  private func firstLineIndentation(of index: Int) -> [UInt8]? {
    let content = content(of: index)
    guard var start = whitespace.lineEnd(after: index) else { return nil }
    let end =
      content.upperBound < tokens.count
      ? tokens[content.upperBound].tag?.range.lowerBound ?? file.bytes.count : file.bytes.count
    while start < end {
      var text = start
      while text < end, Whitespace.isBlank(file.bytes[text]) { text += 1 }
      guard text < end else { return nil }
      switch file.bytes[text] {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): start = text + 1
      default: return Array(file.bytes[start..<text])
      }
    }
    return nil
  }

  /// The blocks directly in a parent.
  ///
  /// All else there is never shown, which is worth a word.
  private mutating func overrides(in index: Int) -> [Int] {
    var overrides: [Int] = []
    var names: Set<String> = []
    var index = index
    let parent = tokens[index].tag?.spelling ?? ""
    let end = content(of: index).upperBound
    index += 1
    while index < end {
      switch tokens[index] {
      case .text(let range): warnUnlessBlank(range, in: parent)
      case .tag(let tag):
        switch tag.kind {
        case .block:
          if !names.insert(tag.name).inserted {
            template.diagnostics.append(
              Diagnostic(
                .templateSyntax, "Block '\(tag.name)' is filled twice in \(parent); keep one",
                file: file.path, range: file.range(of: tag.nameRange)))
          }
          let name = Name(text: tag.name, range: tag.nameRange, tag: tag.spelling)
          overrides.append(block(tag, name, at: index))
        case .comment, .delimiters, .close: break
        default: warnNotShown(tag.range, in: parent)
        }
      }
      index = next(after: index)
    }
    return overrides
  }

  private mutating func warnUnlessBlank(_ range: Range<Int>, in parent: String) {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard let first = file.bytes[range].firstIndex(where: { !isSpace($0) }),
      let last = file.bytes[range].lastIndex(where: { !isSpace($0) })
    else { return }
    warnNotShown(first..<last + 1, in: parent)
  }

  private mutating func warnNotShown(_ range: Range<Int>, in parent: String) {
    template.diagnostics.append(
      Diagnostic(
        .templateSyntax, "What stands in \(parent) outside its blocks is never shown",
        file: file.path, range: file.range(of: range), severity: .warning,
        help: "Put it into a block: {{$name}}…{{/name}}."))
  }
}
