import Content
import Publishing
import Workspace

/// What a check of a site remembers for the next, so that only pages that have changed are compiled and judged again.
///
/// It lies in `.gazette/check.state`, beside what builds remember, and is worth nothing without the site: it may be
/// removed at any time. A check that finds none takes what the last build into `public/` left.
struct CheckMemory {
  private static let name = "check.state"

  private let site: SiteFolder
  let bytes: [UInt8]?

  /// - Parameters:
  ///   - site: The site.
  ///   - options: What is checked: some rules alone, or translations, need every page anew.
  /// - Throws: Where a file that is there cannot be read.
  init(of site: SiteFolder, _ options: BuildOptions) throws {
    self.site = site
    guard options.onlyCodes.isEmpty else {
      bytes = nil
      return
    }
    let own = try InputFile.readIfThere(Self.folder(of: site) + "/" + Self.name)
    // Where nothing may be published, nothing was.
    let output = own == nil ? try? OutputFolder(nil, for: site) : nil
    bytes = try own ?? output.flatMap { try Publication.memory(of: $0) }
  }

  /// Keeps what a check left; nothing where it left nothing.
  ///
  /// - Throws: Where it cannot be written.
  func keep(_ report: BuildReport, _ options: BuildOptions) throws(FileSystemError) {
    guard options.onlyCodes.isEmpty, let memory = report.memory else { return }
    try ReportFolder(Self.folder(of: site)).write(memory, to: Self.name)
  }

  private static func folder(of site: SiteFolder) -> String {
    site.path.appending(".gazette").string
  }
}
