import Diagnostics

/// Cuts a template into text and tags (Mustache specification, delimiters and tags).
///
/// A tag that is not closed ends the template: what follows cannot be told from its name.
struct Lexer {
  private let file: SourceFile
  private let bytes: [UInt8]
  private var open: [UInt8] = Array("{{".utf8)
  private var close: [UInt8] = Array("}}".utf8)
  private(set) var tokens: [Token] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// - Complexity: O(*n*) in the file's bytes.
  init(_ file: SourceFile) {
    self.file = file
    bytes = file.bytes
    scan()
  }

  private mutating func scan() {
    // A byte order mark would otherwise land in the middle of a page.
    var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while let start = offset(of: open, from: position) {
      appendText(position..<start)
      guard let end = scanTag(at: start) else { return }
      position = end
    }
    appendText(position..<bytes.count)
  }

  private mutating func appendText(_ range: Range<Int>) {
    if !range.isEmpty { tokens.append(.text(range)) }
  }

  /// Reads the tag that opens at `start`; returns the offset behind it, or `nil` if it has no end.
  private mutating func scanTag(at start: Int) -> Int? {
    let sigilOffset = start + open.count
    let (kind, length, terminator) = sigil(at: sigilOffset)
    let content = sigilOffset + length
    guard let end = offset(of: terminator + close, from: content) else {
      report(
        "Tag isn't closed; add '\(String(decoding: terminator + close, as: UTF8.self))'",
        at: start..<min(start + open.count + length, bytes.count))
      return nil
    }
    let tagEnd = end + terminator.count + close.count
    let nameRange = trimmed(content..<end)
    let name = String(decoding: bytes[nameRange], as: UTF8.self)
    let tag = Tag(kind: kind, name: name, nameRange: nameRange, range: start..<tagEnd)
    switch kind {
    case .comment: break
    case .delimiters: setDelimiters(tag)
    default:
      guard check(tag) else {
        // Its place stays, so that the line keeps its shape.
        tokens.append(
          .tag(Tag(kind: .comment, name: "", nameRange: nameRange, range: start..<tagEnd)))
        return tagEnd
      }
    }
    tokens.append(.tag(tag))
    return tagEnd
  }

  /// The kind of the tag whose content begins at `offset`, the length of what says so, and what must
  /// stand before the closing delimiter.
  private func sigil(at offset: Int) -> (Tag.Kind, length: Int, terminator: [UInt8]) {
    guard offset < bytes.count else { return (.variable, 0, []) }
    switch bytes[offset] {
    case UInt8(ascii: "{"): return (.unescaped, 1, [UInt8(ascii: "}")])
    case UInt8(ascii: "&"): return (.unescaped, 1, [])
    case UInt8(ascii: "#"): return (.section, 1, [])
    case UInt8(ascii: "^"): return (.inverted, 1, [])
    case UInt8(ascii: "/"): return (.close, 1, [])
    case UInt8(ascii: ">"): return (.partial, 1, [])
    case UInt8(ascii: "<"): return (.parent, 1, [])
    case UInt8(ascii: "$"): return (.block, 1, [])
    case UInt8(ascii: "!"): return (.comment, 1, [])
    case UInt8(ascii: "="): return (.delimiters, 1, [UInt8(ascii: "=")])
    default: return (.variable, 0, [])
    }
  }

  private mutating func setDelimiters(_ tag: Tag) {
    let parts = bytes[tag.nameRange].split(whereSeparator: Self.isSpace)
    guard parts.count == 2, !parts.contains(where: { $0.contains(UInt8(ascii: "=")) }) else {
      report(
        "Delimiters are two words without '=', such as {{=<% %>=}}", at: tag.range)
      return
    }
    open = Array(parts[0])
    close = Array(parts[1])
  }

  /// Whether the tag's name can be one.
  private mutating func check(_ tag: Tag) -> Bool {
    if tag.name.isEmpty {
      report("Tag has no name", at: tag.range)
      return false
    }
    if bytes[tag.nameRange].contains(where: Self.isSpace) {
      report("Name '\(tag.name)' has a space in it", at: tag.nameRange)
      return false
    }
    switch tag.kind {
    case .variable, .unescaped, .section, .inverted:
      guard tag.name != "." else { return true }
      let parts = tag.name.split(separator: ".", omittingEmptySubsequences: false)
      if parts.contains("") {
        report("Name '\(tag.name)' has a dot with nothing beside it", at: tag.nameRange)
        return false
      }
    default: break
    }
    return true
  }

  private mutating func report(_ message: String, at range: Range<Int>) {
    diagnostics.append(
      Diagnostic(.templateSyntax, message, file: file.path, range: file.range(of: range)))
  }

  private func offset(of needle: [UInt8], from start: Int) -> Int? {
    guard let first = needle.first else { return nil }
    var index = start
    while index + needle.count <= bytes.count {
      if bytes[index] == first, bytes[index..<index + needle.count].elementsEqual(needle) {
        return index
      }
      index += 1
    }
    return nil
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = range.first, Self.isSpace(bytes[first]) { range = range.dropFirst() }
    while let last = range.last, Self.isSpace(bytes[last]) { range = range.dropLast() }
    return range
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
  }
}
