import Content
import Diagnostics
import OpenData

/// The files at fixed places that belong to no page.
struct SiteFiles {
  let site: Site

  /// `robots.txt` (RFC 9309): everything may be read.
  var robots: [UInt8] {
    Array("User-agent: *\nAllow: /\n\nSitemap: \(site.absoluteURL("/sitemap.xml"))\n".utf8)
  }

  /// `.well-known/security.txt` (RFC 9116); `nil` where the agency has no address to write to.
  ///
  /// It is valid for a year from the build's day, so that it never stands there stale for long.
  var security: [UInt8]? {
    guard let email = site.settings.feedback.email ?? site.settings.agency.email,
      let expires = CalendarDate(
        year: site.options.today.year + 1, month: site.options.today.month,
        day: min(site.options.today.day, 28))
    else { return nil }
    let languages = site.languages.map { $0.isChinese ? "zh" : $0.tag }
    return Array(
      """
      Contact: mailto:\(email)
      Expires: \(expires)T00:00:00+08:00
      Preferred-Languages: \(languages.joined(separator: ", "))
      Canonical: \(site.absoluteURL("/.well-known/security.txt"))

      """.utf8)
  }

  /// Files that an authority asks for at the root, such as the one that proves who applies for the mark.
  func verificationFiles(
    _ diagnostics: inout [Diagnostic]
  ) -> [(path: OutputPath, bytes: [UInt8])] {
    var files: [(path: OutputPath, bytes: [UInt8])] = []
    for name in site.settings.verificationFiles {
      let path = SourcePath("content/\(name)")
      guard !name.contains(".."), site.tree.contains(path),
        let bytes = try? site.tree.bytes(of: path)
      else {
        diagnostics.append(
          Diagnostic(
            .missingFile, "'\(name)' is no file of content/", file: site.settingsFile.path,
            help: "Files of 'verification_files' are copied from content/ to the root."))
        continue
      }
      if site.dataSources[path] != nil {
        diagnostics.append(
          Diagnostic(
            .missingFile, "'\(name)' is a dataset's and isn't copied as it is",
            file: site.settingsFile.path,
            help: "Take it out of 'verification_files'; its rows are published with the dataset."))
        continue
      }
      // A file that lies at the top of content/ is published there as a file of the home page.
      if site.grants("/" + path.lastComponent, to: .siteFile(path)) {
        files.append((OutputPath(path.lastComponent), bytes))
      }
    }
    return files
  }
}
