import GRDB

extension LinkHistory {
  /// How the tables came to be; a step that has been released is never changed.
  ///
  /// | Table | Holds |
  /// | --- | --- |
  /// | `run` | a run of one site; `finishedAt` is null while it works, and for good where it was killed |
  /// | `address` | every URL ever asked, normalised |
  /// | `outcome` | what a run's requests found, `detail` being the whole of it as JSON |
  /// | `verdict` | what a finished run said of each address of the site, asked or remembered |
  ///
  /// Times are seconds since 1970.
  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      try database.execute(
        sql: """
          CREATE TABLE run (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            site TEXT NOT NULL,
            shard TEXT NOT NULL,
            startedAt INTEGER NOT NULL,
            finishedAt INTEGER
          ) STRICT;
          CREATE INDEX runBySite ON run (site, finishedAt);
          CREATE TABLE address (
            id INTEGER PRIMARY KEY,
            url TEXT NOT NULL UNIQUE
          ) STRICT;
          CREATE TABLE outcome (
            address INTEGER NOT NULL REFERENCES address,
            run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
            at INTEGER NOT NULL,
            finding TEXT NOT NULL,
            status INTEGER,
            failure TEXT,
            fragments TEXT NOT NULL,
            detail TEXT NOT NULL,
            PRIMARY KEY (address, run)
          ) STRICT, WITHOUT ROWID;
          CREATE INDEX outcomeByRun ON outcome (run);
          CREATE TABLE verdict (
            address INTEGER NOT NULL REFERENCES address,
            run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
            verdict TEXT NOT NULL,
            finding TEXT NOT NULL,
            status INTEGER,
            isAsked INTEGER NOT NULL,
            PRIMARY KEY (address, run)
          ) STRICT, WITHOUT ROWID;
          CREATE INDEX verdictByRun ON verdict (run);
          """)
    }
    return migrator
  }()
}
