import GRDB

extension LinkHistory {
  /// Takes over the runs of another history that this one does not have.
  ///
  /// Runs are known by their keys, so that a history can be united with another any number of times. Those that have
  /// not finished are left out: their machine may yet go on with them.
  ///
  /// - Returns: How many runs were new.
  @discardableResult
  package func unite(with other: LinkHistory) throws(HistoryError) -> Int {
    let known = try read { Set(try String.fetchAll($0, sql: "SELECT key FROM run")) }
    let runs = try other.read { database in
      try FinishedRun.all(database).filter { !known.contains($0.key) }
    }
    var added = 0
    for run in runs {
      let (outcomes, said) = try other.read { database in
        (try run.outcomes(database), try run.verdicts(database))
      }
      let isNew = try write { database in
        guard let number = try database.insert(run) else { return false }
        for outcome in outcomes { try database.insert(outcome, run: number) }
        for verdict in said { try database.insert(verdict, run: number) }
        return true
      }
      if isNew { added += 1 }
    }
    return added
  }

  /// Records a report that other machines' runs were merged into, as one finished run.
  ///
  /// The `key` names the run among those of all machines; one that is known is left as it is.
  package func record(_ report: LinkReport, key: String) throws(HistoryError) {
    let run = FinishedRun(
      source: 0, key: key, site: report.site, shard: "", startedAt: report.startedAt,
      finishedAt: report.finishedAt)
    try write { database in
      guard let number = try database.insert(run) else { return }
      for verdict in report.verdicts {
        if verdict.outcome.startedAt >= report.startedAt {
          let recorded = RecordedOutcome(verdict.outcome, fragments: verdict.target.fragments)
          try database.insert(recorded, run: number)
        }
        try database.insert(
          SaidVerdict(verdict, runStartedAt: report.startedAt), run: number)
      }
    }
  }
}

/// A run that is over, as it stands in a history.
private struct FinishedRun: Sendable {
  /// Its number where it was read.
  let source: Int
  let key: String
  let site: String
  let shard: String
  let startedAt: Int
  let finishedAt: Int

  static func all(_ database: Database) throws -> [FinishedRun] {
    try Row.fetchAll(
      database, sql: "SELECT * FROM run WHERE finishedAt IS NOT NULL ORDER BY id"
    ).map { row in
      FinishedRun(
        source: row["id"], key: row["key"], site: row["site"], shard: row["shard"],
        startedAt: row["startedAt"], finishedAt: row["finishedAt"])
    }
  }

  func outcomes(_ database: Database) throws -> [RecordedOutcome] {
    try Row.fetchAll(
      database, sql: "SELECT fragments, detail FROM outcome WHERE run = ?", arguments: [source]
    ).map(RecordedOutcome.init(row:))
  }

  func verdicts(_ database: Database) throws -> [SaidVerdict] {
    try Row.fetchAll(
      database,
      sql: "SELECT url, verdict.* FROM verdict JOIN address ON id = address WHERE run = ?",
      arguments: [source]
    ).map(SaidVerdict.init(row:))
  }
}

extension Database {
  /// Inserts a run without its rows; `nil` where its key is known.
  fileprivate func insert(_ run: FinishedRun) throws -> Int? {
    try execute(
      sql: """
        INSERT OR IGNORE INTO run (key, site, shard, startedAt, finishedAt)
        VALUES (?, ?, ?, ?, ?)
        """, arguments: [run.key, run.site, run.shard, run.startedAt, run.finishedAt])
    return changesCount == 0 ? nil : Int(lastInsertedRowID)
  }
}
