import Audit
import Content
import Diagnostics
import Encodings
import OpenData
import Publishing

/// A report as the model of its page, in one language.
struct AuditReportPage {
  let report: AuditReport
  let frame: ReportFrame
  let words: Words

  init(_ report: AuditReport, frame: ReportFrame, languageIndex: Int) {
    self.report = report
    self.frame = frame
    words = frame.words(languageIndex)
  }

  var title: String { words("check_report_title", ["date": words.date(report.day)]) }

  private var target: AccessibilityTarget { report.conformance.target }

  var imprint: [ImprintModel] {
    [
      ImprintModel(
        words("check_day"),
        html: Array("<time datetime=\"\(report.day)\">".utf8) + html(words.date(report.day))
          + Array("</time>".utf8)),
      ImprintModel(
        words("check_standard"),
        html: html(
          words(
            "check_standard_text",
            ["standard": target.standard.rawValue, "level": target.level.rawValue]))),
      ImprintModel(words("check_scope"), html: html(words.count(report.pageCount, "check_pages"))),
    ]
  }

  private func html(_ text: String) -> [UInt8] { Array(HTMLEscaping.escaped(text).utf8) }

  func model(downloads: [LinkModel], isForeign: Bool) -> AuditReportModel {
    var model = AuditReportModel()
    model.tiles = tiles
    model.scores = scoreTable
    model.conformance = conformanceLists
    model.groups = groups
    model.excused = report.findings.excused.map(excused)
    let known = report.findings.known ?? []
    model.known = known.prefix(Self.shownCount).map { place($0, showsHelp: false) }
    model.knownMore = more(known.count)
    model.downloads = downloads
    model.isForeign = isForeign
    return model
  }

  // MARK: Counts

  private var tiles: [LinkTileModel] {
    let (errors, warnings) = (report.errorCount, report.warningCount)
    var tiles: [LinkTileModel] = []
    if let percent = report.scores.whole.percent {
      tiles.append(
        tile(percent == 100 ? .good : .plain, "check_tile_score", "\(words.number(percent))%"))
    }
    tiles += [
      tile(errors > 0 ? .bad : .good, "check_tile_errors", words.number(errors)),
      tile(warnings > 0 ? .unsure : .good, "check_tile_warnings", words.number(warnings)),
      tile(.plain, "check_tile_excused", words.number(report.findings.excused.count)),
    ]
    if let known = report.findings.known {
      tiles.append(tile(.plain, "check_tile_known", words.number(known.count)))
    }
    return tiles
  }

  private func tile(
    _ kind: LinkTileModel.Kind, _ key: String, _ count: String
  ) -> LinkTileModel {
    LinkTileModel(kind, words(key), count: count)
  }

  /// What the badge says.
  var badge: AuditBadge {
    let state: AuditBadge.State =
      report.errorCount > 0 ? .bad : report.warningCount > 0 ? .warn : .good
    let score = report.scores.whole.percent.map { "\($0)%" } ?? words("check_score_none")
    return AuditBadge(
      label: words(
        "check_badge", ["standard": target.standard.rawValue, "level": target.level.rawValue]),
      value: score, state: state)
  }

  private var scoreTable: ScoreTableModel? {
    let scores = report.scores
    guard scores.whole.percent != nil else { return nil }
    let columns =
      Rule.Group.allCases.filter { scores.score($0).judged > 0 }
    func row(_ title: String, _ all: Score, _ score: (Rule.Group) -> Score) -> ScoreRowModel {
      ScoreRowModel(title, columns.map { cell(score($0)) } + [cell(all)])
    }
    var rows = scores.units.map { unit in
      row(name(of: unit), scores.score(of: unit)) { scores.score($0, of: unit) }
    }
    rows.append(row(words("check_all_units"), scores.whole) { scores.score($0) })
    return ScoreTableModel(
      columns: columns.map(name) + [words("check_all_groups")], rows: rows)
  }

  private func cell(_ score: Score) -> ScoreCellModel {
    guard let percent = score.percent else {
      return ScoreCellModel(words("check_score_none"), isWhole: false)
    }
    return ScoreCellModel("\(words.number(percent))%", isWhole: percent == 100)
  }

  func name(of group: Rule.Group?) -> String {
    words("check_group_\(group?.rawValue ?? "build")")
  }

  /// The unit's name in the language; one that the settings do not know is called by its key.
  func name(of unit: String?) -> String {
    guard let unit else { return words("check_without_unit") }
    return frame.units[unit]?.name[words.language] ?? unit
  }

  // MARK: Check codes

  private var conformanceLists: [ConformanceListModel] {
    let (machine, people) = (
      report.conformance.entries.filter { $0.code.clause.isMachineChecked },
      report.conformance.entries.filter { !$0.code.clause.isMachineChecked }
    )
    return [("check_codes_machine", machine), ("check_codes_people", people)]
      .filter { !$0.1.isEmpty }
      .map { key, entries in
        ConformanceListModel(words(key), summary: summary(of: entries), entries.map(model))
      }
  }

  private func summary(of entries: [Conformance.Entry]) -> String {
    let parts = Conformance.Result.allCases.compactMap { result in
      let count = entries.count { $0.result == result }
      return count == 0
        ? nil
        : words(
          "check_result_count",
          ["result": words("check_result_\(result.rawValue)"), "n": words.number(count)])
    }
    return words.list(parts)
  }

  private func model(_ entry: Conformance.Entry) -> ConformanceCodeModel {
    let kind: ConformanceCodeModel.Kind =
      switch entry.result {
      case .pass: .pass
      case .fail: .fail
      case .notApplicable: .absent
      case .person: .person
      }
    var result = words("check_result_\(entry.result.rawValue)")
    if entry.faultCount > 0 {
      result += parenthesised(words.count(entry.faultCount, "check_places"))
    } else if entry.excusedCount > 0 {
      result += parenthesised(words.count(entry.excusedCount, "check_excused_count"))
    }
    return ConformanceCodeModel(
      code: entry.code.name, level: entry.code.clause.level?.rawValue ?? "",
      title: words("check_code_\(entry.code.name)"), kind: kind, result: result)
  }

  func parenthesised(_ text: String) -> String {
    words("open_parenthesis") + text + words("close_parenthesis")
  }
}
