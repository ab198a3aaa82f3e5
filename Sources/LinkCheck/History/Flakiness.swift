/// That an address fails again and again without being dead: “3 of the last 10”.
package struct Flakiness: Sendable, Hashable {
  package var failures: Int
  /// How many findings were looked at.
  package var count: Int

  /// How many findings are looked at.
  package static let window = 10

  /// Looks at findings, oldest first.
  ///
  /// `nil` unless the last ten failed, were well and failed again, or the other way about: one failure that was mended,
  /// or that lasts, is no flakiness.
  package init?(_ findings: [PastFinding]) {
    let recent = findings.suffix(Self.window).compactMap { $0.finding.saysWhetherWell }
    let changes = zip(recent, recent.dropFirst()).count { $0 != $1 }
    let failures = recent.count { !$0 }
    guard changes >= 2, failures >= 2 else { return nil }
    self.failures = failures
    count = recent.count
  }
}

extension Verdict {
  /// Whether a finding is of a page that answers; `nil` where it tells nothing of that.
  fileprivate var saysWhetherWell: Bool? {
    switch self {
    case .alive, .movedPermanently, .movedTemporarily, .needsSignIn, .unverifiable: true
    case .suspect, .soft404, .dead, .broken, .unsafe: false
    case .blocked, .rateLimited, .excluded: nil
    }
  }
}
