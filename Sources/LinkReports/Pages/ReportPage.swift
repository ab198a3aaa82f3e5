import Content
import Diagnostics
import Encodings
import LinkCheck
import Publishing

/// A report as the model of its page, in one language.
struct ReportPage {
  let sorted: SortedReport
  let frame: ReportFrame
  let languageIndex: Int
  let words: Words
  let said: LinkWords
  let newlyBroken: Set<String>

  /// How many nights a strip shows.
  static let nightCount = 14

  init(_ sorted: SortedReport, frame: ReportFrame, languageIndex: Int) {
    self.sorted = sorted
    self.frame = frame
    self.languageIndex = languageIndex
    words = frame.words(languageIndex)
    said = LinkWords(words: words, now: sorted.report.finishedAt)
    newlyBroken = Set(sorted.report.changes.broken)
  }

  var report: LinkReport { sorted.report }

  var title: String {
    words("links_report_title", ["date": said.date(report.startedAt)])
  }

  var imprint: [ImprintModel] {
    let seconds = report.finishedAt - report.startedAt
    let duration =
      seconds < 60
      ? words("links_duration_seconds", ["seconds": words.number(seconds)])
      : words(
        "links_duration_minutes",
        ["minutes": words.number(seconds / 60), "seconds": words.number(seconds % 60)])
    let files = Set(report.verdicts.flatMap(\.target.places).map(\.file))
    let scope = words(
      "links_scope_text",
      [
        "links": words.count(report.summary.checked, "links_count"),
        "files": words.count(files.count, "links_count_files"),
      ])
    var imprint = [ImprintModel(words("links_checked_at"), html: time(report.startedAt))]
    if let previous = sorted.previous {
      imprint.append(ImprintModel(words("links_previous"), html: time(previous)))
    }
    imprint.append(ImprintModel(words("links_scope"), html: html(scope)))
    imprint.append(ImprintModel(words("links_duration"), html: html(duration)))
    return imprint
  }

  private func html(_ text: String) -> [UInt8] { Array(HTMLEscaping.escaped(text).utf8) }

  private func time(_ second: Int) -> [UInt8] {
    let iso = Instant(seconds: second).inTaiwan
    return Array("<time datetime=\"\(iso)\">".utf8) + html(said.time(second))
      + Array("</time>".utf8)
  }

  func model(downloads: [LinkModel], isForeign: Bool) -> LinkReportModel {
    let strips = report.verdicts.map { LinkNights($0).states(limit: Self.nightCount).count }
    let nights = max(1, strips.max() ?? 1)
    var model = LinkReportModel(nights: words.count(nights, "links_nights"))
    model.tiles = tiles
    model.groups = groups
    model.downloads = downloads
    model.isForeign = isForeign
    return model
  }
}
