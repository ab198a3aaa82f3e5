// The standard library keeps its normaliser to itself. Called for names outside ASCII only.
import Foundation

extension String {
  /// The text in Unicode's composed form (NFC), in which macOS and Linux spell a name alike.
  ///
  /// - Complexity: O(*n*); ASCII is returned as it is.
  var composed: String {
    utf8.allSatisfy { $0 < 0x80 } ? self : precomposedStringWithCanonicalMapping
  }
}
