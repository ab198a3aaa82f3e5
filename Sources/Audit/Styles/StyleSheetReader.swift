/// Reads style sheets: one pass, no part of them read twice.
struct StyleSheetReader {
  /// As deep as rules are nested; what is deeper is left out.
  private static let depthLimit = 32

  /// As many selectors as a rule is known by.
  private static let selectorLimit = 256

  private let bytes: ArraySlice<UInt8>
  /// What is added to a place in `bytes` to have one in the file.
  private let shift: Int
  private var next: Int
  private var rules: [StyleRule] = []

  private init(_ bytes: ArraySlice<UInt8>, at offset: Int) {
    self.bytes = bytes
    shift = offset - bytes.startIndex
    next = bytes.startIndex
  }

  static func rules(of bytes: ArraySlice<UInt8>, at offset: Int) -> [StyleRule] {
    var reader = StyleSheetReader(bytes, at: offset)
    while reader.next < reader.bytes.endIndex {
      reader.readBlock(nil, conditions: [], depth: 0)
    }
    return reader.rules
  }

  /// The declarations of a `style` attribute, which all stand where its element does.
  static func declarations(of bytes: ArraySlice<UInt8>, at offset: Int) -> [StyleDeclaration] {
    var reader = StyleSheetReader(bytes, at: offset)
    var rule = StyleRule(selectors: [], conditions: [], declarations: [], offset: offset)
    while reader.next < bytes.endIndex {
      let item = reader.readItem()
      if item.ending == .block { reader.skipBlock() }
      reader.add(item.range, to: &rule)
    }
    return rule.declarations.map {
      StyleDeclaration(property: $0.property, value: $0.value, offset: offset)
    }
  }

  private enum Ending { case semicolon, block, close, end }

  /// Reads what stands in a block up to its `}`, or in the sheet.
  ///
  /// - Parameters:
  ///   - rule: The number of the rule whose block it is; `nil` for the sheet and for blocks around rules.
  ///   - conditions: What stands around it.
  ///   - depth: In how many blocks it stands.
  private mutating func readBlock(_ rule: Int?, conditions: [String], depth: Int) {
    while true {
      skipSpace()
      guard next < bytes.endIndex else { return }
      if bytes[next] == UInt8(ascii: "}") {
        next += 1
        return
      }
      let item = readItem()
      switch item.ending {
      case .semicolon, .end, .close:
        if let rule { add(item.range, to: &rules[rule]) }
        if item.ending == .close { return }
      case .block where depth >= Self.depthLimit: skipBlock()
      case .block where bytes[item.range.lowerBound] == UInt8(ascii: "@"):
        readAtRule(item.range, in: rule, conditions: conditions, depth: depth)
      case .block where rule != nil && isCustomProperty(item.range):
        // A custom property may hold a block, which is no rule.
        skipBlock()
      case .block:
        let around = rule.map { rules[$0].selectors }
        rules.append(
          StyleRule(
            selectors: selectors(in: item.range, within: around), conditions: conditions,
            declarations: [], offset: item.range.lowerBound + shift))
        readBlock(rules.count - 1, conditions: conditions, depth: depth + 1)
      }
    }
  }

  private mutating func readAtRule(
    _ range: Range<Int>, in rule: Int?, conditions: [String], depth: Int
  ) {
    let text = text(range).dropFirst().lowercased()
    let name = text.prefix { $0.isLetter || $0 == "-" }
    switch name {
    case "media", "supports", "container", "scope", "layer", "starting-style":
      let inner = name == "layer" || name == "starting-style" ? conditions : conditions + [text]
      guard let rule else { return readBlock(nil, conditions: inner, depth: depth + 1) }
      // Declarations straight within are of the rule around, under the condition.
      rules.append(
        StyleRule(
          selectors: rules[rule].selectors, conditions: inner, declarations: [],
          offset: range.lowerBound + shift))
      readBlock(rules.count - 1, conditions: inner, depth: depth + 1)
    default: skipBlock()
    }
  }

