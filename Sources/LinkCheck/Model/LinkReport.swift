package import Diagnostics

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

    /// Links of which nothing is to be said: those that answer, but for those that have moved for good.
    package var well: Int { (counts[.alive] ?? 0) + (counts[.movedTemporarily] ?? 0) }
  }

  /// The site's base URL, or what was checked instead of one.
  package var site: String
  /// Seconds since 1970.
  package var startedAt: Int
  package var finishedAt: Int
  /// The parts of the run that it has, sorted: the one of a machine, several where some are missing, or the whole.
  package var shards: [Shard]
  /// Sorted by address.
  package var verdicts: [LinkVerdict]
  /// What is wrong with links within the site, sorted; the summary counts none of it.
  package var inside: [InsideFault]
  package var summary: Summary
  package var changes: Changes

  package init(
    site: String, startedAt: Int, finishedAt: Int, shards: [Shard] = [.whole],
    verdicts: [LinkVerdict], summary: Summary, changes: Changes = Changes(),
    inside: [InsideFault] = []
  ) {
    self.site = site
    self.startedAt = startedAt
    self.finishedAt = finishedAt
    self.shards = shards
    self.verdicts = verdicts
    self.summary = summary
    self.changes = changes
    self.inside = inside
  }

  /// Whether it speaks of all links of the site.
  package var isWhole: Bool { shards == [.whole] }

  /// Whether a link makes the run fail, or something that was found besides.
  ///
  /// - Parameters:
  ///   - diagnostics: What is wrong with what the run was told, such as its exceptions.
  ///   - isStrict: Whether warnings about the site count as errors.
  /// - Returns: The same for a run of one machine as for its shards, merged.
  package func fails(besides diagnostics: [Diagnostic] = [], isStrict: Bool = false) -> Bool {
    verdicts.contains { $0.verdict.failsRun }
      || (inside.map(\.severity) + diagnostics.map(\.severity)).contains {
        $0 == .error || isStrict
      }
  }
}
