import Encodings
import LinkCheck
import Workspace

/// The report of a site's last whole run, which `gazette links fix` works by.
enum LastLinkReport {
  private static let name = "links.json"

  /// The folder of a site that the program keeps files of its own in.
  private static func folder(ofSite site: String) -> String {
    site == "." ? ".gazette" : site + "/.gazette"
  }

  static func path(ofSite site: String) -> String { folder(ofSite: site) + "/" + name }

  /// The addresses that the report calls dead, as they are asked and as pages write them, but for those that an
  /// exception of `content/links.yml` speaks for; `nil` where there is no report.
  ///
  /// - Throws: Where it cannot be read.
  static func deadAddresses(ofSite site: String) throws -> Set<String>? {
    let path = path(ofSite: site)
    guard try InputFile.readIfThere(path) != nil else { return nil }
    let dead = try LinkReport(reading: path).verdicts.filter {
      $0.verdict == .dead && $0.exception == nil
    }
    return Set(dead.flatMap { [$0.target.url] + $0.target.places.compactMap(\.written) })
  }

  /// Keeps a report; its folder is made where it is missing.
  static func keep(_ report: LinkReport, ofSite site: String) throws(FileSystemError) {
    try ReportFolder(folder(ofSite: site)).write(report.json.bytes(), to: name)
  }
}
