extension RuleCatalog {
  /// Rules about what editors write.
  static let text: [Rule] =
    sourceAccessibility + privacy + citations + freshness + metadata + officialWriting

  /// What shows in Markdown alone; rules that both forms show are among those about markup.
  static let sourceAccessibility: [Rule] = [
    .repeatedCaption, .tableWithoutHeader,
  ]

  static let privacy: [Rule] = [.attachmentMetadata]

  /// Where words and figures of others come from.
  static let citations: [Rule] = [
    .quotationWithoutSource, .figureWithoutSource, .sourceWithoutDate, .unusedSource,
    .deadSource,
  ]

  static let freshness: [Rule] = [.pastReview, .outdated, .outdatedYearLink]

  static let metadata: [Rule] = [
    .titleLength, .descriptionLength, .missingCategories, .incompleteMetadata,
    .canonicalAddress,
  ]

  /// Words and marks.
  static let officialWriting: [Rule] = [
    .halfWidthPunctuation, .fullWidthLetters, .quotationMarks, .simplifiedCharacters,
    .headingFullStop, .statutoryWords, .placeNames, .renamedAgency, .conflictingYears,
    .documentNumberYear,
  ]
}
