package import Encodings
package import Publishing

/// The files of a report folder that one check writes.
///
/// | Path | What |
/// | --- | --- |
/// | `check/2026-01-31/index.html`, `en/check/2026-01-31/index.html` | the report as a page, in each language |
/// | `check/2026-01-31/report.json` | the same for programs, as `--format json` |
/// | `check/2026-01-31/badge.svg` | the badge, in the site's first language |
/// | `check/badge.svg`, `check/latest.json` | those of the check that was written last |
/// | `assets/…` | what the pages show |
///
/// The day is the one for which the site was checked; a second check for it takes the place of the first.
package struct AuditReportFiles {
  package struct File: Sendable, Hashable {
    /// From the report folder.
    package let path: String
    package let bytes: [UInt8]
  }

  package let files: [File]

  /// - Parameters:
  ///   - report: What the check found.
  ///   - json: The same for programs.
  ///   - frame: The site; of a folder of HTML, a frame that stands for it.
  ///   - isForeign: Whether the site was not made by this program.
  package init(_ report: AuditReport, json: JSON, frame: ReportFrame, isForeign: Bool = false) {
    let folder = "check/\(report.day)/"
    let json = json.bytes(pretty: true) + [UInt8(ascii: "\n")]
    var files = frame.assets.map { File(path: $0.path, bytes: $0.bytes) }
    files.append(File(path: folder + "report.json", bytes: json))
    let badge = Array(AuditReportPage(report, frame: frame, languageIndex: 0).badge.svg.utf8)
    files.append(File(path: folder + "badge.svg", bytes: badge))
    for index in frame.languages.indices {
      let page = AuditReportPage(report, frame: frame, languageIndex: index)
      let downloads = [
        ("check_file", "JSON", "report.json", "application/json", json.count),
        ("check_badge_file", "SVG", "badge.svg", "image/svg+xml", badge.count),
      ].map { key, format, name, type, byteCount in
        LinkModel(
          page.words(key, ["format": format, "size": page.words.size(byteCount)]),
          url: "/\(folder)\(name)", mediaType: type)
      }
      let html = frame.page(
        page.model(downloads: downloads, isForeign: isForeign),
        ReportFrame.PageHead(address: folder, title: page.title, imprint: page.imprint),
        languageIndex: index)
      files.append(File(path: html.path, bytes: html.bytes))
    }
    // Last, so that whoever follows them finds what they were written with.
    files.append(File(path: "check/badge.svg", bytes: badge))
    files.append(File(path: "check/latest.json", bytes: json))
    self.files = files
  }
}
