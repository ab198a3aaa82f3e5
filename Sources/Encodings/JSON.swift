/// A JSON value whose object members keep the order they were given in.
///
///     let value: JSON = ["name": "Gazette", "pages": 12]
///     value.bytes()   // {"name":"Gazette","pages":12}
package indirect enum JSON: Sendable, Hashable, ExpressibleByStringLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  case null
  case bool(Bool)
  case integer(Int)
  /// A number as its digits, so that none is lost; must follow RFC 8259, §6.
  case number(String)
  case string(String)
  case array([JSON])
  case object([Member])

  /// One name and value of an object.
  package struct Member: Sendable, Hashable {
    package var name: String
    package var value: JSON

    package init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(arrayLiteral elements: JSON...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }

  /// The value as UTF-8 JSON text (RFC 8259).
  ///
  /// `pretty` breaks lines and indents by two spaces; `inHTML` writes `<`, `>` and `&` as `\u` escapes, so that
  /// the text can stand inside a `script` element.
  package func bytes(pretty: Bool = false, inHTML: Bool = false) -> [UInt8] {
    var writer = Writer(pretty: pretty, inHTML: inHTML)
    writer.write(self, depth: 0)
    return writer.output
  }

  private struct Writer {
    var output: [UInt8] = []
    let pretty: Bool
    let inHTML: Bool

    init(pretty: Bool, inHTML: Bool) {
      self.pretty = pretty
      self.inHTML = inHTML
    }

    mutating func write(_ value: JSON, depth: Int) {
      switch value {
      case .null: output += "null".utf8
      case .bool(let flag): output += (flag ? "true" : "false").utf8
      case .integer(let number): output += String(number).utf8
      case .number(let digits): output += digits.utf8
      case .string(let text): write(text)
      case .array(let values):
        list("[", "]", values, depth: depth) { writer, value in
          writer.write(value, depth: depth + 1)
        }
      case .object(let members):
        list("{", "}", members, depth: depth) { writer, member in
          writer.write(member.name)
          writer.output += (writer.pretty ? ": " : ":").utf8
          writer.write(member.value, depth: depth + 1)
        }
      }
    }

    private mutating func list<Element>(
      _ open: String, _ close: String, _ elements: [Element], depth: Int,
      _ body: (inout Writer, Element) -> Void
    ) {
      output += open.utf8
      for (index, element) in elements.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        breakLine(depth + 1)
        body(&self, element)
      }
      if !elements.isEmpty { breakLine(depth) }
      output += close.utf8
    }

    private mutating func breakLine(_ depth: Int) {
      guard pretty else { return }
      output.append(UInt8(ascii: "\n"))
      output += repeatElement(UInt8(ascii: " "), count: depth * 2)
    }

    private mutating func write(_ text: String) {
      output.append(UInt8(ascii: "\""))
      for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "\""): output += "\\\"".utf8
        case UInt8(ascii: "\\"): output += "\\\\".utf8
        case UInt8(ascii: "\n"): output += "\\n".utf8
        case UInt8(ascii: "\t"): output += "\\t".utf8
        case UInt8(ascii: "\r"): output += "\\r".utf8
        case 0..<0x20: escape(byte)
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"):
          if inHTML { escape(byte) } else { output.append(byte) }
        default: output.append(byte)
        }
      }
      output.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
      let hex = String(byte, radix: 16)
      output += "\\u".utf8
      output += repeatElement(UInt8(ascii: "0"), count: 4 - hex.utf8.count)
      output += hex.utf8
    }
  }
}
