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
    var writer = JSONWriter(pretty: pretty, inHTML: inHTML)
    write(to: &writer)
    return writer.output
  }

  private func write(to writer: inout JSONWriter) {
    switch self {
    case .null: writer.literal("null")
    case .bool(let flag): writer.literal(flag ? "true" : "false")
    case .integer(let number): writer.integer(number)
    case .number(let digits): writer.literal(digits)
    case .string(let text): writer.string(text)
    case .array(let values):
      writer.array { array in
        for value in values { value.write(to: &array) }
      }
    case .object(let members):
      writer.object { object in
        for member in members {
          object.member(member.name) { member.value.write(to: &$0) }
        }
      }
    }
  }
}
