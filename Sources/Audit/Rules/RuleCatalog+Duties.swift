extension RuleCatalog {
  /// What is to be published by when, and what it must then say.
  static let obligations: [Rule] = [
    .overdueObligation, .obligationDue, .planPartMissing, .methodWithoutOwner, .measureIncomplete,
  ]
}