  /// Reads up to a `;`, `{` or `}` that is in no bracket and no string, and past it; but not past a `}`'s block.
  private mutating func readItem() -> (range: Range<Int>, ending: Ending) {
    let start = next
    var brackets = 0
    while next < bytes.endIndex {
      let byte = bytes[next]
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): skipString()
      case UInt8(ascii: "\\"): next += 2
      case UInt8(ascii: "/") where isComment: skipComment()
      case UInt8(ascii: "("), UInt8(ascii: "["):
        brackets += 1
        next += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        brackets = max(0, brackets - 1)
        next += 1
      case UInt8(ascii: ";") where brackets == 0:
        next += 1
        return (start..<next - 1, .semicolon)
      case UInt8(ascii: "{") where brackets == 0:
        next += 1
        return (start..<next - 1, .block)
      case UInt8(ascii: "}"):
        next += 1
        return (start..<next - 1, .close)
      default: next += 1
      }
    }
    next = bytes.endIndex
    return (start..<next, .end)
  }

  /// Goes past the `}` that closes the block whose `{` was read.
  private mutating func skipBlock() {
    var depth = 1
    while next < bytes.endIndex, depth > 0 {
      switch bytes[next] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): skipString()
      case UInt8(ascii: "/") where isComment: skipComment()
      case UInt8(ascii: "{"):
        depth += 1
        next += 1
      case UInt8(ascii: "}"):
        depth -= 1
        next += 1
      default: next += 1
      }
    }
  }

  private mutating func skipSpace() {
    while next < bytes.endIndex {
      if bytes[next] <= 0x20 || bytes[next] == UInt8(ascii: ";") {
        next += 1
      } else if isComment {
        skipComment()
      } else if bytes[next...].starts(with: "<!--".utf8) {
        next += 4
      } else if bytes[next...].starts(with: "-->".utf8) {
        next += 3
      } else {
        return
      }
    }
  }

  private var isComment: Bool {
    bytes[next] == UInt8(ascii: "/") && next + 1 < bytes.endIndex
      && bytes[next + 1] == UInt8(ascii: "*")
  }

  private mutating func skipComment() {
    next += 2
    while next + 1 < bytes.endIndex,
      bytes[next] != UInt8(ascii: "*") || bytes[next + 1] != UInt8(ascii: "/")
    { next += 1 }
    next = min(next + 2, bytes.endIndex)
  }

  private mutating func skipString() {
    let quote = bytes[next]
    next += 1
    while next < bytes.endIndex, bytes[next] != quote, bytes[next] != UInt8(ascii: "\n") {
      next += bytes[next] == UInt8(ascii: "\\") ? 2 : 1
    }
    next = min(next + 1, bytes.endIndex)
  }

  private func isCustomProperty(_ range: Range<Int>) -> Bool {
    bytes[range].starts(with: "--".utf8) && bytes[range].contains(UInt8(ascii: ":"))
  }

  private func add(_ range: Range<Int>, to rule: inout StyleRule) {
    let range = range.clamped(to: bytes.startIndex..<bytes.endIndex)
    guard let colon = bytes[range].firstIndex(of: UInt8(ascii: ":")) else { return }
    let lead = bytes[range].prefix { $0 <= 0x20 }.count
    var property = text(range.lowerBound..<colon)
    guard !property.isEmpty, !property.contains(" ") else { return }
    if !property.hasPrefix("--") { property = property.lowercased() }
    var value = text(colon + 1..<range.upperBound)
    if let mark = value.lastIndex(of: "!"), value[mark...].lowercased().contains("important") {
      value = value[..<mark].trimmed
    }
    rule.declarations.append(
      StyleDeclaration(property: property, value: value, offset: range.lowerBound + lead + shift))
  }

  /// A part of the sheet without comments, with one space where any white space was.
  private func text(_ range: Range<Int>) -> String {
    let part = bytes[range.clamped(to: bytes.startIndex..<bytes.endIndex)]
    var text: [UInt8] = []
    text.reserveCapacity(part.count)
    var index = part.startIndex
    while index < part.endIndex {
      let byte = part[index]
      if byte == UInt8(ascii: "/"), index + 1 < part.endIndex, part[index + 1] == UInt8(ascii: "*")
      {
        index += 2
        while index + 1 < part.endIndex,
          part[index] != UInt8(ascii: "*") || part[index + 1] != UInt8(ascii: "/")
        { index += 1 }
        index += 2
        continue
      }
      if byte <= 0x20 {
        if let last = text.last, last != 0x20 { text.append(0x20) }
      } else {
        text.append(byte)
      }
      index += 1
    }
    return String(decoding: text, as: UTF8.self).trimmed
  }

  /// Each selector of a list, within those around it.
  private func selectors(in range: Range<Int>, within around: [String]?) -> [String] {
    let list = text(range).splitOutsideBrackets(at: ",")
    guard let around, !around.isEmpty else { return list }
    var combined: [String] = []
    for inner in list {
      for outer in around where combined.count < Self.selectorLimit {
        let whole =
          inner.contains("&") ? inner.replacing("&", with: outer) : outer + " " + inner
        // Lists within lists multiply, and so does '&' that occurs twice.
        if whole.utf8.count < 1024 { combined.append(whole) }
      }
    }
    return combined
  }
}

extension StringProtocol {
  var trimmed: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }

  /// The parts between a separator that is in no bracket and no string, without the space around them.
  func splitOutsideBrackets(at separator: Character) -> [String] {
    var parts: [String] = []
    var part = ""
    var depth = 0
    var quote: Character?
    for character in self {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == "(" || character == "[" {
        depth += 1
      } else if character == ")" || character == "]" {
        depth -= 1
      } else if character == separator, depth == 0 {
        parts.append(part.trimmed)
        part = ""
        continue
      }
      part.append(character)
    }
    parts.append(part.trimmed)
    return parts.filter { !$0.isEmpty }
  }
}
