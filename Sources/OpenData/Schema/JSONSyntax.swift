/// What a text of JSON is, without a tree of its values (RFC 8259).
struct JSONSyntax {
  enum Kind { case object, array, other }

  let kind: Kind
  /// The string that the outermost object has as `type`, as it is written.
  private(set) var type: String?

  /// The deepest nesting that is read.
  static let depthLimit = 256

  /// `nil` for what is no JSON, or nested deeper than the limit.
  ///
  /// - Complexity: O(*n*); no recursion.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var scanner = JSONSyntaxScanner(bytes)
    guard let kind = scanner.scan() else { return nil }
    self.kind = kind
    type = scanner.type.map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  /// Whether it is an object of one of the nine types of RFC 7946.
  var isGeoJSON: Bool {
    switch type {
    case "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon",
      "GeometryCollection", "Feature", "FeatureCollection":
      true
    default: false
    }
  }
}

/// Goes through JSON with a stack of its own.
private struct JSONSyntaxScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  /// The indices of the outermost `type`'s string, without quotes.
  private(set) var type: Range<Int>?
  private var index = 0
  /// Whether each open value is an object.
  private var open: [Bool] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func scan() -> JSONSyntax.Kind? {
    skipSpaces()
    let kind: JSONSyntax.Kind =
      switch byte {
      case UInt8(ascii: "{"): .object
      case UInt8(ascii: "["): .array
      default: .other
      }
    var key: Range<Int>?
    while true {
      // A value, with its name before it in an object.
      if open.last == true {
        guard let name = string(), skip(UInt8(ascii: ":")) else { return nil }
        key = name
      }
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        guard open.count < JSONSyntax.depthLimit else { return nil }
        let isObject = byte == UInt8(ascii: "{")
        index += 1
        skipSpaces()
        guard !skip(isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else { break }
        open.append(isObject)
        continue
      case UInt8(ascii: "\""):
        guard let value = string() else { return nil }
        if open == [true], let key, bytes[key].elementsEqual("type".utf8) { type = value }
      default:
        guard skipWord() || skipNumber() else { return nil }
        skipSpaces()
      }
      // What follows a value.
      while let isObject = open.last, skip(isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
        open.removeLast()
      }
      if open.isEmpty { return index == bytes.count ? kind : nil }
      guard skip(UInt8(ascii: ",")) else { return nil }
    }
  }

  private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipSpaces() {
    while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
  }

  /// Passes a byte and the spaces after it.
  private mutating func skip(_ wanted: UInt8) -> Bool {
    guard byte == wanted else { return false }
    index += 1
    skipSpaces()
    return true
  }

  /// Passes a string and the spaces after it; what is between its quotes.
  private mutating func string() -> Range<Int>? {
    guard byte == UInt8(ascii: "\"") else { return nil }
    index += 1
    let start = index
    while let byte {
      index += 1
      switch byte {
      case UInt8(ascii: "\""):
        let content = start..<(index - 1)
        skipSpaces()
        return content
      case UInt8(ascii: "\\"):
        guard skipEscape() else { return nil }
      case 0..<0x20: return nil
      default: break
      }
    }
    return nil
  }

  private mutating func skipEscape() -> Bool {
    guard let byte else { return false }
    index += 1
    guard byte == UInt8(ascii: "u") else { return "\"\\/bfnrt".utf8.contains(byte) }
    guard index + 4 <= bytes.count else { return false }
    for digit in bytes[index..<(index + 4)] {
      guard digit &- 0x30 < 10 || (digit | 0x20) &- 0x61 < 6 else { return false }
    }
    index += 4
    return true
  }

  private mutating func skipWord() -> Bool {
    for word in ["true", "false", "null"] as [StaticString] {
      let count = word.utf8CodeUnitCount
      guard index + count <= bytes.count else { continue }
      if (0..<count).allSatisfy({ bytes[index + $0] == word.utf8Start[$0] }) {
        index += count
        return true
      }
    }
    return false
  }

  private mutating func skipNumber() -> Bool {
    if byte == UInt8(ascii: "-") { index += 1 }
    let isZero = byte == UInt8(ascii: "0")
    let whole = skipDigits()
    guard whole == 1 || whole > 1 && !isZero else { return false }
    if byte == UInt8(ascii: ".") {
      index += 1
      guard skipDigits() > 0 else { return false }
    }
    guard let byte, byte | 0x20 == UInt8(ascii: "e") else { return true }
    index += 1
    if let byte = self.byte, byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { index += 1 }
    return skipDigits() > 0
  }

  private mutating func skipDigits() -> Int {
    let start = index
    while let byte, byte &- 0x30 < 10 { index += 1 }
    return index - start
  }
}
