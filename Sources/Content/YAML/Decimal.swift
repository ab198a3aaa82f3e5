/// A decimal number as it was written, and its nearest binary value.
///
/// Exports and pages show the digits of the source; only comparisons and charts use the value.
package struct Decimal: Sendable, Hashable, Comparable {
  package let digits: String
  package let value: Double

  /// `nil` unless the text is a number of RFC 8259, §6; a leading `+` and a leading zero are let through.
  package init?(_ text: String) {
    var digits = text[...]
    if digits.first == "+" { digits = digits.dropFirst() }
    guard let last = digits.utf8.last, (0x30...0x39).contains(last),
      let first = digits.utf8.first, first == UInt8(ascii: "-") || (0x30...0x39).contains(first),
      digits.utf8.allSatisfy({ (0x30...0x39).contains($0) || "-+.eE".utf8.contains($0) }),
      let value = Double(String(digits)), value.isFinite
    else { return nil }
    self.digits = String(digits)
    self.value = value
  }

  package static func < (left: Decimal, right: Decimal) -> Bool { left.value < right.value }
}
