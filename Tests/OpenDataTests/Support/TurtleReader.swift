import Testing

/// Reads Turtle without blank nodes, collections, numbers and long strings, strictly.
struct TurtleReader {
  private var rest: Substring.UnicodeScalarView
  private var prefixes: [String: String] = [:]

  init(_ bytes: [UInt8]) throws {
    let text = try #require(String(validating: bytes, as: UTF8.self))
    rest = text[...].unicodeScalars
  }

  mutating func statements() throws -> Set<Statement> {
    var statements: Set<Statement> = []
    skipSpaces()
    while !rest.isEmpty {
      if skip("@prefix") {
        skipSpaces()
        let prefix = take { $0 != ":" }
        try expect(":")
        prefixes[prefix] = try address()
      } else {
        let subject = try address()
        repeat {
          skipSpaces()
          let predicate = skip("a ") ? try expanded("rdf:type") : try name()
          repeat {
            statements.insert(
              Statement(subject: subject, predicate: predicate, object: try object()))
            skipSpaces()
          } while skip(",")
        } while skip(";")
      }
      try expect(".")
      skipSpaces()
    }
    return statements
  }

  private mutating func object() throws -> String {
    skipSpaces()
    switch rest.first {
    case "<": return "<\(try address())>"
    case "\"":
      let text = try quoted()
      if skip("@") {
        let tag = take { $0 == "-" || $0.properties.isAlphabetic || ("0"..."9").contains($0) }
        return "\(text)\n@\(tag)"
      }
      return "\(text)\n" + (skip("^^") ? try name() : try expanded("xsd:string"))
    default: return "<\(try name())>"
    }
  }

  private mutating func address() throws -> String {
    try expect("<")
    let text = take { $0 != ">" }
    let forbidden = #"<"{}|^`\"#.unicodeScalars
    try #require(!text.unicodeScalars.contains { $0.value <= 0x20 || forbidden.contains($0) })
    try expect(">")
    return text
  }

  private mutating func name() throws -> String {
    try expanded(
      take {
        $0 == ":" || $0 == "_" || $0.properties.isAlphabetic || $0.properties.numericType != nil
      })
  }

  private func expanded(_ name: String) throws -> String {
    let parts = name.split(separator: ":", maxSplits: 1)
    try #require(parts.count == 2, "'\(name)' is no name")
    return try #require(prefixes[String(parts[0])]) + parts[1]
  }

  private mutating func quoted() throws -> String {
    try expect("\"")
    var text = ""
    while let scalar = rest.popFirst(), scalar != "\"" {
      try #require(scalar != "\n" && scalar != "\r")
      guard scalar == "\\" else {
        text.unicodeScalars.append(scalar)
        continue
      }
      let escape = rest.popFirst()
      switch try #require(escape) {
      case "n": text += "\n"
      case "r": text.unicodeScalars.append("\r")
      case "t": text += "\t"
      case "\"": text += "\""
      case "\\": text += "\\"
      case "u":
        let digits = String(rest.prefix(4))
        rest.removeFirst(4)
        let value = try #require(UInt32(digits, radix: 16))
        text.unicodeScalars.append(try #require(Unicode.Scalar(value)))
      case let other: Issue.record("'\\\(other)' is no escape")
      }
    }
    return text
  }

  private mutating func take(while isTaken: (Unicode.Scalar) -> Bool) -> String {
    let taken = rest.prefix(while: isTaken)
    rest = rest.dropFirst(taken.count)
    return String(taken)
  }

  private mutating func skipSpaces() { rest = rest.drop { $0 == " " || $0 == "\n" } }

  private mutating func skip(_ word: String) -> Bool {
    guard rest.starts(with: word.unicodeScalars) else { return false }
    rest = rest.dropFirst(word.unicodeScalars.count)
    return true
  }

  private mutating func expect(_ word: String) throws {
    skipSpaces()
    let isThere = skip(word)
    try #require(isThere, "'\(word)' was expected before '\(String(rest.prefix(40)))'")
  }
}
