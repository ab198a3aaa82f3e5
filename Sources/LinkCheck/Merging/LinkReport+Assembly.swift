extension LinkReport {
  /// A report of a run: its verdicts in order, counted and compared with the run before.
  ///
  /// The verdicts may come in any order, each address once. `previous` is what the last run said of the addresses that
  /// this one is about; where there is none to compare with, nothing has changed.
  package static func assembled(
    site: String, startedAt: Int, finishedAt: Int, verdicts: [LinkVerdict],
    previous: [String: Verdict]?, cached: Int = 0, requests: Int = 0
  ) -> LinkReport {
    let verdicts = verdicts.sorted { left, right in
      left.target.url.utf8.lexicographicallyPrecedes(right.target.url.utf8)
    }
    return LinkReport(
      site: site, startedAt: startedAt, finishedAt: finishedAt, verdicts: verdicts,
      summary: Summary(of: verdicts, cached: cached, requests: requests),
      changes: previous.map { Changes(from: $0, to: verdicts) } ?? Changes())
  }
}

extension LinkVerdict {
  /// Whether the run before may have asked the link, too, so that it can be compared: a private address is asked only
  /// with leave, and is *unsafe* unasked without it.
  fileprivate func wasAsked(_ before: Verdict?) -> Bool {
    !(outcome.isPrivate && before == .unsafe)
  }
}

extension LinkReport.Changes {
  /// What differs between two runs; the addresses of each list are sorted.
  package init(from previous: [String: Verdict], to verdicts: [LinkVerdict]) {
    self.init()
    for verdict in verdicts {
      let url = verdict.target.url
      let before = previous[url]
      if before == nil { added.append(url) }
      if verdict.verdict.failsRun, before?.failsRun != true { broken.append(url) }
      if verdict.verdict.isWell, before?.failsRun == true, verdict.wasAsked(before) {
        mended.append(url)
      }
    }
    let present = Set(verdicts.map(\.target.url))
    removed = previous.keys.filter { !present.contains($0) }
    sort()
  }

  /// Puts each list in order, each address once.
  mutating func sort() {
    func sorted(_ urls: [String]) -> [String] {
      Set(urls).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
    broken = sorted(broken)
    mended = sorted(mended)
    added = sorted(added)
    removed = sorted(removed)
  }
}
