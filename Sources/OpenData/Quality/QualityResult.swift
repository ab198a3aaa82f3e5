/// What became of each indicator, and the score.
package struct QualityResult: Sendable, Hashable {
  private let outcomes: [QualityIndicator: QualityOutcome]

  init(outcomes: [QualityIndicator: QualityOutcome]) { self.outcomes = outcomes }

  package subscript(indicator: QualityIndicator) -> QualityOutcome {
    outcomes[indicator] ?? .unknown
  }

  /// What is wrong, in the order of the indicators.
  package var faults: [(indicator: QualityIndicator, fault: QualityFault)] {
    QualityIndicator.allCases.compactMap { indicator in
      guard case .fail(let fault) = self[indicator] else { return nil }
      return (indicator, fault)
    }
  }

  /// How many indicators pass, of how many that are known.
  package var score: (passed: Int, known: Int) {
    let known = QualityIndicator.allCases.filter { self[$0] != .unknown }
    return (known.count { self[$0] == .pass }, known.count)
  }
}
