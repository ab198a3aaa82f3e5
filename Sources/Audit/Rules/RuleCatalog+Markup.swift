extension RuleCatalog {
  /// What is asked of a page of HTML.
  static let markup: [Rule] = [
    // Images, objects, frames
    .imageAlternative, .areaAlternative, .longDescriptionTarget, .emojiWithoutTitle,
    .imageButtonAlternative, .embeddedFallback, .decorationWithTitle, .frameTitle,
    .missingCaptions,
    // Structure
    .headingStructure, .sectionHeadings, .listStructure, .tableHeaderScope, .tableHeadersID,
    .duplicateID, .presentationalMarkup,
    // Forms and controls
    .fieldsetLegend, .optionGroups, .choiceGroup, .controlName, .controlRole, .tabOrder,
    // Language
    .pageLanguage, .partLanguage, .textDirection,
    // Links
    .emptyLink, .linkText, .repeatedAlternative, .sameTextLinks, .linkTitle, .closedFormat,
    // Finding one's way
    .missingTitle, .skipLink, .accessKeyTarget, .emptyNavigation, .missingSiteMap, .landmarks,
    .breadcrumb,
    // What moves and what stands still
    .viewportZoom, .timedRefresh, .movingText,
  ]

  /// What is asked of styles.
  static let styles: [Rule] = [
    .fontUnit, .textUnit, .colourPair, .lineLength, .lineHeight, .hiddenFocus, .targetSize,
    .contrast, .enhancedContrast,
  ]
}
