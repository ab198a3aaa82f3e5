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
    utf8.withUnsafeBytes { appendEscaped($0) }
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
    text.withUTF8 { appendEscaped(UnsafeRawBufferPointer($0)) }
    output.append(UInt8(ascii: "\""))
  }

  private mutating func appendEscaped(_ bytes: UnsafeRawBufferPointer) {
    var start = 0
    var index = Self.firstSpecial(in: bytes, from: 0)
    while index < bytes.count {
      if inHTML || !Self.isSpecialInHTMLOnly(bytes[index]) {
        output.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[start..<index]))
        appendEscape(of: bytes[index])
        start = index + 1
      }
      index = Self.firstSpecial(in: bytes, from: index + 1)
    }
    output.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[start...]))
  }

  private mutating func appendEscape(of byte: UInt8) {
    output.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): output.append(byte)
    case UInt8(ascii: "\n"): output.append(UInt8(ascii: "n"))
    case UInt8(ascii: "\t"): output.append(UInt8(ascii: "t"))
    case UInt8(ascii: "\r"): output.append(UInt8(ascii: "r"))
    default:
      output += "u00".utf8
      output.append(UInt8(ascii: "0") + byte >> 4)
      let low = byte & 15
      output.append(low < 10 ? UInt8(ascii: "0") + low : UInt8(ascii: "a") + low - 10)
    }
  }

  private static func isSpecialInHTMLOnly(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "&")
  }

  /// The offset of the next byte that may need an escape, or that of the end: a control character
  /// or one of `"`, `&`, `<`, `>` and `\`.
  private static func firstSpecial(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var index = start
    while index + 8 <= bytes.count {
      // `"` and `&` differ in one bit, and so do `<` and `>`.
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let zeros =
        Self.zeroBytes(word & 0xFBFB_FBFB_FBFB_FBFB ^ 0x2222_2222_2222_2222)
        | Self.zeroBytes(word & 0xFDFD_FDFD_FDFD_FDFD ^ 0x3C3C_3C3C_3C3C_3C3C)
        | Self.zeroBytes(word ^ 0x5C5C_5C5C_5C5C_5C5C)
        | Self.zeroBytes(word & 0xE0E0_E0E0_E0E0_E0E0)
      guard zeros == 0 else { return index + zeros.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < bytes.count {
      switch bytes[index] {
      case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"),
        UInt8(ascii: "\\"):
        return index
      default: index += 1
      }
    }
    return index
  }

  /// The top bit of each byte that is zero; above the lowest of them, a borrow may set others.
  private static func zeroBytes(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }
}
