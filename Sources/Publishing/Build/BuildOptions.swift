import Content
package import Diagnostics
package import OpenData

/// What a build is asked for.
package struct BuildOptions: Sendable {
  /// Changes with the program, whose output another version's is not to be mixed with.
  package var program = ""
  /// Used instead of `base_url` of `site.yml`.
  package var baseURL: String?
  /// Whether drafts are published, marked as such.
  package var includesDrafts = false
  /// Whether pages dated after `today` are published.
  package var includesFuture = false
  /// Whether warnings keep the site from being published.
  package var isStrict = false
  /// Whether the report lists the addresses that a release records.
  package var recordsRelease = false
  /// Whether the report lists the links that lead out of the site; with it, no build before is taken into account.
  package var recordsOutsideLinks = false
  /// Whether pages are audited by the rules that the settings ask for; what a build cannot do without is checked
  /// either way.
  package var audits = false
  /// Whether the site gets an index that its search page looks things up in.
  package var indexes = false
  /// Where it is not empty, the only rules that audit.
  package var onlyCodes: Set<DiagnosticCode> = []
  /// The addresses on other sites that the last check of links found dead; `nil` where no check is known, and nothing
  /// is said of them.
  package var deadAddresses: Set<String>?
  /// Whether the report tells how each translation stands to its original; with it, no build before is taken into
  /// account.
  package var recordsTranslations = false
  /// Whether the report tells what a preview needs beside the files: words, and how addresses are answered.
  package var isPreview = false
  /// The day on which the site is built: what is due, future or expired is measured against it.
  package var today: CalendarDate
  /// What of the site is written; everything is compiled and checked either way.
  package var scope = Scope.site
  /// Data files and attachments with more bytes than this are read and written piece by piece.
  package var streamedByteCount = 1 << 20
  /// How many bytes of sources are kept in memory until they are written; what is beyond is read twice.
  package var keptByteCount = 48 << 20
  /// How many pages are worked on at once; at least 1.
  package var jobs: Int

  /// A part of a site.
  package enum Scope: Sendable, Hashable {
    case site
    /// The files of tables and the catalogues, as a whole: no build before is taken into account.
    case data
  }

  package init(today: CalendarDate, jobs: Int) {
    self.today = today
    self.jobs = max(1, jobs)
  }
}
