/// What keeps a history from being used.
package enum HistoryError: Error, Sendable, Hashable {
  /// Not a database, or one that is damaged.
  case damaged(path: String)
  /// A later version of the program has written it.
  case newer(path: String)
  /// What SQLite or the system said.
  case failed(path: String, reason: String)
}
