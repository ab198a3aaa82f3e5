import GRDB

extension LinkHistory {
  /// What earlier runs found for an address, and since when it has not been well.
  package struct Past: Sendable, Hashable {
    /// Oldest first, at most as many as were asked for.
    ///
    /// A run that took its verdict from the history counts as a finding at its own beginning.
    package var findings: [PastFinding]
    /// When the first failure was found that no answer has followed; `nil` where there is none.
    package var failingSince: Int?

    package init(findings: [PastFinding] = [], failingSince: Int? = nil) {
      self.findings = findings
      self.failingSince = failingSince
    }
  }

  /// The past of addresses; of one that no run has asked there is none.
  ///
  /// Addresses are normalised. Of each the latest findings are told, `limit` of them, those of `run` itself left out.
  /// What a shard and the merged run that it is part of both tell counts once.
  package func past(
    of urls: [String], limit: Int, before run: HistoryRun? = nil
  ) throws(HistoryError) -> [String: Past] {
    let excluded = run?.number ?? 0
    return try read { database in
      let findings = try database.cachedStatement(
        sql: """
          SELECT outcome.at, finding, status, failure FROM outcome
            WHERE address = :address AND run <> :run
          UNION
          SELECT run.startedAt, finding, status, NULL FROM verdict JOIN run ON run.id = verdict.run
            WHERE address = :address AND run <> :run AND isAsked = 0
              AND (shard = '' OR NOT EXISTS (SELECT 1 FROM run AS whole
                WHERE whole.site = run.site AND whole.shard = '' AND whole.id <> :run
                  AND whole.startedAt <= run.startedAt AND whole.finishedAt >= run.finishedAt))
          ORDER BY 1 DESC LIMIT :limit
          """)
      let since = try database.cachedStatement(
        sql: """
          SELECT min(at) FROM outcome WHERE address = :address AND run <> :run
            AND finding IN (\(Self.list(\.fails)))
            AND at > ifnull((SELECT max(at) FROM outcome WHERE address = :address AND run <> :run
              AND finding IN (\(Self.list(\.answers)))), -1)
          """)
      var past: [String: Past] = [:]
      for url in urls {
        guard
          let address = try Int.fetchOne(
            try database.cachedStatement(sql: "SELECT id FROM address WHERE url = ?"),
            arguments: [url])
        else { continue }
        let rows = try Row.fetchAll(
          findings, arguments: ["address": address, "run": excluded, "limit": limit])
        guard !rows.isEmpty else { continue }
        past[url] = Past(
          findings: try rows.reversed().map(PastFinding.init(row:)),
          failingSince: try Int.fetchOne(
            since, arguments: ["address": address, "run": excluded]))
      }
      return past
    }
  }

  private static func list(_ isOne: (Verdict) -> Bool) -> String {
    Verdict.allCases.filter(isOne).map { "'\($0.rawValue)'" }.joined(separator: ", ")
  }

  /// A site's last finished run.
  package struct LastRun: Sendable, Hashable {
    /// When it began, in seconds since 1970.
    package var startedAt: Int
    /// What it said of each address.
    package var verdicts: [String: Verdict]
  }

  /// The last run of a site that came to its end; `nil` where there was none.
  ///
  /// A shard is compared with its own last run or the last of the whole, whichever is newer: the caller knows which
  /// of the whole's addresses are the shard's.
  package func lastRun(of site: String, shard: String = "") throws(HistoryError) -> LastRun? {
    try read { database in
      guard
        let run = try Row.fetchOne(
          database,
          sql: """
            SELECT id, startedAt FROM run
            WHERE site = ? AND shard IN (?, '') AND finishedAt IS NOT NULL
            ORDER BY startedAt DESC, id DESC LIMIT 1
            """, arguments: [site, shard])
      else { return nil }
      let rows = try Row.fetchAll(
        database,
        sql: "SELECT url, verdict FROM verdict JOIN address ON id = address WHERE run = ?",
        arguments: [run["id"] as Int])
      var verdicts: [String: Verdict] = [:]
      for row in rows { verdicts[row["url"]] = try row.choice("verdict") }
      return LastRun(startedAt: run["startedAt"], verdicts: verdicts)
    }
  }
}

extension Verdict {
  /// Whether a finding says that a page was there, whatever it said.
  fileprivate var answers: Bool {
    switch self {
    case .alive, .movedPermanently, .movedTemporarily, .needsSignIn, .soft404, .unverifiable: true
    case .blocked, .rateLimited, .suspect, .dead, .broken, .unsafe, .excluded: false
    }
  }

  /// Whether a finding is a failure that the gates count.
  fileprivate var fails: Bool { self == .dead || self == .broken }
}

extension PastFinding {
  fileprivate init(row: Row) throws {
    self.init(
      at: row[0], finding: try row.choice("finding"), status: row["status"],
      failure: try row.optionalChoice("failure"))
  }
}

extension Row {
  func choice<Choice: RawRepresentable<String>>(_ column: String) throws -> Choice {
    guard let choice: Choice = try optionalChoice(column) else { throw RecordError(field: column) }
    return choice
  }

  func optionalChoice<Choice: RawRepresentable<String>>(_ column: String) throws -> Choice? {
    guard let text: String = self[column] else { return nil }
    guard let choice = Choice(rawValue: text) else { throw RecordError(field: column) }
    return choice
  }
}
