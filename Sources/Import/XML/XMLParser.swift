import Encodings

/// Reads XML as office programs write it (XML 1.0, without a document type).
///
/// A document type is refused: it could define entities that unfold to any size. Namespaces are not resolved, since
/// OpenDocument and Word always write the same prefixes.
struct XMLParser {
  private let bytes: [UInt8]
  private var index = 0

  private static let depthLimit = 200

  /// - Throws: ``ImportFailure`` for what is not well-formed, in the parts that matter here.
  /// - Complexity: O(*n*).
  static func parse(_ bytes: [UInt8]) throws(ImportFailure) -> XMLElement {
    guard UTF8Validation.firstInvalidByte(in: bytes) == nil else {
      throw .unreadable("its XML is not UTF-8")
    }
    var parser = XMLParser(bytes: bytes)
    return try parser.document()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func failure(_ what: String) -> ImportFailure {
    .unreadable("its XML is damaged at byte \(index): \(what)")
  }

  private mutating func document() throws(ImportFailure) -> XMLElement {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    var open: [XMLElement] = []
    var text: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      guard byte == UInt8(ascii: "<") else {
        try appendText(to: &text)
        continue
      }
      if skip("<![CDATA[") {
        let end = try position(after: "]]>")
        text += bytes[index..<(end - 3)]
        index = end
        continue
      }
      if skip("<!--") {
        index = try position(after: "-->")
        continue
      }
      if skip("<?") {
        index = try position(after: "?>")
        continue
      }
      if skip("<!") { throw .unreadable("its XML has a document type, which is not read") }
      if !text.isEmpty, !open.isEmpty {
        open[open.count - 1].append(.text(String(decoding: text, as: UTF8.self)))
      }
      text.removeAll(keepingCapacity: true)
      if skip("</") {
        let name = try self.name()
        skipSpace()
        guard skip(">"), let closed = open.popLast(), closed.name == name else {
          throw failure("an end tag has no start")
        }
        guard !open.isEmpty else { return closed }
        open[open.count - 1].append(.element(closed))
        continue
      }
      index += 1
      let (element, isEmpty) = try startTag()
      if !isEmpty {
        guard open.count < Self.depthLimit else { throw .nestedTooDeep }
        open.append(element)
      } else if open.isEmpty {
        return element
      } else {
        open[open.count - 1].append(.element(element))
      }
    }
    throw failure("it ends before its last element does")
  }

  // MARK: Tags

  private mutating func startTag() throws(ImportFailure) -> (XMLElement, isEmpty: Bool) {
    let name = try self.name()
    var attributes: [(name: String, value: String)] = []
    while true {
      skipSpace()
      if skip("/>") { return (XMLElement(name: name, attributes: attributes), true) }
      if skip(">") { return (XMLElement(name: name, attributes: attributes), false) }
      let key = try self.name()
      skipSpace()
      guard skip("=") else { throw failure("an attribute has no value") }
      skipSpace()
      attributes.append((key, try value()))
    }
  }

  private mutating func name() throws(ImportFailure) -> String {
    let start = index
    while index < bytes.count, Self.isName(bytes[index]) { index += 1 }
    guard index > start else { throw failure("a name is missing") }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func value() throws(ImportFailure) -> String {
    guard index < bytes.count else { throw failure("a value is missing") }
    let quote = bytes[index]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      throw failure("a value has no quotes")
    }
    index += 1
    var text: [UInt8] = []
    while index < bytes.count, bytes[index] != quote {
      if bytes[index] == UInt8(ascii: "&") {
        try appendReference(to: &text)
      } else {
        text.append(bytes[index])
        index += 1
      }
    }
    guard index < bytes.count else { throw failure("a value has no end") }
    index += 1
    return String(decoding: text, as: UTF8.self)
  }

  // MARK: Text

  private mutating func appendText(to text: inout [UInt8]) throws(ImportFailure) {
    while index < bytes.count, bytes[index] != UInt8(ascii: "<") {
      if bytes[index] == UInt8(ascii: "&") {
        try appendReference(to: &text)
      } else {
        text.append(bytes[index])
        index += 1
      }
    }
  }

  /// `&amp;`, `&#x3000;`: the five of XML itself, and characters by number.
  private mutating func appendReference(to text: inout [UInt8]) throws(ImportFailure) {
    let start = index + 1
    guard let end = bytes[start...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
      throw failure("'&' begins no reference")
    }
    let name = String(decoding: bytes[start..<end], as: UTF8.self)
    let scalar: Unicode.Scalar? =
      switch name {
      case "amp": "&"
      case "lt": "<"
      case "gt": ">"
      case "quot": "\""
      case "apos": "'"
      default: Self.scalar(numbered: name)
      }
    guard let scalar else { throw failure("'&\(name);' is unknown") }
    text += Array(String(scalar).utf8)
    index = end + 1
  }

  private static func scalar(numbered name: String) -> Unicode.Scalar? {
    guard name.hasPrefix("#") else { return nil }
    let digits = name.dropFirst()
    let number =
      digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let number, number != 0 else { return nil }
    return Unicode.Scalar(number)
  }

  // MARK: Bytes

  private mutating func skip(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard index + count <= bytes.count,
      word.withUTF8Buffer({ $0.elementsEqual(bytes[index..<(index + count)]) })
    else { return false }
    index += count
    return true
  }

  private mutating func skipSpace() {
    while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
  }

  /// The offset behind the next `word`.
  private func position(after word: String) throws(ImportFailure) -> Int {
    let pattern = Array(word.utf8)
    var place = index
    while place + pattern.count <= bytes.count {
      if bytes[place] == pattern[0], bytes[place..<(place + pattern.count)].elementsEqual(pattern) {
        return place + pattern.count
      }
      place += 1
    }
    throw failure("'\(word)' is missing")
  }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ":"), UInt8(ascii: "_"),
      UInt8(ascii: "-"), UInt8(ascii: "."), 0x80...:
      true
    default: false
    }
  }
}
