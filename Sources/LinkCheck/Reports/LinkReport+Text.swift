extension LinkReport {
  /// The last line for people: `412 links: 405 well, 3 dead, 2 moved-permanently; 1 newly failing, 1 mended`.
  package var summaryLine: String {
    let others = Verdict.allCases.reversed().filter { !$0.isWell || $0 == .movedPermanently }
      .compactMap { verdict in
        summary.counts[verdict].map { "\($0) \(verdict.rawValue)" }
      }
    let news = [(changes.broken.count, "newly failing"), (changes.mended.count, "mended")]
      .filter { $0.0 > 0 }.map { "\($0) \($1)" }
    let noun = summary.checked == 1 ? "link" : "links"
    let within = inside.isEmpty ? "" : "; \(inside.count) within the site"
    return "\(summary.checked) \(noun): "
      + (["\(summary.well) well"] + others).joined(separator: ", ")
      + within
      + (news.isEmpty ? "" : "; " + news.joined(separator: ", "))
  }
}

extension LinkVerdict {
  /// How it stands with the link over time: `broken since 2026-01-28, flaky: 3 of the last 10`; `nil` where there is
  /// nothing to say.
  package var past: String? {
    let since = since.map { "broken since \(Instant(seconds: $0).taiwan.date)" }
    let flaky = Flakiness(history).map { "flaky: \($0.failures) of the last \($0.count)" }
    let parts = [since, flaky].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
