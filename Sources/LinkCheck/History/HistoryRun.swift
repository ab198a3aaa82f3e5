import Encodings
import GRDB

/// What a run recorded of an address: the outcome, and the fragments that were looked for.
package struct RecordedOutcome: Sendable, Hashable {
  package var outcome: Outcome
  package var fragments: [String]

  package init(_ outcome: Outcome, fragments: [String] = []) {
    self.outcome = outcome
    self.fragments = fragments
  }
}

extension LinkHistory {
  /// Begins a run of a site, or goes on with one that was killed.
  ///
  /// A run goes on where it was of the same site and shard, never finished, began at most `resumableSeconds` ago, and
  /// no process works on it. What it had recorded need not be asked again: ``HistoryRun/recorded``.
  ///
  /// - Parameters:
  ///   - site: What is checked, by its base URL.
  ///   - shard: Such as `2/4`; empty for a run of the whole.
  ///   - key: Names the run among those of all machines: 32 random hexadecimal digits, say.
  ///   - now: Seconds since 1970.
  ///   - resumableSeconds: How long after its beginning a killed run is worth going on with.
  /// - Returns: The run, which is locked as long as it is held.
  /// - Throws: What SQLite or the system says.
  package func begin(
    site: String, shard: String = "", key: String, at now: Int, resumableSeconds: Int = 20 * 3600
  ) throws(HistoryError) -> HistoryRun {
    let unfinished = try read { database in
      try Int.fetchAll(
        database,
        sql: """
          SELECT id FROM run WHERE site = ? AND shard = ? AND finishedAt IS NULL
            AND startedAt BETWEEN ? AND ? ORDER BY startedAt DESC, id DESC
          """, arguments: [site, shard, now - resumableSeconds, now])
    }
    for number in unfinished {
      guard let lock = try RunLock(Self.lockPath(path), number: number) else { continue }
      // Whoever held the lock a moment ago may just have finished.
      guard let startedAt = try startOfUnfinishedRun(number) else { continue }
      return HistoryRun(
        history: self, number: number, startedAt: startedAt, lock: lock,
        recorded: try outcomes(of: number))
    }
    let (number, lock) = try insertRun(site: site, shard: shard, key: key, at: now)
    return HistoryRun(history: self, number: number, startedAt: now, lock: lock, recorded: [:])
  }

  private func startOfUnfinishedRun(_ number: Int) throws(HistoryError) -> Int? {
    try read { database in
      try Int.fetchOne(
        database, sql: "SELECT startedAt FROM run WHERE id = ? AND finishedAt IS NULL",
        arguments: [number])
    }
  }

  /// Inserts a run and takes its lock before others can see it.
  private func insertRun(
    site: String, shard: String, key: String, at now: Int
  ) throws(HistoryError) -> (Int, RunLock) {
    try write { database in
      try database.execute(
        sql: "INSERT INTO run (key, site, shard, startedAt) VALUES (?, ?, ?, ?)",
        arguments: [key, site, shard, now])
      let number = Int(database.lastInsertedRowID)
      guard let lock = try RunLock(Self.lockPath(path), number: number) else {
        throw HistoryError.failed(path: path, reason: "run \(number) is locked by another process")
      }
      return (number, lock)
    }
  }

