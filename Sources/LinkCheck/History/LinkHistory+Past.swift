import GRDB

extension LinkHistory {
  /// What earlier runs found for an address, and since when it has not been well.
  package struct Past: Sendable, Hashable {
    /// Oldest first, at most as many as were asked for.
    ///
    /// A run that took its verdict from the history counts as a finding at its own beginning.
    package var findings: [PastFinding]
    /// When the first of the failures began that no success has followed; `nil` where the last finding is well.
    package var failingSince: Int?

    package init(findings: [PastFinding] = [], failingSince: Int? = nil) {
      self.findings = findings
      self.failingSince = failingSince
    }
  }

  /// The past of addresses; of one that no run has asked there is none.
  ///
  /// - Parameters:
  ///   - urls: Normalised.
  ///   - limit: How many findings of each, the latest.
  ///   - run: The run whose own findings are left out.
  package func past(
    of urls: [String], limit: Int, before run: HistoryRun? = nil
  ) throws(HistoryError) -> [String: Past] {
    let excluded = run?.number ?? 0
    return try read { database in
      let findings = try database.cachedStatement(
        sql: """
          SELECT outcome.at, finding, status, failure FROM outcome
            WHERE address = :address AND run <> :run
          UNION ALL
          SELECT run.startedAt, finding, status, NULL FROM verdict JOIN run ON run.id = verdict.run
            WHERE address = :address AND run <> :run AND isAsked = 0
          ORDER BY 1 DESC LIMIT :limit
          """)
      let since = try database.cachedStatement(
        sql: """
          SELECT min(at) FROM outcome WHERE address = :address AND run <> :run AND at > ifnull(
            (SELECT max(at) FROM outcome WHERE address = :address AND run <> :run
              AND finding IN (\(Self.well))), -1)
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

  private static let well = Verdict.allCases.filter(\.isWell).map { "'\($0.rawValue)'" }
    .joined(separator: ", ")

  /// The verdicts of a site's last finished run, by address; `nil` where there was none.
  ///
  /// - Parameter shard: As the run was begun; the shards of a merged run are one run.
  package func lastVerdicts(
    of site: String, shard: String = ""
  ) throws(HistoryError) -> [String: Verdict]? {
    try read { database in
      guard
        let run = try Int.fetchOne(
          database,
          sql: """
            SELECT id FROM run WHERE site = ? AND shard = ? AND finishedAt IS NOT NULL
            ORDER BY startedAt DESC, id DESC LIMIT 1
            """, arguments: [site, shard])
      else { return nil }
      let rows = try Row.fetchAll(
        database,
        sql: "SELECT url, verdict FROM verdict JOIN address ON id = address WHERE run = ?",
        arguments: [run])
      var verdicts: [String: Verdict] = [:]
      for row in rows { verdicts[row["url"]] = try row.choice("verdict") }
      return verdicts
    }
  }

  /// When a site's last finished run began, in seconds since 1970.
  package func lastRun(of site: String, shard: String = "") throws(HistoryError) -> Int? {
    try read { database in
      try Int.fetchOne(
        database,
        sql: """
          SELECT max(startedAt) FROM run WHERE site = ? AND shard = ? AND finishedAt IS NOT NULL
          """, arguments: [site, shard])
    }
  }
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
