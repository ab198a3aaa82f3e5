extension RuleCatalog {
  /// What is to be published by when, and what it must then say.
  static let obligations: [Rule] = [
    .overdueObligation, .obligationDue, .planPartMissing, .methodWithoutOwner, .measureIncomplete,
  ]

  /// What a page in another language must have of its original.
  static let translations: [Rule] = [
    .headingParity, .numberParity, .linkParity, .untranslatedText,
  ]
}
