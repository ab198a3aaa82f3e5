package import Content

/// A clause that a rule enforces.
package enum Clause: Sendable, Hashable {
  /// A check code of 網站無障礙規範, such as `HM1110100C`.
  case code(String)
  /// A success criterion of WCAG 2.2, such as `1.1.1`.
  case criterion(String)
  /// Words of the plans that agencies publish, or of a rule that they answer to.
  case wording(String)

  /// The level at which a check code is asked; `nil` for other clauses.
  ///
  /// Codes are read as category, 1, level, principle, guideline, criterion, serial and suffix: `HM1240401C` is HTML,
  /// level A, criterion 2.4.4.
  package var level: AccessibilityTarget.Level? {
    guard case .code(let code) = self, code.utf8.count > 2 else { return nil }
    switch Array(code.utf8)[2] {
    case UInt8(ascii: "1"): return .a
    case UInt8(ascii: "2"): return .aa
    case UInt8(ascii: "3"): return .aaa
    default: return nil
    }
  }

  /// Whether a machine decides it (檢測碼), and not a person (稽核評量碼).
  package var isMachineChecked: Bool {
    guard case .code(let code) = self else { return false }
    return code.hasSuffix("C")
  }
}

extension Clause {
  /// Check codes that one edition has and the other has not.
  private static let only11007: Set<String> = ["HM1410100C", "HM3330500C"]
  private static let only11511: Set<String> = [
    "HM1130105C", "GN1320600E", "FA2241100E", "CS2250800E", "GN2141009E",
  ]

  /// Whether it is a check code that a target has to answer for.
  package func isAsked(by target: AccessibilityTarget) -> Bool {
    guard case .code(let code) = self, let level else { return false }
    let absent = target.standard == .v11007 ? Self.only11511 : Self.only11007
    return level.rank <= target.level.rank && !absent.contains(code)
  }
}
