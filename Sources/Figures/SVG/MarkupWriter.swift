/// HTML and SVG text under construction.
///
/// Texts and attribute values are escaped here and nowhere else. Control characters, which no HTML
/// document may hold, become spaces.
///
/// Drawings of many parts write their markup with ``literal(_:)``, ``number(_:)`` and ``text(_:)``;
/// the rest names elements and attributes.
struct MarkupWriter {
  private(set) var bytes: [UInt8] = []

  // MARK: Elements

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

  // MARK: Parts

  /// Appends markup as it stands.
  mutating func literal(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Appends a whole number in decimal digits.
  mutating func number(_ value: Int) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = value.magnitude
    var place: UInt = 1
    while rest / place >= 10 { place *= 10 }
    while place > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / place))
      rest %= place
      place /= 10
    }
  }

  /// Appends escaped text.
  ///
  /// - Complexity: O(*n*); runs without a special byte are copied whole.
  mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { text in
      var start = 0
      for index in text.indices {
        let replacement: StaticString
        switch text[index] {
        case UInt8(ascii: "&"): replacement = "&amp;"
        case UInt8(ascii: "<"): replacement = "&lt;"
        case UInt8(ascii: ">"): replacement = "&gt;"
        case UInt8(ascii: "\""): replacement = "&quot;"
        case 0..<0x20, 0x7F: replacement = " "
        default: continue
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
        literal(replacement)
        start = index + 1
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    }
  }

  /// Appends what another writer has written.
  mutating func append(_ other: MarkupWriter) { bytes += other.bytes }

  mutating func lineBreak() { bytes.append(UInt8(ascii: "\n")) }
}
