import Encodings

/// HTML and SVG text under construction.
///
/// Texts and attribute values are escaped here and nowhere else. Control characters, which no HTML
/// document may hold, become spaces.
struct MarkupWriter {
  private(set) var bytes: [UInt8] = []

  /// Appends a start tag; attributes without a value are left out.
  mutating func open(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:])
  {
    startTag(name, attributes)
    literal(">")
  }

  mutating func close(_ name: StaticString) {
    literal("</")
    literal(name)
    literal(">")
  }

  /// Appends a whole element that holds only `text`.
  mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], text: String
  ) {
    open(name, attributes)
    self.text(text)
    close(name)
  }

  /// Appends an element without content, in the form that SVG within HTML allows.
  mutating func empty(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>) {
    startTag(name, attributes)
    literal("/>")
  }

  /// Appends escaped text.
  mutating func text(_ text: String) {
    var clean = Array(text.utf8)
    for index in clean.indices where clean[index] < 0x20 || clean[index] == 0x7F {
      clean[index] = UInt8(ascii: " ")
    }
    HTMLEscaping.append(clean, to: &bytes)
  }

  /// Appends what another writer has written.
  mutating func append(_ other: MarkupWriter) { bytes += other.bytes }

  mutating func lineBreak() { bytes.append(UInt8(ascii: "\n")) }

  private mutating func startTag(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>
  ) {
    literal("<")
    literal(name)
    for (attribute, value) in attributes {
      guard let value else { continue }
      literal(" ")
      literal(attribute)
      literal("=\"")
      text(value)
      literal("\"")
    }
  }

  private mutating func literal(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }
}
