/// A decimal number as it was written, and its nearest binary value.
///
/// Exports and pages show the digits of the source; only comparisons and charts use the value.
package struct Decimal: Sendable, Hashable, Comparable {
  /// A number of RFC 8259, §6, so that it can stand in JSON as it is.
  package let digits: String
  package let value: Double

  /// Reads a number of RFC 8259, §6; a leading `+` and leading zeros are dropped.
  ///
  /// `nil` for anything else, and for what no finite `Double` is near.
  package init?(_ text: String) {
    let source = Array(text.utf8)
    var index = 0
    func skip(_ bytes: String.UTF8View) -> Bool {
      guard index < source.count, bytes.contains(source[index]) else { return false }
      index += 1
      return true
    }
    func skipDigits() -> Range<Int> {
      let start = index
      while index < source.count, (0x30...0x39).contains(source[index]) { index += 1 }
      return start..<index
    }
    let isNegative = skip("+-".utf8) && source[0] == UInt8(ascii: "-")
    let whole = skipDigits()
    guard !whole.isEmpty else { return nil }
    if skip(".".utf8), skipDigits().isEmpty { return nil }
    if skip("eE".utf8) {
      _ = skip("+-".utf8)
      if skipDigits().isEmpty { return nil }
    }
    let zeros = source[whole].dropLast().prefix { $0 == 0x30 }.count
    let digits =
      (isNegative ? "-" : "")
      + String(decoding: source[(whole.lowerBound + zeros)...], as: UTF8.self)
    guard index == source.count, let value = Double(digits), value.isFinite else { return nil }
    self.digits = digits
    self.value = value
  }

  package static func < (left: Decimal, right: Decimal) -> Bool { left.value < right.value }
}
