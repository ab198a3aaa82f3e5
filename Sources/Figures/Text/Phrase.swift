/// A piece of text with places to fill in: `{node}` stands for the value called `node`.
///
///     Phrase("從{from}到{to}").filled(["from": "受理", "to": "列管"])   // 從受理到列管
package struct Phrase: Sendable, Hashable, ExpressibleByStringLiteral {
  package let text: String

  package init(_ text: String) { self.text = text }
  package init(stringLiteral value: String) { text = value }

  /// The text with each `{name}` replaced by its value; a name without a value stays as it stands.
  ///
  /// Values are not looked into again, so a value that itself holds `{name}` is safe.
  package func filled(_ values: KeyValuePairs<String, String>) -> String {
    var output = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      output += rest[..<open]
      guard let close = rest[open...].firstIndex(of: "}") else { break }
      let name = rest[rest.index(after: open)..<close]
      if let value = values.first(where: { $0.key == name })?.value {
        output += value
      } else {
        output += rest[open...close]
      }
      rest = rest[rest.index(after: close)...]
      continue
    }
    return output + rest
  }
}
