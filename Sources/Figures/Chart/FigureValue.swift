/// A number of the source: what it is, and how it was written.
package struct FigureValue: Sendable, Hashable {
  package var number: Double
  /// As in the source, without blanks around it.
  package var text: String

  package init(number: Double, text: String) {
    self.number = number
    self.text = text
  }

  /// Reads a number as people write it: `1,234`, `-5`, `−5`, `12.5%`, `１２．５％`.
  ///
  /// Digits, comma, point, sign and percent sign may be full-width. Commas stand between groups of
  /// three digits or nowhere. A percent sign stays in the text and does not change the number, so
  /// `12.5%` is 12.5. Units, currency signs and exponents make it no number, and so
  /// do 10¹⁵ and more, beyond which not every whole number can be told from the next.
  ///
  /// - Returns: `nil` where `text` is no such number.
  package init?(_ text: String) {
    let scalars = text.unicodeScalars.drop(while: \.properties.isWhitespace)
    guard let last = scalars.lastIndex(where: { !$0.properties.isWhitespace }) else { return nil }
    let written = scalars[...last]
    var plain = written.map(Self.halfWidth)
    if plain.last == "%" { plain.removeLast() }
    if plain.last == " " { plain.removeLast() }
    var sign = ""
    if let first = plain.first, "+-\u{2212}".unicodeScalars.contains(first) {
      sign = first == "+" ? "" : "-"
      plain.removeFirst()
    }
    let parts = plain.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = Self.digits(grouped: parts[0]) else { return nil }
    var digits = whole
    if parts.count == 2 {
      guard !parts[1].isEmpty, parts[1].allSatisfy(Self.isDigit) else { return nil }
      digits += "." + String(String.UnicodeScalarView(parts[1]))
    }
    guard let number = Double(sign + digits), number.magnitude < 1e15 else { return nil }
    self.init(number: number, text: String(Substring(written)))
  }

  /// Whether the source wrote it as a percentage.
  package var isPercentage: Bool { text.hasSuffix("%") || text.hasSuffix("％") }

  /// Whether a cell says that there is no value: empty, or a dash or an ellipsis alone.
  package static func isAbsent(_ text: String) -> Bool {
    let marks = text.unicodeScalars.filter { !$0.properties.isWhitespace }
    return marks.allSatisfy { "-–—－─…".unicodeScalars.contains($0) }
  }

  /// The value with its unit: with a space before a unit that begins with a letter.
  func shown(unit: String) -> String {
    guard let first = unit.unicodeScalars.first, !(unit == "%" && isPercentage) else { return text }
    let space = first.properties.isAlphabetic && !DisplayWidth.isWide(first)
    return text + (space ? " " : "") + unit
  }

  private static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
    return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// The digits before the point without their commas.
  private static func digits(grouped scalars: ArraySlice<Unicode.Scalar>) -> String? {
    let groups = scalars.split(separator: ",", omittingEmptySubsequences: false)
    guard groups.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isDigit) }) else { return nil }
    if groups.count > 1 {
      guard groups[0].count <= 3, groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
        return nil
      }
    }
    return String(String.UnicodeScalarView(groups.joined()))
  }
}
