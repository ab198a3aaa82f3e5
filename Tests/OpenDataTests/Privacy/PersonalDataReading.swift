import OpenData
import Testing

/// Each finding as `kind text`.
func found(_ text: String, context: PersonalDataContext = []) -> [String] {
  let bytes = Array(text.utf8)
  return PersonalDataScanner.findings(in: bytes, context: context).map { finding in
    "\(finding.kind.rawValue) " + String(decoding: bytes[finding.range], as: UTF8.self)
  }
}

/// Expects a text to hold just these, each as `kind text`.
func expectFound(
  _ text: String, _ expected: [String], context: PersonalDataContext = [],
  at location: SourceLocation = #_sourceLocation
) {
  #expect(found(text, context: context) == expected, "\(text)", sourceLocation: location)
}

/// A text in full-width letters, digits and signs.
func fullWidth(_ text: String) -> String {
  var wide = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    let isGraphic = (0x21...0x7E).contains(scalar.value)
    wide.append(
      isGraphic
        ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar == " " ? "\u{3000}" : scalar)
  }
  return String(wide)
}
