import Diagnostics

extension SettingsSchema {
  /// What is checked, and what is due.
  var checkKeys: [ValueSchema.Key] {
    [
      .optional("checks", .map(ruleKeys), "What the site is held to."),
      .optional("link_check", .map(linkCheckKeys), "How links to other sites are checked."),
      .optional("obligations", .list(.map(obligationKeys)), "What must be out by when."),
    ]
  }

  private var ruleKeys: [ValueSchema.Key] {
    let standard = ValueSchema.choice(of: AccessibilityTarget.Standard.self)
    let target: [ValueSchema.Key] = [
      .optional("standard", standard, "Edition of 網站無障礙規範; default: 115.11."),
      .optional("level", .choice(of: AccessibilityTarget.Level.self), "Default: AA."),
    ]
    return [
      .optional(
        "accessibility", .either(standard, .map(target)), "The accessibility rules to answer to."),
      .optional("severity", .map(severityKeys), "How serious findings are, by their codes."),
      .optional(
        "excuse", .list(.map(ValueSchema.excuseKeys(hasPath: true))),
        "Findings that are right as they are, and why."),
    ]
  }

  private var severityKeys: [ValueSchema.Key] {
    DiagnosticCode.allCases.map { code in
      code.isEssential
        ? .optional(
          code.rawValue, .words([ValueSchema.Word(SeverityOverride.error.rawValue)]),
          "Always an error: where it is found there is nothing to publish.")
        : .optional(
          code.rawValue, .choice(of: SeverityOverride.self), "See docs/diagnostics.md.")
    }
  }

  private var linkCheckKeys: [ValueSchema.Key] {
    [
      .optional("contact", .text, "Whom a server's operator may write to: mail or page."),
      .optional(
        "interval", .number(LinkCheckSettings.intervals),
        "Seconds between the beginnings of two requests to one host."),
    ]
      + LinkCheckSettings.Count.allCases.map { count in
        .optional(count.rawValue, .integer(count.bounds), count.summary)
      } + [
        .optional("robots", .flag, "Whether robots.txt decides what is asked."),
        .optional("probes", .flag, "Whether pages that can't be there are asked for."),
        .optional("mx", .flag, "Whether the domains of mail addresses are asked for."),
        .optional("not_found_phrases", .list(.text), "What pages say that are none."),
        .optional(
          "elsewhere", .list(.matching("^[/%]")),
          "Folders of this host that other programs serve, such as /apply/."),
      ]
  }

  private var obligationKeys: [ValueSchema.Key] {
    [
      .required("id", .text, "A short name."),
      .required("title", localized, "What is to be out."),
      .optional(
        "type", .choice(of: Obligation.Subject.self),
        "What fulfils it: a page of a type, or a check of links; default: any page."),
      .optional(
        "due", .dayOfYear, "The day it falls due, such as 01-31; default: the period's last."),
      .required("every", .choice(of: Obligation.Interval.self), "How often."),
      .optional("unit", .oneOf(vocabulary.units), "The unit whose task it is."),
    ]
  }
}

extension LinkCheckSettings.Count {
  fileprivate var summary: String {
    switch self {
    case .concurrency: "Requests to one host at once."
    case .timeout: "Seconds that one request may take."
    case .attempts: "How often a request is made that fails in a way that may pass."
    case .timeLimit: "Minutes that the run may take."
    case .nights: "Nights on which an old link must fail before it is dead."
    case .hours: "Hours from its first failure to the last."
    case .definiteRuns: "Runs in a row that say for good that it is gone."
    }
  }
}
