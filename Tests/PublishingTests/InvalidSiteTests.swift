import Audit
import Content
import Diagnostics
import Foundation
import Publishing
import Testing

@Suite struct `Invalid sites` {
  /// Codes that no folder here can show, and what covers them.
  private static let elsewhere: [DiagnosticCode: String] = [
    .fileUnreadable: "needs a folder without permission; WorkspaceTests/Source, and below",
    .fileTooLarge: "needs a file of 8 MB; WorkspaceTests/Source, and below",
    .symbolicLink: "links are seen by the reader of folders; WorkspaceTests/Source",
    .unwritableTable: "needs a million rows; PublishingTests/Data",
    .unwritableDocument: "no site is known that makes one",
    .deadLink: "needs other servers; LinkCheckTests/Reports, and the next six",
    .failingServer: "as above",
    .unsafeLink: "as above",
    .movedLink: "as above",
    .suspectLink: "as above",
    .softNotFound: "as above",
    .endingCertificate: "as above",
    .deadSource: "needs a check of links; PublishingTests/Audits",
    .unusedException: "needs what a run found; LinkCheckTests/Exceptions",
    .duplicatePath: "names that collide can't be checked out everywhere; WorkspaceTests/Source",
  ]

  private static let folder = SiteOnDisk.fixtures.appending(path: "InvalidSites")

  private static func exists(_ code: DiagnosticCode) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: code.rawValue).path())
  }

  @Test(arguments: DiagnosticCode.allCases)
  func `are there for each code, or a reason why not`(code: DiagnosticCode) {
    #expect(Self.exists(code) != (Self.elsewhere[code] != nil), "\(code.rawValue)")
  }

  @Test(arguments: DiagnosticCode.allCases.filter(exists))
  func `are told what is wrong with them, at its place`(code: DiagnosticCode) async throws {
    let site = try await BuiltSite(
      SiteOnDisk.tree(Self.folder.appending(path: code.rawValue))
    ) {
      $0.audits = RuleCatalog.rule(code) != nil
      if $0.audits { $0.onlyCodes = [code] }
    }
    #expect(site.report.diagnostics.contains { $0.code == code })
    // A fixture is about one thing: whatever else it says follows from that.
    try expectGolden(
      site.findings.map { $0 + "\n" }.joined(), "InvalidSites/\(code.rawValue)/expected.txt")
    site.report.diagnostics.forEach(expectRemedy)
  }

  /// Whoever reads a message must know what to do: from its help, a suggestion, or a note that points elsewhere.
  private func expectRemedy(_ finding: Diagnostic) {
    let hasRemedy =
      finding.help != nil || !finding.notes.isEmpty || finding.message.contains("did you mean")
      || finding.message.contains("; ") || finding.message.contains("it takes")
    #expect(hasRemedy, "\(finding.message)")
    #expect(!finding.message.hasSuffix("."), "A headline has no full stop: \(finding.message)")
  }

  @Test(arguments: [
    (SourceReadingError.missing, DiagnosticCode.fileUnreadable),
    (.unreadable("Permission denied"), .fileUnreadable),
    (.tooLarge(byteCount: 9_000_000, limit: 8_388_608), .fileTooLarge),
  ])
  func `whose files can't be read say which`(
    error: SourceReadingError, code: DiagnosticCode
  ) async throws {
    for path in [
      SourcePath("content/news/open.en.md"), "content/categories/service.yml",
      "templates/x.mustache",
    ] {
      let base = BuiltSite.base
      let names = Set(base.keys).union([path])
      let tree = SourceTree(files: names.map { ($0, nil) }) {
        (wanted) throws(SourceReadingError) in
        guard wanted != path, let text = base[wanted] else { throw error }
        return Array(text.utf8)
      }
      let site = try await BuiltSite(tree)
      #expect(site.report.diagnostics.contains { $0.code == code && $0.file == path }, "\(path)")
    }
  }
}
