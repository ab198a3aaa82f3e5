/// What a check found, with what it passes over and why.
package struct FindingList: Sendable {
  /// What is to be mended.
  package var told: [Diagnostic]
  /// What is right although it is told.
  package var excused: [Diagnostic]
  /// What a baseline lists; `nil` where none is used.
  package var known: [Diagnostic]?

  package init(_ told: [Diagnostic], excused: [Diagnostic] = [], known: [Diagnostic]? = nil) {
    self.told = told
    self.excused = excused
    self.known = known
  }
}

/// What tools say of a code beside its name.
package struct RuleDescription: Sendable, Hashable {
  /// What holds where the rule is kept, as a sentence without full stop.
  package var title: String
  /// What it answers to: check codes, criteria.
  package var tags: [String]

  package init(title: String, tags: [String]) {
    self.title = title
    self.tags = tags
  }
}
