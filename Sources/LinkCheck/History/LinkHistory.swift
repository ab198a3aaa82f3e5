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
  private let database: any DatabaseWriter
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
      database = try DatabasePool(path: path, configuration: configuration)
      guard try database.read({ try !Self.migrator.hasBeenSuperseded($0) }) else {
        throw HistoryError.newer(path: path)
      }
      try Self.migrator.migrate(database)
    } catch {
      throw HistoryError(error, path: path)
    }
  }

  /// Opens a history that is there, to read it alone: one that is missing is not made, and none is changed.
  package init(reading path: String) throws(HistoryError) {
    self.path = path
    var configuration = Configuration()
    configuration.label = "links"
    configuration.readonly = true
    configuration.busyMode = .timeout(Self.patience)
    do {
      database = try DatabaseQueue(path: path, configuration: configuration)
      let (isNewer, isOne) = try database.read { database in
        (
          try Self.migrator.hasBeenSuperseded(database),
          try Self.migrator.hasCompletedMigrations(database)
        )
      }
      if isNewer { throw HistoryError.newer(path: path) }
      // An empty file is a database to SQLite.
      if !isOne { throw HistoryError.damaged(path: path) }
    } catch {
      throw HistoryError(error, path: path)
    }
  }

  static func lockPath(_ path: String) -> String { path + "-runs" }

  /// Runs a transaction in the words of this history's errors.
  func write<Value: Sendable>(
    _ body: @Sendable (Database) throws -> Value
  ) throws(HistoryError) -> Value {
    do { return try database.write(body) } catch { throw HistoryError(error, path: path) }
  }

  func read<Value: Sendable>(
    _ body: @Sendable (Database) throws -> Value
  ) throws(HistoryError) -> Value {
    do { return try database.read(body) } catch { throw HistoryError(error, path: path) }
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
