import GRDB

/// What every run found, in SQLite: `.gazette/links.sqlite`.
///
///     let history = try LinkHistory(at: path)
///     let run = try history.begin(site: "https://www.example.gov.tw/", key: key, at: now)
///     try run.record(outcomes)
///     try run.finish(verdicts, at: now)
///
/// The log is written ahead (WAL), so that readers never wait, and a process that is killed loses what it has not
/// yet recorded and nothing else. Several runs may work at once: each has rows of its own, and a writer waits for
/// another's transaction.
package final class LinkHistory: Sendable {
  package let path: String
  let pool: DatabasePool
  /// How long a writer waits for another process, in seconds.
  private static let patience = 60.0

  /// Opens a history, made where there is none; its folder must be there.
  package init(at path: String) throws(HistoryError) {
    self.path = path
    var configuration = Configuration()
    configuration.label = "links"
    configuration.busyMode = .timeout(Self.patience)
    // The first to come makes the tables; two at once would both find none.
    let lock = try RunLock(Self.lockPath(path), number: 0, waits: true)
    defer { withExtendedLifetime(lock) {} }
    do {
      pool = try DatabasePool(path: path, configuration: configuration)
      guard try pool.read({ try !Self.migrator.hasBeenSuperseded($0) }) else {
        throw HistoryError.newer(path: path)
      }
      try Self.migrator.migrate(pool)
    } catch {
      throw HistoryError(error, path: path)
    }
  }

  static func lockPath(_ path: String) -> String { path + "-runs" }

  /// Runs a transaction in the words of this history's errors.
  func write<Value: Sendable>(
    _ body: @Sendable (Database) throws -> Value
  ) throws(HistoryError) -> Value {
    do { return try pool.write(body) } catch { throw HistoryError(error, path: path) }
  }

  func read<Value: Sendable>(
    _ body: @Sendable (Database) throws -> Value
  ) throws(HistoryError) -> Value {
    do { return try pool.read(body) } catch { throw HistoryError(error, path: path) }
  }

  /// How long runs are kept, in seconds: two years, so that each night can be seen beside the one a year before.
  package static let keptSeconds = 2 * 366 * 86_400

  /// Forgets runs that began before a time, in seconds since 1970, and the addresses that none is left of.
  ///
  /// - Complexity: O(runs) where none is that old, as on most nights.
  package func prune(before time: Int) throws(HistoryError) {
    try write { database in
      try database.execute(sql: "DELETE FROM run WHERE startedAt < ?", arguments: [time])
      guard database.changesCount > 0 else { return }
      try database.execute(
        sql: """
          DELETE FROM address
          WHERE NOT EXISTS (SELECT 1 FROM outcome WHERE outcome.address = address.id)
            AND NOT EXISTS (SELECT 1 FROM verdict WHERE verdict.address = address.id)
          """)
    }
  }
}

extension HistoryError {
  fileprivate init(_ error: any Error, path: String) {
    switch error {
    case let error as HistoryError: self = error
    case let error as DatabaseError
    where error.resultCode == .SQLITE_NOTADB || error.resultCode == .SQLITE_CORRUPT:
      self = .damaged(path: path)
    case is RecordError: self = .damaged(path: path)
    case let error as DatabaseError:
      self = .failed(path: path, reason: error.message ?? error.resultCode.description)
    default: self = .failed(path: path, reason: "\(error)")
    }
  }
}
