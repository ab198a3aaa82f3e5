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

  /// Keeps a report; its folder is made where it is missing.
  static func keep(_ report: LinkReport, ofSite site: String) throws(FileSystemError) {
    try ReportFolder(folder(ofSite: site)).write(report.json.bytes(), to: name)
  }
}
