import Foundation

/// Unicode's normalisation form C (UAX #15).
package enum NormalizationFormC {
  /// The text in form C.
  ///
  /// The standard library has no public way to it. Foundation is asked only where a character may
  /// change, which ordinary Chinese and English never have.
  package static func normalized(_ text: String) -> String {
    // Addresses are mostly ASCII, of which no character has to be looked at by itself.
    text.utf8.allSatisfy { $0 < 0x80 } || text.unicodeScalars.allSatisfy(isStable)
      ? text : text.precomposedStringWithCanonicalMapping
  }

  /// Whether a character stays as it is whatever stands beside it.
  ///
  /// Not all that do are listed.
  private static func isStable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x300, 0x2010...0x2027, 0x2030...0x205E, 0x2460...0x24FF, 0x3000...0x3029,
      0x3030...0x3098, 0x309B...0x312F, 0x31A0...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3,
      0xFF00...0xFFEF, 0x20000...0x2F7FF, 0x30000...0x3FFFD:
      true
    default: false
    }
  }
}
