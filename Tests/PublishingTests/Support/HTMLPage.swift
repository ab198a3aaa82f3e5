import Content

/// What the tests ask of a written page: its elements in order, read by a scanner that knows as much of HTML as
/// the program writes, and takes nothing else.
struct HTMLPage {
  struct Element {
    let name: String
    /// Values with their character references replaced.
    let attributes: [String: String]
    /// The raw text of a `script` or `style` element; empty for others.
    var text = ""
  }

  private(set) var elements: [Element] = []
  /// Text outside tags, references replaced, white space as it stands.
  private(set) var text = ""
  /// What is wrong with the markup: a tag that is not closed, an attribute twice, an unknown reference.
  private(set) var problems: [String] = []

  private static let voids: Set<String> = [
    "meta", "link", "br", "hr", "img", "input", "col", "wbr", "source",
  ]

  init(_ html: String) {
    var scanner = Scanner(bytes: Array(html.utf8))
    var open: [String] = []
    while let token = scanner.next() {
      switch token {
      case .text(let raw): text += replacingReferences(raw)
      case .close(let name):
        if open.last == name {
          open.removeLast()
        } else {
          problems.append("</\(name)> closes \(open.last ?? "nothing")")
        }
      case .open(let name, let raw, let closesItself):
        var attributes: [String: String] = [:]
        for (key, value) in raw {
          if attributes[key] != nil { problems.append("<\(name)> has \(key) twice") }
          attributes[key] = replacingReferences(value)
        }
        var element = Element(name: name, attributes: attributes)
        if name == "script" || name == "style" {
          element.text = scanner.rawText(until: name)
        } else if !Self.voids.contains(name), !closesItself {
          open.append(name)
        }
        elements.append(element)
      case .broken(let place): problems.append("Broken markup: \(place)")
      }
    }
    if !open.isEmpty { problems.append("Not closed: \(open)") }
    let ids = elements.compactMap { $0.attributes["id"] }
    for id in Set(ids) where ids.count(where: { $0 == id }) > 1 {
      problems.append("id '\(id)' twice")
    }
  }

  var ids: Set<String> { Set(elements.compactMap { $0.attributes["id"] }) }

  func elements(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  /// The `content` of each `meta` element with a name, in order.
  func metadata(_ name: String) -> [String] {
    elements("meta").filter { $0.attributes["name"] == name }
      .compactMap { $0.attributes["content"] }
  }

  /// The `href` of each `link` element with a relation, in order.
  func relations(_ relation: String) -> [String] {
    elements("link").filter { $0.attributes["rel"] == relation }
      .compactMap { $0.attributes["href"] }
  }

  /// The JSON-LD blocks, as they stand.
  var structuredData: [String] {
    elements("script").filter { $0.attributes["type"] == "application/ld+json" }.map(\.text)
  }

  /// Every address that the page leads to or loads.
  var references: [String] {
    elements.flatMap { element in
      ["href", "src", "action"].compactMap { element.attributes[$0] }
    }
  }

  var isHiddenFromSearch: Bool { metadata("robots").contains("noindex") }
  var isRedirect: Bool { elements("meta").contains { $0.attributes["http-equiv"] == "refresh" } }

  private mutating func replacingReferences(_ raw: String) -> String {
    var output = ""
    var rest = raw[...]
    while let mark = rest.firstIndex(of: "&") {
      output += rest[..<mark]
      rest = rest[mark...]
      guard let end = rest.firstIndex(of: ";"), let value = Self.references[String(rest[...end])]
      else {
        problems.append("Reference: \(rest.prefix(12))")
        return output + rest
      }
      output += value
      rest = rest[rest.index(after: end)...]
    }
    return output + rest
  }

  private static let references = [
    "&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": "\"", "&#39;": "'", "&#x27;": "'",
    "&nbsp;": "\u{A0}",
  ]
}

/// Divides HTML into tags and text.
private struct Scanner {
  enum Token {
    case text(String)
    case open(String, [(String, String)], closesItself: Bool)
    case close(String)
    case broken(String)
  }

  let bytes: [UInt8]
  private var index = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private mutating func skip(while matches: (UInt8) -> Bool) -> String {
    let start = index
    while let byte = current, matches(byte) { index += 1 }
    return string(start..<index)
  }

  mutating func next() -> Token? {
    guard let first = current else { return nil }
    guard first == UInt8(ascii: "<") else { return .text(skip { $0 != UInt8(ascii: "<") }) }
    let start = index
    index += 1
    switch current {
    case UInt8(ascii: "!"):
      _ = skip { $0 != UInt8(ascii: ">") }
      index += 1
      return next()
    case UInt8(ascii: "/"):
      index += 1
      let name = skip { $0 != UInt8(ascii: ">") }
      index += 1
      return .close(name)
    default: return tag(from: start)
    }
  }

  private mutating func tag(from start: Int) -> Token {
    let name = skip { Self.isName($0) }
    guard !name.isEmpty else { return .broken(string(start..<min(bytes.count, start + 20))) }
    var attributes: [(String, String)] = []
    while true {
      _ = skip { [0x20, 0x0A].contains($0) }
      switch current {
      case UInt8(ascii: ">"):
        index += 1
        return .open(name, attributes, closesItself: false)
      case UInt8(ascii: "/"):
        index += 2
        return .open(name, attributes, closesItself: true)
      case .some(let byte) where Self.isName(byte):
        let key = skip { Self.isName($0) }
        guard current == UInt8(ascii: "=") else {
          attributes.append((key, ""))
          continue
        }
        index += 1
        guard current == UInt8(ascii: "\"") else { return .broken(string(start..<index)) }
        index += 1
        attributes.append((key, skip { $0 != UInt8(ascii: "\"") }))
        index += 1
      default: return .broken(string(start..<min(bytes.count, index + 1)))
      }
    }
  }

  private static func isName(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
  }

  /// A script or style ends at the first `</name`, whatever stands before it.
  mutating func rawText(until name: String) -> String {
    let end = Array("</\(name)>".utf8)
    let start = index
    while index < bytes.count, !bytes[index...].starts(with: end) { index += 1 }
    let text = string(start..<index)
    index += end.count
    return text
  }
}
