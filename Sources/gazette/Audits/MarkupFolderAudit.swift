import Audit
import Content
import Diagnostics
import Hyperlinks

/// The audit of a folder of HTML from anything.
struct MarkupFolderAudit {
  let folder: HTMLFolder
  let profile: Profile

  /// Larger files are no pages that a person reads.
  static let byteLimit = 16 << 20

  /// What a folder's pages were found to be.
  struct Outcome: Sendable {
    var diagnostics: [Diagnostic] = []
    /// The pages that findings stand on, for their lines.
    var sources: [SourcePath: SourceFile] = [:]
    var pageCount = 0
  }

  /// Reads and audits every page, `jobs` at once; findings are sorted.
  ///
  /// - Throws: Where a file cannot be read.
  func run(jobs: Int) async throws -> Outcome {
    let pages = folder.pages
    var outcome = Outcome()
    outcome.pageCount = pages.count
    try await withThrowingTaskGroup(of: [(SourceFile, [Diagnostic])].self) { group in
      for job in 0..<jobs {
        group.addTask {
          try stride(from: job, to: pages.count, by: jobs).compactMap { index in
            let found = try audit(pages[index])
            return found.1.isEmpty ? nil : found
          }
        }
      }
      for try await found in group {
        for (file, diagnostics) in found {
          outcome.sources[file.path] = file
          outcome.diagnostics += diagnostics
        }
      }
    }
    outcome.diagnostics.sort()
    return outcome
  }

  private func audit(_ path: String) throws -> (SourceFile, [Diagnostic]) {
    let bytes = try folder.read(path)
    guard bytes.count <= Self.byteLimit else {
      let file = SourceFile(path: SourcePath(path), bytes: [])
      let problem = Diagnostic(
        .fileTooLarge, "The page has more than 16 MB", file: file.path,
        help: "Divide it; no reader loads such a page.")
      return (file, [problem])
    }
    let file = SourceFile(path: SourcePath(path), bytes: bytes)
    return (file, profile.audit(MarkupPage(file, tree: HTMLTree(parsing: bytes))).diagnostics)
  }
}
