/// The stable name of each kind of diagnostic; `docs/diagnostics.md` has a wrong and a right example of each.
///
/// A name is part of the contract with editors, CI and `checks.severity`: renaming one is a breaking change.
package enum DiagnosticCode: String, Sendable, Hashable, CaseIterable {
  // Files
  case invalidUTF8 = "invalid-utf8"
  case fileUnreadable = "file-unreadable"
  case fileTooLarge = "file-too-large"
  case emptyFile = "empty-file"
  case pathOutsideSite = "path-outside-site"
  case symbolicLink = "symbolic-link"
  case duplicatePath = "duplicate-path"
  case unknownLanguage = "unknown-language"

  // Front matter and settings
  case missingSettings = "missing-settings"
  case yamlSyntax = "yaml-syntax"
  case yamlAlias = "yaml-alias"
  case unclosedFrontMatter = "unclosed-front-matter"
  case unknownKey = "unknown-key"
  case duplicateKey = "duplicate-key"
  case missingKey = "missing-key"
  case wrongType = "wrong-type"
  case wrongValue = "wrong-value"
  case wrongDate = "wrong-date"
  case missingDate = "missing-date"
  case unknownUnit = "unknown-unit"
  case unknownCategory = "unknown-category"
  case unknownParent = "unknown-parent"
  case unknownPage = "unknown-page"
  case unknownMeasure = "unknown-measure"
  case unknownRow = "unknown-row"
  case sourceWithoutURL = "source-without-url"
  case excuseWithoutReason = "excuse-without-reason"
  case messagesIncomplete = "messages-incomplete"

  // The site
  case missingHome = "missing-home"
  case duplicateURL = "duplicate-url"
  case missingTranslation = "missing-translation"
  case brokenLink = "broken-link"
  case brokenAnchor = "broken-anchor"
  case missingFile = "missing-file"
  case wrongLanguage = "wrong-language"
  case unsafeURL = "unsafe-url"
  case vanishedURL = "vanished-url"
  case vanishedDataset = "vanished-dataset"
  case ledgerSyntax = "ledger-syntax"

  // Markdown
  case rawHTML = "raw-html"
  case unevenTable = "uneven-table"
  case overlappingSpans = "overlapping-spans"
  case emptyAlternativeText = "empty-alternative-text"
  case duplicateAnchor = "duplicate-anchor"
  case unknownFootnote = "unknown-footnote"
  case unusedFootnote = "unused-footnote"
  case unknownFenceOption = "unknown-fence-option"
  case nestingTooDeep = "nesting-too-deep"
  case headingLevelSkipped = "heading-level-skipped"

  // Outlines
  case unknownOutline = "unknown-outline"
  case outlineColumns = "outline-columns"
  case outlineNumbering = "outline-numbering"

  // Data and figures
  case csvSyntax = "csv-syntax"
  case csvColumns = "csv-columns"
  case unknownColumn = "unknown-column"
  case cellType = "cell-type"
  case mixedTypes = "mixed-types"
  case cellTooLong = "cell-too-long"
  case controlCharacter = "control-character"
  case spreadsheetFormula = "spreadsheet-formula"
  case unwritableTable = "unwritable-table"
  case undescribedField = "undescribed-field"
  case dataOverdue = "data-overdue"
  case datasetIncomplete = "dataset-incomplete"
  case unwritableDocument = "unwritable-document"
  case archiveSize = "archive-size"
  case wrongNumber = "wrong-number"
  case mermaidSyntax = "mermaid-syntax"
  case missingSteps = "missing-steps"

  // Personal data
  case personalData = "personal-data"
  case possiblePersonalData = "possible-personal-data"
  case expiredException = "expired-exception"
  case deidentification = "deidentification"
  case attachmentMetadata = "attachment-metadata"

  // Accessibility of pages
  case imageAlternative = "image-alternative"
  case decorationWithTitle = "decoration-with-title"
  case areaAlternative = "area-alternative"
  case longDescriptionTarget = "longdesc-target"
  case imageButtonAlternative = "image-button-alternative"
  case embeddedFallback = "embedded-fallback"
  case emojiWithoutTitle = "emoji-without-title"
  case frameTitle = "frame-title"
  case missingCaptions = "missing-captions"
  case headingStructure = "heading-structure"
  case sectionHeadings = "section-headings"
  case listStructure = "list-structure"
  case tableHeaderScope = "table-header-scope"
  case tableHeadersID = "table-headers-id"
  case duplicateID = "duplicate-id"
  case presentationalMarkup = "presentational-markup"
  case fieldsetLegend = "fieldset-legend"
  case optionGroups = "option-groups"
  case choiceGroup = "choice-group"
  case controlName = "control-name"
  case controlRole = "control-role"
  case tabOrder = "tab-order"
  case pageLanguage = "page-language"
  case partLanguage = "part-language"
  case textDirection = "text-direction"
  case emptyLink = "empty-link"
  case linkText = "link-text"
  case repeatedAlternative = "repeated-alternative"
  case sameTextLinks = "same-text-links"
  case linkTitle = "link-title"
  case closedFormat = "closed-format"
  case missingTitle = "missing-title"
  case skipLink = "skip-link"
  case accessKeyTarget = "accesskey-target"
  case emptyNavigation = "empty-navigation"
  case missingSiteMap = "missing-site-map"
  case landmarks
  case breadcrumb
  case viewportZoom = "viewport-zoom"
  case timedRefresh = "timed-refresh"
  case movingText = "moving-text"

  // Accessibility of styles
  case fontUnit = "font-unit"
  case textUnit = "text-unit"
  case colourPair = "colour-pair"
  case lineLength = "line-length"
  case lineHeight = "line-height"
  case hiddenFocus = "hidden-focus"
  case targetSize = "target-size"
  case contrast
  case enhancedContrast = "enhanced-contrast"

  // Translations
  case staleTranslation = "stale-translation"
  case headingParity = "heading-parity"
  case numberParity = "number-parity"
  case linkParity = "link-parity"
  case untranslatedText = "untranslated-text"

  // Accessibility of texts
  case repeatedCaption = "repeated-caption"
  case tableWithoutHeader = "table-without-header"

  // Citations
  case quotationWithoutSource = "quotation-without-source"
  case figureWithoutSource = "figure-without-source"
  case sourceWithoutDate = "source-without-date"
  case unusedSource = "unused-source"
  case deadSource = "dead-source"

  // Freshness
  case pastReview = "past-review"
  case outdated = "outdated"
  case outdatedYearLink = "outdated-year-link"

  // Obligations
  case overdueObligation = "overdue-obligation"
  case obligationDue = "obligation-due"
  case planPartMissing = "plan-part-missing"
  case methodWithoutOwner = "method-without-owner"
  case measureIncomplete = "measure-incomplete"

  // Metadata
  case titleLength = "title-length"
  case descriptionLength = "description-length"
  case missingCategories = "missing-categories"
  case incompleteMetadata = "incomplete-metadata"
  case canonicalAddress = "canonical-address"

  // Official writing
  case halfWidthPunctuation = "half-width-punctuation"
  case fullWidthLetters = "full-width-letters"
  case quotationMarks = "quotation-marks"
  case simplifiedCharacters = "simplified-characters"
  case headingFullStop = "heading-full-stop"
  case statutoryWords = "statutory-words"
  case placeNames = "place-names"
  case renamedAgency = "renamed-agency"
  case conflictingYears = "conflicting-years"
  case documentNumberYear = "document-number-year"

  // What `gazette links` finds
  case deadLink = "dead-link"
  case failingServer = "failing-server"
  case unsafeLink = "unsafe-link"
  case movedLink = "moved-link"
  case suspectLink = "suspect-link"
  case softNotFound = "soft-404"
  case endingCertificate = "ending-certificate"
  case unusedException = "unused-exception"

  // Templates
  case templateSyntax = "template-syntax"
  case templateName = "template-name"
  case unknownTemplate = "unknown-template"

  /// What it weighs unless `checks.severity` in `site.yml` says otherwise.
  package var defaultSeverity: Severity {
    switch self {
    case .missingDate, .sourceWithoutURL, .missingTranslation, .rawHTML, .emptyAlternativeText,
      .unusedFootnote, .headingLevelSkipped, .outlineNumbering,
      .missingSteps, .mixedTypes, .possiblePersonalData, .expiredException, .undescribedField,
      .dataOverdue, .datasetIncomplete, .archiveSize, .wrongLanguage, .movedLink, .suspectLink,
      .softNotFound, .endingCertificate, .unusedException, .staleTranslation,
      .imageAlternative, .decorationWithTitle, .areaAlternative, .longDescriptionTarget,
      .imageButtonAlternative, .embeddedFallback, .emojiWithoutTitle, .frameTitle,
      .missingCaptions, .headingStructure, .sectionHeadings, .listStructure, .tableHeaderScope,
      .tableHeadersID, .duplicateID, .presentationalMarkup, .fieldsetLegend, .optionGroups,
      .choiceGroup, .controlName, .controlRole, .tabOrder, .pageLanguage, .partLanguage,
      .textDirection, .emptyLink, .linkText, .repeatedAlternative, .sameTextLinks, .linkTitle,
      .closedFormat, .missingTitle, .skipLink, .accessKeyTarget, .emptyNavigation,
      .missingSiteMap, .landmarks, .breadcrumb, .viewportZoom, .timedRefresh, .movingText,
      .fontUnit, .textUnit, .colourPair, .lineLength, .lineHeight, .hiddenFocus, .targetSize,
      .contrast, .enhancedContrast,
      .repeatedCaption, .tableWithoutHeader,
      .quotationWithoutSource, .figureWithoutSource, .sourceWithoutDate, .unusedSource, .deadSource,
      .pastReview,
      .outdated, .outdatedYearLink, .titleLength, .descriptionLength, .missingCategories,
      .incompleteMetadata, .canonicalAddress, .attachmentMetadata, .halfWidthPunctuation,
      .fullWidthLetters,
      .quotationMarks, .simplifiedCharacters,
      .headingFullStop, .statutoryWords, .placeNames, .renamedAgency, .conflictingYears,
      .documentNumberYear, .headingParity, .numberParity, .linkParity, .untranslatedText,
      .overdueObligation, .obligationDue, .planPartMissing, .methodWithoutOwner,
      .measureIncomplete:
      .warning
    default: .error
    }
  }

  /// Whether the lines that it is about hold what a message or a log must not show.
  package var hidesSource: Bool {
    switch self {
    case .personalData, .possiblePersonalData, .deidentification: true
    default: false
    }
  }

  /// Whether all files are made where it is found, as where a link is wrong: what is missing then is missing for another
  /// reason.
  package var keepsFiles: Bool {
    switch self {
    case .brokenLink, .brokenAnchor, .unsafeURL, .wrongLanguage: true
    default: false
    }
  }

  /// Whether a page or the site cannot exist where it is found, so that no setting may lower it.
  ///
  /// A file that is not read, a page without an address of its own, a link that runs a script and a template
  /// that does not compile leave nothing that could be published instead.
  package var isEssential: Bool {
    switch self {
    case .invalidUTF8, .fileUnreadable, .fileTooLarge, .pathOutsideSite, .symbolicLink,
      .duplicatePath, .missingSettings, .yamlSyntax, .yamlAlias, .unclosedFrontMatter,
      .duplicateURL, .unsafeURL, .personalData, .deidentification, .unwritableTable,
      .unwritableDocument, .templateSyntax, .templateName, .unknownTemplate:
      true
    default: false
    }
  }
}
