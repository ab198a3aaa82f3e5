import GRDB

extension LinkHistory {
  /// The outcomes that need not be asked again, by address: the newest of each, where it still holds.
  ///
  /// `now` is in seconds since 1970.
  package func remembered(
    for targets: [LinkTarget], lifetimes: Lifetimes, at now: Int
  ) throws(HistoryError) -> [String: Outcome] {
    guard !lifetimes.seconds.isEmpty else { return [:] }
    return try read { database in
      let newest = try database.cachedStatement(
        sql: """
          SELECT fragments, detail FROM outcome JOIN address ON id = address WHERE url = ?
          ORDER BY at DESC, run DESC LIMIT 1
          """)
      var remembered: [String: Outcome] = [:]
      for target in targets {
        guard let row = try Row.fetchOne(newest, arguments: [target.url]) else { continue }
        let recorded = try RecordedOutcome(row: row)
        guard lifetimes.holds(recorded, for: target, at: now) else { continue }
        var outcome = recorded.outcome
        // Of fragments that no link names any more nothing is to be told.
        outcome.missingFragments = outcome.missingFragments.filter(target.fragments.contains)
        remembered[target.url] = outcome
      }
      return remembered
    }
  }
}
