import Diagnostics

/// What one run, or several that were merged, says of all links.
package struct LinkReport: Sendable, Hashable {
  /// What differs from the run before, as addresses, sorted.
  package struct Changes: Sendable, Hashable {
    /// Fail the run, and did not in the last.
    package var broken: [String]
    /// Failed the last run, and are well.
    package var mended: [String]
    /// Were not known to the last run.
    package var added: [String]
    /// Were known to the last run, and no page names them any more.
    package var removed: [String]

    package init(
      broken: [String] = [], mended: [String] = [], added: [String] = [], removed: [String] = []
    ) {
      self.broken = broken
      self.mended = mended
      self.added = added
      self.removed = removed
    }
  }

  /// Counts of the run.
  package struct Summary: Sendable, Hashable {
    package var counts: [Verdict: Int]
    /// Addresses, each once.
    package var checked: Int
    /// Taken from the history, since they were young enough.
    package var cached: Int
    package var requests: Int

    package init(counts: [Verdict: Int], checked: Int, cached: Int = 0, requests: Int = 0) {
      self.counts = counts
      self.checked = checked
      self.cached = cached
      self.requests = requests
    }
  }

  /// The site's base URL, or what was checked instead of one.
  package var site: String
  /// Seconds since 1970.
  package var startedAt: Int
  package var finishedAt: Int
  /// Sorted by address.
  package var verdicts: [LinkVerdict]
  /// What is wrong with links within the site, sorted; the summary counts none of it.
  package var inside: [InsideFault]
  package var summary: Summary
  package var changes: Changes

  package init(
    site: String, startedAt: Int, finishedAt: Int, verdicts: [LinkVerdict], summary: Summary,
    changes: Changes = Changes(), inside: [InsideFault] = []
  ) {
    self.site = site
    self.startedAt = startedAt
    self.finishedAt = finishedAt
    self.verdicts = verdicts
    self.summary = summary
    self.changes = changes
    self.inside = inside
  }

  /// Whether a link makes the run fail.
  package var fails: Bool {
    verdicts.contains { $0.verdict.failsRun } || inside.contains { $0.severity == .error }
  }
}
