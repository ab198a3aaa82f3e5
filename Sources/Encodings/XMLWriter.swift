/// Writes XML 1.0 text, one element a line.
///
/// Control characters that XML 1.0 forbids are left out (§2.2).
package struct XMLWriter {
  package private(set) var output = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)

  package init() {}

  /// Begins an element with attributes in the order given.
  package mutating func open(_ name: String, _ attributes: [(String, String)] = []) {
    tag(name, attributes)
    output += ">\n".utf8
  }

  package mutating func close(_ name: String) { output += "</\(name)>\n".utf8 }

  /// An element that holds text.
  package mutating func element(
    _ name: String, _ text: String, _ attributes: [(String, String)] = []
  ) {
    tag(name, attributes)
    output.append(UInt8(ascii: ">"))
    append(text)
    output += "</\(name)>\n".utf8
  }

  /// An element that holds nothing.
  package mutating func empty(_ name: String, _ attributes: [(String, String)]) {
    tag(name, attributes)
    output += "/>\n".utf8
  }

  private mutating func tag(_ name: String, _ attributes: [(String, String)]) {
    output += "<\(name)".utf8
    for (key, value) in attributes {
      output += " \(key)=\"".utf8
      append(value)
      output.append(UInt8(ascii: "\""))
    }
  }

  private mutating func append(_ text: String) {
    let kept = text.utf8.filter { $0 >= 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    HTMLEscaping.append(Array(kept), to: &output)
  }
}
