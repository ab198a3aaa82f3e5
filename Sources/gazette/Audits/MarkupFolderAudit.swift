import Audit
import Content
import Diagnostics
import Encodings
import Hyperlinks

/// The audit of a folder of HTML from anything: its pages, and the style sheets that lie in it or that pages link.
struct MarkupFolderAudit {
  let folder: HTMLFolder
  let profile: Profile

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
    var outcome = Outcome()
    outcome.pageCount = pages.count
    for found in pages + sheets {
      outcome.judged.add(found.judged, of: nil)
      guard !found.diagnostics.isEmpty else { continue }
      outcome.sources[found.file.path] = found.file
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
      let page = MarkupPage(file, tree: HTMLTree(parsing: file.bytes))
      let findings = profile.audit(page)
      // A file without findings is not shown.
      return Found(
        file: findings.diagnostics.isEmpty ? SourceFile(path: file.path, bytes: []) : file,
        diagnostics: findings.diagnostics, judged: findings.judged,
        sheets: page.linkedSheets.compactMap { Self.path(of: $0, on: path) })
    }
  }

  @Sendable private func audit(sheet path: String) throws -> Found {
    try audit(path) { file in
      let findings = profile.audit(StyleSheet(file))
      return Found(file: file, diagnostics: findings.diagnostics, judged: findings.judged)
    }
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
