/// Writes JSON as it is told, in order, without a tree of values.
///
///     var writer = JSONWriter()
///     writer.object { object in
///       object.member("name", "Gazette")
///       object.member("pages") { $0.array { $0.integer(12) } }
///     }
///     writer.output   // {"name":"Gazette","pages":[12]}
package struct JSONWriter {
  /// UTF-8 JSON text (RFC 8259), once every object and array is closed.
  package private(set) var output: [UInt8] = []
  private let pretty: Bool
  private let inHTML: Bool
  private var depth = 0
  /// Whether something stands before the next value in its object or array.
  private var needsComma = false
  /// Whether the next value belongs to the name just written.
  private var isAfterKey = false

  /// - Parameters:
  ///   - pretty: Whether to break lines and indent by two spaces.
  ///   - inHTML: Whether to write `<`, `>` and `&` as `\u` escapes, so that the text can stand inside
  ///     a `script` element.
  ///   - capacity: The bytes to set aside.
  package init(pretty: Bool = false, inHTML: Bool = false, capacity: Int = 0) {
    self.pretty = pretty
    self.inHTML = inHTML
    output.reserveCapacity(capacity)
  }

  /// Writes an object, to which `body` adds members.
  package mutating func object(_ body: (inout JSONWriter) -> Void) {
    nest(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
  }

  /// Writes an array, to which `body` adds values.
  package mutating func array(_ body: (inout JSONWriter) -> Void) {
    nest(UInt8(ascii: "["), UInt8(ascii: "]"), body)
  }

  /// Writes a member of an object, whose value `body` writes: one, not more.
  package mutating func member(_ name: String, _ body: (inout JSONWriter) -> Void) {
    key(name)
    body(&self)
  }

  package mutating func member(_ name: String, _ value: String) {
    key(name)
    string(value)
  }

  package mutating func member(_ name: String, _ value: Int) {
    key(name)
    integer(value)
  }

  package mutating func string(_ value: String) {
    separate()
    quote(value)
  }

  /// Writes a string of UTF-8.
  package mutating func string(utf8: ArraySlice<UInt8>) {
    separate()
    output.append(UInt8(ascii: "\""))
    utf8.withUnsafeBytes { JSONEscaping.append($0, to: &output, inHTML: inHTML) }
    output.append(UInt8(ascii: "\""))
  }

  package mutating func integer(_ value: Int) { literal(String(value)) }

  /// Writes `null`, `true`, `false` or a number, as it is.
  package mutating func literal(_ text: String) {
    separate()
    output += text.utf8
  }
}

extension JSONWriter {
  private mutating func nest(
    _ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void
  ) {
    separate()
    output.append(open)
    depth += 1
    needsComma = false
    body(&self)
    depth -= 1
    if needsComma { breakLine() }
    output.append(close)
    needsComma = true
  }

  private mutating func key(_ name: String) {
    separate()
    quote(name)
    output.append(UInt8(ascii: ":"))
    if pretty { output.append(UInt8(ascii: " ")) }
    isAfterKey = true
  }

  /// Writes what stands between a value and what precedes it.
  private mutating func separate() {
    if isAfterKey {
      isAfterKey = false
      return
    }
    if needsComma { output.append(UInt8(ascii: ",")) }
    if depth > 0 { breakLine() }
    needsComma = true
  }

  private mutating func breakLine() {
    guard pretty else { return }
    output.append(UInt8(ascii: "\n"))
    output += repeatElement(UInt8(ascii: " "), count: depth * 2)
  }

  private mutating func quote(_ text: String) {
    output.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { JSONEscaping.append(UnsafeRawBufferPointer($0), to: &output, inHTML: inHTML) }
    output.append(UInt8(ascii: "\""))
  }
}
