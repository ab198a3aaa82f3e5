/// Writes XML 1.0 text, one element a line.
///
/// Control characters that XML 1.0 forbids are left out (§2.2).
package struct XMLWriter {
  package private(set) var output: [UInt8]

  /// Begins a document.
  package init() { output = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8) }

  private init(fragment: [UInt8]) { output = fragment }

  /// Begins a piece that stands in several places of a document.
  package static var fragment: XMLWriter { XMLWriter(fragment: []) }

  package mutating func append(_ fragment: XMLWriter) { output += fragment.output }

  /// Begins an element with attributes in the order given.
  package mutating func open(_ name: String, _ attributes: [(String, String)] = []) {
    tag(name, attributes)
    output += ">\n".utf8
  }

  package mutating func close(_ name: String) {
    output += "</".utf8
    output += name.utf8
    output += ">\n".utf8
  }

  /// An element that holds text.
  package mutating func element(
    _ name: String, _ text: String, _ attributes: [(String, String)] = []
  ) {
    tag(name, attributes)
    output.append(UInt8(ascii: ">"))
    append(text)
    close(name)
  }

  /// An element that holds nothing.
  package mutating func empty(_ name: String, _ attributes: [(String, String)]) {
    tag(name, attributes)
    output += "/>\n".utf8
  }

  private mutating func tag(_ name: String, _ attributes: [(String, String)]) {
    output.append(UInt8(ascii: "<"))
    output += name.utf8
    for (key, value) in attributes {
      output.append(UInt8(ascii: " "))
      output += key.utf8
      output += "=\"".utf8
      append(value)
      output.append(UInt8(ascii: "\""))
    }
  }

  private mutating func append(_ text: String) {
    guard text.utf8.contains(where: Self.isSpecial) else {
      output += text.utf8
      return
    }
    let kept = text.utf8.filter { $0 >= 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    HTMLEscaping.append(Array(kept), to: &output)
  }

  /// Whether a byte is markup or may be forbidden.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): true
    default: false
    }
  }
}