  private func outcomes(of run: Int) throws(HistoryError) -> [String: RecordedOutcome] {
    let recorded = try read { database in
      try Row.fetchAll(
        database, sql: "SELECT fragments, detail FROM outcome WHERE run = ?", arguments: [run]
      ).map(RecordedOutcome.init(row:))
    }
    return Dictionary(
      recorded.map { ($0.outcome.url, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

/// A run that works: takes what is found as it is found, and at the end what is said of it.
///
/// While it is held, no other process goes on with the same run.
package final class HistoryRun: Sendable {
  package let history: LinkHistory
  package let number: Int
  /// When it began, before it was killed where it was; seconds since 1970.
  package let startedAt: Int
  /// By address, what the run had found before it was killed; empty in a run that begins.
  package let recorded: [String: RecordedOutcome]
  private let lock: RunLock

  init(
    history: LinkHistory, number: Int, startedAt: Int, lock: RunLock,
    recorded: [String: RecordedOutcome]
  ) {
    self.history = history
    self.number = number
    self.startedAt = startedAt
    self.lock = lock
    self.recorded = recorded
  }

  /// Records outcomes, all or none: what this returns from is not lost.
  ///
  /// An address that this run has asked before gets the newer outcome.
  package func record(_ outcomes: [RecordedOutcome]) throws(HistoryError) {
    guard !outcomes.isEmpty else { return }
    try history.write { [number] database in
      for recorded in outcomes { try database.insert(recorded, run: number) }
    }
  }

  /// Says what the run made of each address of the site, and that it is over.
  ///
  /// - Parameters:
  ///   - verdicts: Of every address, asked or remembered.
  ///   - now: Seconds since 1970.
  /// - Throws: What SQLite says; the run is then not over.
  package func finish(_ verdicts: [LinkVerdict], at now: Int) throws(HistoryError) {
    try history.write { [number, startedAt] database in
      for verdict in verdicts {
        try database.insert(SaidVerdict(verdict, runStartedAt: startedAt), run: number)
      }
      try database.execute(
        sql: "UPDATE run SET finishedAt = ? WHERE id = ?", arguments: [now, number])
    }
  }
}

extension RecordedOutcome {
  init(row: Row) throws {
    let detail: String = row["detail"]
    let fragments: String = row["fragments"]
    guard let json = try? JSON(parsing: Array(detail.utf8)),
      let names = try? JSON(parsing: Array(fragments.utf8)).elements
    else { throw RecordError(field: "detail") }
    self.init(try Outcome(RecordFields(json)), fragments: names.compactMap(\.text))
  }
}

extension Database {
  /// The number of an address, given one where it has none.
  private func address(_ url: String) throws -> Int {
    let known = try cachedStatement(sql: "SELECT id FROM address WHERE url = ?")
    if let number = try Int.fetchOne(known, arguments: [url]) { return number }
    try cachedStatement(sql: "INSERT INTO address (url) VALUES (?)").execute(arguments: [url])
    return Int(lastInsertedRowID)
  }

  func insert(_ recorded: RecordedOutcome, run: Int) throws {
    let outcome = recorded.outcome
    let fragments = JSON.array(recorded.fragments.map { .string($0) })
    try cachedStatement(
      sql: """
        INSERT OR REPLACE INTO outcome
          (address, run, at, finding, status, failure, fragments, detail)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      try address(outcome.url), run, outcome.startedAt, outcome.finding.rawValue, outcome.status,
      outcome.failure?.rawValue, fragments.line, outcome.record.line,
    ])
  }

  func insert(_ said: SaidVerdict, run: Int) throws {
    try cachedStatement(
      sql: """
        INSERT OR REPLACE INTO verdict (address, run, verdict, finding, status, isAsked)
        VALUES (?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      try address(said.url), run, said.verdict.rawValue, said.finding.rawValue, said.status,
      said.isAsked,
    ])
  }
}

/// What a run said of an address.
struct SaidVerdict: Sendable {
  let url: String
  let verdict: Verdict
  let finding: Verdict
  let status: Int?
  /// Whether the run asked, or took what an earlier one had found.
  let isAsked: Bool

  init(_ verdict: LinkVerdict, runStartedAt: Int) {
    url = verdict.target.url
    self.verdict = verdict.verdict
    finding = verdict.outcome.finding
    status = verdict.outcome.status
    isAsked = verdict.outcome.startedAt >= runStartedAt
  }

  init(row: Row) throws {
    url = row["url"]
    verdict = try row.choice("verdict")
    finding = try row.choice("finding")
    status = row["status"]
    isAsked = row["isAsked"]
  }
}

extension JSON {
  fileprivate var line: String { String(decoding: bytes(), as: UTF8.self) }
}
