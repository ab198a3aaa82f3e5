import Content
import Diagnostics
import Encodings
package import LinkCheck
package import Publishing

/// The files of a report folder that one run writes.
///
/// | Path | What |
/// | --- | --- |
/// | `links/2026-01-31/index.html`, `en/links/2026-01-31/index.html` | the report as a page, in each language |
/// | `links/2026-01-31/report.csv`, `.json`, `summary.md` | the same for programs, code hosts and chats |
/// | `links/2026-01-31/units/UNIT.TAG.md` | a unit's list, ready to mail |
/// | `links/latest.json` | the JSON of the run that was written last |
/// | `assets/…` | what the pages show |
///
/// The day is the one on which the run began, in Taiwan. Further runs of a day have folders of their own, `2026-01-31-2`.
package struct ReportFiles {
  package struct File: Sendable, Hashable {
    /// From the report folder.
    package let path: String
    package let bytes: [UInt8]
  }

  package let files: [File]
  /// The report as a page in the first language, from the report folder.
  package let page: String

  /// - Parameters:
  ///   - report: What the run found.
  ///   - previous: When the run before it began, in seconds since 1970.
  ///   - frame: The site; of a foreign one, a frame that stands for it.
  ///   - isForeign: Whether the site was not made by this program.
  ///   - name: The run's folder beneath `links/`; the day by default.
  ///   - listsUnits: Whether each unit's list gets a file of its own.
  /// - Throws: What writing CSV throws.
  package init(
    _ report: LinkReport, previous: Int?, frame: ReportFrame, isForeign: Bool = false,
    name: String? = nil, listsUnits: Bool = false
  ) throws {
    let folder = "links/\(name ?? Instant(seconds: report.startedAt).taiwan.date)/"
    let sorted = SortedReport(report, previous: previous) { frame.page(of: $0)?.unit }
    let json = report.json.bytes(pretty: true) + [UInt8(ascii: "\n")]
    let csv = try report.csv()
    var files = frame.assets.map { File(path: $0.path, bytes: $0.bytes) }
    files.append(File(path: folder + "report.csv", bytes: csv))
    files.append(File(path: folder + "report.json", bytes: json))
    var pages: [String] = []
    for index in frame.languages.indices {
      let page = ReportPage(sorted, frame: frame, languageIndex: index)
      let downloads = [
        ("CSV", "report.csv", "text/csv", csv), ("JSON", "report.json", "application/json", json),
      ]
      .map { format, name, type, bytes in
        LinkModel(
          page.words(
            "links_file", ["format": format, "size": page.words.size(bytes.count)]),
          url: "/\(folder)\(name)", mediaType: type)
      }
      let html = frame.page(
        page.model(downloads: downloads, isForeign: isForeign),
        ReportFrame.PageHead(address: folder, title: page.title, imprint: page.imprint),
        languageIndex: index)
      files.append(File(path: html.path, bytes: html.bytes))
      pages.append(html.path)
      let markdown = MarkdownReport(page)
      let tag = frame.languages[index].tag
      if index == 0 {
        files.append(File(path: folder + "summary.md", bytes: Array(markdown.summary.utf8)))
      }
      guard listsUnits else { continue }
      for unit in sorted.units {
        let name = unit.unit ?? "without-unit"
        files.append(
          File(
            path: "\(folder)units/\(name).\(tag).md", bytes: Array(markdown.list(of: unit).utf8)))
      }
    }
    // Last, so that whoever follows it finds what it was written with.
    files.append(File(path: "links/latest.json", bytes: json))
    self.files = files
    page = pages.first ?? folder
  }

  /// The Markdown of `summary.md` alone.
  package static func summary(
    _ report: LinkReport, previous: Int?, frame: ReportFrame
  ) -> String {
    let sorted = SortedReport(report, previous: previous) { frame.page(of: $0)?.unit }
    return MarkdownReport(ReportPage(sorted, frame: frame, languageIndex: 0)).summary
  }
}
