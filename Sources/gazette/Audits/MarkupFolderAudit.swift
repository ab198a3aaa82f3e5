import Audit
import Content
import Diagnostics
import Encodings
import Hyperlinks
import OpenData

/// The audit of a folder of HTML from anything: its pages, the style sheets that lie in it or that pages link, and what
/// the names and properties of its files tell of persons.
struct MarkupFolderAudit {
  let folder: HTMLFolder
  let profile: Profile
  let settings: Settings

  /// Larger files are no pages that a person reads.
  static let byteLimit = 16 << 20

  /// What a folder's files were found to be.
  struct Outcome: Sendable {
    var diagnostics: [Diagnostic] = []
    var judged = JudgedPages()
    /// The files that findings stand on, for their lines.
    var sources: [SourcePath: SourceFile] = [:]
    var pageCount = 0
  }

  /// What was found of one file.
  private struct Found: Sendable {
    let file: SourceFile
    let diagnostics: [Diagnostic]
    let judged: RuleSet
    /// The paths of style sheets that it links.
    var sheets: [String] = []
  }

  /// Reads and audits every page and sheet, `jobs` at once; findings are sorted.
  ///
  /// - Throws: Where a file cannot be read.
  func run(jobs: Int) async throws -> Outcome {
    let pages = try await audited(folder.pages, jobs: jobs, audit(page:))
    let present = Set(folder.paths)
    let linked = Set(pages.flatMap(\.sheets)).intersection(present)
    let sheets =
      profile.looksAtStyles
      ? try await audited(
        linked.union(folder.styleSheets).sorted(), jobs: jobs, audit(sheet:)) : []
    let files = try await audited(
      folder.paths.filter { $0.hasPrefix(folder.part) }, jobs: jobs, audit(file:))
    var outcome = Outcome()
    outcome.pageCount = pages.count
    // Files that no rule is about are none of those that the report counts.
    for found in pages + sheets + files.filter({ !$0.judged.isEmpty || !$0.diagnostics.isEmpty }) {
      outcome.judged.add(found.judged, of: nil)
      guard !found.diagnostics.isEmpty else { continue }
      if outcome.sources[found.file.path] == nil { outcome.sources[found.file.path] = found.file }
      outcome.diagnostics += found.diagnostics
    }
    outcome.diagnostics.sort()
    return outcome
  }

  private func audited(
    _ paths: [String], jobs: Int, _ audit: @escaping @Sendable (String) throws -> Found
  ) async throws -> [Found] {
    try await withThrowingTaskGroup(of: [Found].self) { group in
      for job in 0..<jobs {
        group.addTask {
          try stride(from: job, to: paths.count, by: jobs).map { try audit(paths[$0]) }
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
  }

  @Sendable private func audit(page path: String) throws -> Found {
    try audit(path) { file in
      let page = MarkupPage(
        file, tree: HTMLTree(parsing: file.bytes),
        address: PageAddress(path: path, isAtRoot: false))
      let findings = profile.audit(page)
      let diagnostics = findings.diagnostics + Self.personalData(on: page)
      // A file without findings is not shown.
      return Found(
        file: diagnostics.isEmpty ? SourceFile(path: file.path, bytes: []) : file,
        diagnostics: diagnostics, judged: findings.judged,
        sheets: page.linkedSheets.compactMap { Self.path(of: $0, on: path) })
    }
  }

  @Sendable private func audit(sheet path: String) throws -> Found {
    try audit(path) { file in
      let findings = profile.audit(StyleSheet(file))
      return Found(file: file, diagnostics: findings.diagnostics, judged: findings.judged)
    }
  }

  /// What the name of a file tells of persons, and its properties where it is a document or a photograph.
  @Sendable private func audit(file path: String) throws -> Found {
    let source = SourcePath(path)
    var check = Self.privacyCheck(of: source)
    check.checkName()
    var diagnostics = check.finish()
    var judged = RuleSet()
    if profile.asks(.attachmentMetadata), FileMetadata.mayHold(source) {
      judged.insert(.attachmentMetadata)
      diagnostics += FileMetadata.problems(
        in: try folder.read(path), of: source, settings: settings)
    }
    return Found(
      file: SourceFile(path: source, bytes: []), diagnostics: diagnostics, judged: judged)
  }

  /// The personal data that a page shows.
  private static func personalData(on page: MarkupPage) -> [Diagnostic] {
    guard let text = page.text else { return [] }
    var check = privacyCheck(of: page.file.path)
    check.check(text: text.file.bytes) { text.place($0) }
    return check.finish()
  }

  private static func privacyCheck(of path: SourcePath) -> PrivacyCheck {
    PrivacyCheck(file: path, digest: { ContentDigest(of: $0).hex }, isExcepted: { _ in false })
  }

  private func audit(_ path: String, _ body: (SourceFile) -> Found) throws -> Found {
    let bytes = try folder.read(path)
    guard bytes.count <= Self.byteLimit else {
      let file = SourceFile(path: SourcePath(path), bytes: [])
      let problem = Diagnostic(
        .fileTooLarge, "The file has more than 16 MB", file: file.path,
        help: "Divide it; no reader loads such a page.")
      return Found(file: file, diagnostics: [problem], judged: RuleSet())
    }
    return body(SourceFile(path: SourcePath(path), bytes: bytes))
  }

  /// The file that a reference on a page means; `nil` for what lies elsewhere.
  private static func path(of reference: String, on page: String) -> String? {
    let reference = URLReference(reference)
    guard reference.isRelative, !reference.path.isEmpty else { return nil }
    let base = URLReference(PercentEncoding.encodedPath(ofDecoded: "/" + page))
    return PercentEncoding.decoded(String(reference.resolved(on: base).path.dropFirst()))
  }
}
