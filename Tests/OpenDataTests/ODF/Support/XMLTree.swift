/// An element of an XML document, read by the letter of XML 1.0.
final class XMLElement {
  enum Node {
    case element(XMLElement)
    case text(String)
  }

  let name: String
  let attributes: [String: String]
  fileprivate(set) var children: [Node] = []

  fileprivate init(name: String, attributes: [String: String]) {
    self.name = name
    self.attributes = attributes
  }

  var elements: [XMLElement] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// The elements of a name at any depth, in order.
  func all(_ name: String) -> [XMLElement] {
    elements.flatMap { ($0.name == name ? [$0] : []) + $0.all(name) }
  }

  /// The characters at any depth.
  var text: String {
    children.map { node in
      switch node {
      case .element(let element): element.text
      case .text(let text): text
      }
    }.joined()
  }

  /// Reads a document; throws unless it is well-formed.
  static func parse(_ bytes: [UInt8]) throws -> XMLElement {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw XMLParser.Malformed(what: "no UTF-8", offset: 0)
    }
    var parser = XMLParser(scalars: Array(text.unicodeScalars))
    return try parser.document()
  }
}

private struct XMLParser {
  struct Malformed: Error {
    var what: String
    var offset: Int
  }

  let scalars: [Unicode.Scalar]
  var index = 0

  mutating func document() throws -> XMLElement {
    try expect("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    skipSpace()
    let root = try element()
    skipSpace()
    guard index == scalars.count else { throw malformed("text after the root") }
    return root
  }

  private mutating func element() throws -> XMLElement {
    try expect("<")
    let name = try self.name()
    var attributes: [String: String] = [:]
    while true {
      let hadSpace = skipSpace()
      if take("/>") { return XMLElement(name: name, attributes: attributes) }
      if take(">") { break }
      guard hadSpace else { throw malformed("no space before an attribute") }
      let key = try self.name()
      try expect("=\"")
      guard attributes.updateValue(try value(), forKey: key) == nil else {
        throw malformed("attribute \(key) twice")
      }
    }
    let element = XMLElement(name: name, attributes: attributes)
    while true {
      if take("</") {
        guard try self.name() == name else { throw malformed("wrong end of \(name)") }
        skipSpace()
        try expect(">")
        return element
      }
      if index < scalars.count, scalars[index] == "<" {
        element.children.append(.element(try self.element()))
      } else {
        element.children.append(.text(try characters()))
      }
    }
  }

  /// Up to the closing quote; literal white space is a space (§3.3.3).
  private mutating func value() throws -> String {
    var value = ""
    while !take("\"") {
      let isReference = index < scalars.count && scalars[index] == "&"
      let scalar = try character()
      let isSpace = scalar == "\t" || scalar == "\n" || scalar == "\r"
      value.unicodeScalars.append(isSpace && !isReference ? " " : scalar)
    }
    return value
  }

  private mutating func characters() throws -> String {
    var text = ""
    while index < scalars.count, scalars[index] != "<" {
      if scalars[index...].starts(with: "]]>".unicodeScalars) { throw malformed("]]>") }
      let isReference = scalars[index] == "&"
      let scalar = try character()
      // A literal carriage return is a line feed (§2.11).
      text.unicodeScalars.append(scalar == "\r" && !isReference ? "\n" : scalar)
    }
    guard index < scalars.count else { throw malformed("end amid text") }
    return text
  }

  private mutating func character() throws -> Unicode.Scalar {
    guard index < scalars.count, scalars[index] != "<" else { throw malformed("< or the end") }
    let scalar = scalars[index]
    index += 1
    guard scalar == "&" else {
      guard Self.isAllowed(scalar) else { throw malformed("U+\(scalar.value)") }
      return scalar
    }
    guard let end = scalars[index...].firstIndex(of: ";") else { throw malformed("open reference") }
    var name = ""
    name.unicodeScalars.append(contentsOf: scalars[index..<end])
    index = end + 1
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    default:
      guard name.hasPrefix("#"), let value = UInt32(name.dropFirst()),
        let scalar = Unicode.Scalar(value), Self.isAllowed(scalar)
      else { throw malformed("reference \(name)") }
      return scalar
    }
  }

  /// §2.2, production 2.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  private mutating func name() throws -> String {
    let start = index
    while index < scalars.count,
      scalars[index].properties.isAlphabetic
        || "0123456789:-_.".unicodeScalars.contains(scalars[index])
    { index += 1 }
    guard index > start else { throw malformed("no name") }
    var name = ""
    name.unicodeScalars.append(contentsOf: scalars[start..<index])
    return name
  }

  @discardableResult private mutating func skipSpace() -> Bool {
    let start = index
    while index < scalars.count, " \n\t\r".unicodeScalars.contains(scalars[index]) { index += 1 }
    return index > start
  }

  private mutating func take(_ text: String) -> Bool {
    guard scalars[index...].starts(with: text.unicodeScalars) else { return false }
    index += text.unicodeScalars.count
    return true
  }

  private mutating func expect(_ text: String) throws {
    guard take(text) else { throw malformed("no \(text)") }
  }

  private func malformed(_ what: String) -> Malformed { Malformed(what: what, offset: index) }
}
