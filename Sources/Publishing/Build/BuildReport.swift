package import Audit
package import Content
package import Diagnostics

/// What a build found and wrote.
package struct BuildReport: Sendable {
  /// Sorted; severities as the site sets them.
  package var diagnostics: [Diagnostic]
  /// What is excused, with the reasons; sorted.
  package var excused: [Diagnostic] = []
  /// Sources of the files that diagnostics name, for snippets.
  package var sources: [SourcePath: SourceFile]
  /// Pages written, lists and indexes among them.
  package var pageCount: Int
  package var fileCount: Int
  /// Pages whose tables are published as data.
  package var datasetCount = 0
  package var byteCount: Int
  /// Pages kept back because they are drafts, expired or dated after today.
  package var keptBack: KeptBack
  package var phases: [Phase]
  /// Pages compiled now; the others are as an earlier build wrote them.
  package var compiledCount = 0
  /// What was written; `nil` where nothing was, since the site could not be read or is as it was.
  package var mode: OutputMode?
  /// Whether nothing has changed since the earlier build, so that nothing was written.
  package var isUnchanged = false
  /// What the next build may know; `nil` where there are errors or nothing has changed.
  package var memory: [UInt8]?
  /// The feeds of changes in data, which a release records with the first version that it records; empty as
  /// ``addresses`` is.
  package var changeFeeds: [String] = []
  /// What a release records, in no order; empty unless `BuildOptions.recordsRelease`.
  package var addresses: [String] = []
  /// The settings; `nil` where the site could not be read.
  package var settings: Settings?
  /// Where the site leads out of itself, by file and place; empty unless `BuildOptions.recordsOutsideLinks`.
  package var outsideLinks: [OutsideLink] = []
  /// The entries that a release adds to the ledger of datasets, or replaces; empty unless
  /// `BuildOptions.recordsRelease`.
  package var datasets: [DatasetLedger.Entry] = []
  /// How each translation stands to its original, by page and language; empty unless
  /// `BuildOptions.recordsTranslations`.
  package var translations: [TranslationRecord] = []
  /// The tags of the site's languages, in the order of the settings; empty where the site could not be read.
  package var languages: [String] = []
  /// The datasets whose content is not that of their last release, new ones among them, by name; empty where nothing
  /// was ever released.
  package var unreleasedData: [String] = []
  /// What the rules had to judge; empty where the build ran none.
  package var judged = JudgedPages()
  /// The units that answer for the files which findings name, keys of the settings; none for files of no unit.
  package var units: [SourcePath: String] = [:]

  /// What a server needs to know beside the files; `nil` unless `BuildOptions.isPreview`, and where nothing is known
  /// anew, since the site could not be read or is as it was.
  package var preview: Preview?

  /// What a preview needs beside the files.
  package struct Preview: Sendable {
    /// In the order of the settings.
    package var words: [Words]
    /// The addresses that are answered with another status than 200, by the files that stand there.
    package var departures: [OutputPath: Departure]
  }

  /// How an address is answered that something has left.
  package enum Departure: Sendable, Hashable {
    /// It leads on, to a percent-encoded address.
    case moved(to: String)
    case gone
  }

  /// How many pages were kept back, and why.
  package struct KeptBack: Sendable, Hashable {
    package var drafts = 0
    package var future = 0
    package var expired = 0

    package init() {}
  }

  /// A part of the work and how long it took.
  package struct Phase: Sendable {
    package var name: String
    package var duration: Duration

    package init(name: String, duration: Duration) {
      self.name = name
      self.duration = duration
    }
  }

  package init() {
    diagnostics = []
    sources = [:]
    pageCount = 0
    fileCount = 0
    byteCount = 0
    keptBack = KeptBack()
    phases = []
  }

  package var errorCount: Int { diagnostics.count { $0.severity == .error } }
  package var warningCount: Int { diagnostics.count { $0.severity == .warning } }
}
