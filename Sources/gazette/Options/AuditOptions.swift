import ArgumentParser
import Content

/// Which findings a check tells, and what it does with them.
struct AuditOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Tell only findings of these rules, with commas between them.",
      discussion: """
        A rule is named by its code (link-text), by a check code (HM1240404E), or with all of its group: \
        accessibility, privacy, citations, freshness, obligations, translations, writing, metadata.
        """,
      valueName: "rule,…"))
  var only: RuleSelection?

  @Option(
    help: ArgumentHelp(
      "Pass over the findings that this file lists, so that only new ones fail.",
      discussion: "Begin with: gazette check --format json > baseline.json",
      valueName: "file"), completion: .file())
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      "Write a dated report into this folder.",
      discussion: """
        As pages in each language (check/2026-01-31/index.html), as JSON, with a badge (check/badge.svg). \
        Beside the check's memory (.gazette/check.state), nothing outside the folder is written.
        """,
      valueName: "dir"), completion: .directory)
  var report: String?

  @Flag(help: "Show what can be mended without a person, as a diff.")
  var fix = false

  @Flag(help: "With --fix, write the changes.")
  var yes = false

  @Option(
    help: ArgumentHelp(
      "Audit a folder of HTML, whatever made it, instead of a site.", valueName: "dir"),
    completion: .directory)
  var html: String?

  @Option(
    help: ArgumentHelp(
      "With --html, the edition of the accessibility rules: 115.11 or 110.07 (default: 115.11).",
      valueName: "edition"), transform: Self.choice("115.11 or 110.07"))
  var standard: AccessibilityTarget.Standard?

  @Option(
    help: ArgumentHelp(
      "With --html, the level of the accessibility rules: A, AA or AAA (default: AA).",
      valueName: "level"), transform: Self.choice("A, AA or AAA"))
  var level: AccessibilityTarget.Level?

  @Option(
    help: ArgumentHelp(
      "With --html, take edition, level, severities and excuses from the 'checks' of this file.",
      discussion: "It is written as a site's content/site.yml; its other keys may be anything.",
      valueName: "file"))
  var settings: String?

  /// Reads one of several words.
  private static func choice<Choice: RawRepresentable<String> & SendableMetatype>(
    _ choices: String
  ) -> @Sendable (String) throws -> Choice {
    { argument in
      guard let choice = Choice(rawValue: argument) else {
        throw ValidationError("It takes \(choices).")
      }
      return choice
    }
  }

  func validate() throws {
    if html == nil, standard != nil || level != nil || settings != nil {
      throw ValidationError(
        "--standard, --level and --settings go with --html; a site has them in content/site.yml.")
    }
    if report != nil, fix {
      throw ValidationError("--report tells what is wrong; mend first, with --fix alone.")
    }
    if yes, !fix { throw ValidationError("--yes goes with --fix.") }
    if fix, html != nil {
      throw ValidationError("--fix changes sources; a folder of HTML has none.")
    }
  }
}
