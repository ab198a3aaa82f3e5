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
      .softNotFound, .endingCertificate, .unusedException:
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
