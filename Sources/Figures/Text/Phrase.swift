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
  ///
  /// - Complexity: O(*n*) in the bytes of the result.
  package func filled(_ values: KeyValuePairs<String, String>) -> String {
    var text = text
    let output = text.withUTF8 { bytes in
      var output: [UInt8] = []
      output.reserveCapacity(values.reduce(bytes.count) { $0 + $1.value.utf8.count })
      var rest = bytes[...]
      while let open = rest.firstIndex(of: UInt8(ascii: "{")),
        let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
      {
        let name = rest[(open + 1)..<close]
        if let value = values.first(where: { $0.key.utf8.elementsEqual(name) })?.value {
          output += rest[..<open]
          output += value.utf8
        } else {
          output += rest[...close]
        }
        rest = rest[(close + 1)...]
      }
      output += rest
      return output
    }
    return String(decoding: output, as: UTF8.self)
  }
}
