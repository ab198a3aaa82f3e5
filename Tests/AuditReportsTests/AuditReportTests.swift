import Audit
import AuditReports
import Content
import Diagnostics
import Encodings
import OpenData
import Publishing
import Testing

@Suite struct `A report of a check` {
  private static let tree = SourceTree([
    "content/site.yml": """
    agency: { name: { zh-Hant: 示範局, en: Model Bureau } }
    languages: [zh-Hant, en]
    base_url: https://www.example.gov.tw/
    units:
      planning: { name: { zh-Hant: 企劃科, en: Planning } }
    checks:
      excuse: [{ code: link-text, path: /old/, reason: 依對方要求, until: 2026-12-31 }]
    """,
    "content/index.zh-Hant.md": "---\ntitle: 首頁\n---\n![](a.png)\n",
    "content/index.en.md": "---\ntitle: Home\n---\n",
    "content/a.png": "",
    "content/plan.zh-Hant.md": "---\ntitle: 執行計畫\nunit: planning\n---\n[點此](/)\n",
    "content/old.zh-Hant.md": "---\ntitle: 舊頁\n---\n[點此](/)\n",
  ])

  private func report(knowing codes: Set<DiagnosticCode> = []) async throws -> AuditReport {
    let today = try #require(CalendarDate(parsing: "2026-11-21"))
    var options = BuildOptions(today: today, jobs: 2)
    options.audits = true
    let built = try await buildSite(Self.tree, options: options, output: DiscardingSink())
    let settings = try #require(built.settings)
    let known = built.diagnostics.filter { codes.contains($0.code) }
    return AuditReport(
      site: settings.baseURL, day: today,
      findings: FindingList(
        built.diagnostics.filter { !codes.contains($0.code) }, excused: built.excused,
        known: codes.isEmpty ? nil : known),
      judged: built.judged, target: settings.accessibility, pageCount: built.pageCount,
      units: built.units)
  }

  private func files(_ report: AuditReport) async throws -> [String: String] {
    var diagnostics: [Diagnostic] = []
    let options = BuildOptions(today: report.day, jobs: 2)
    let frame = try #require(
      await ReportFrame.load(Self.tree, options: options, diagnostics: &diagnostics))
    let files = AuditReportFiles(report, json: .object(report.properties), frame: frame)
    return Dictionary(
      files.files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) },
      uniquingKeysWith: { first, _ in first })
  }

  @Test func `is a page in each language, JSON and a badge, in a folder of its day`() async throws {
    let files = try await files(report())
    let names = files.keys.filter { !$0.hasPrefix("assets/") }.sorted()
    #expect(
      names == [
        "check/2026-11-21/badge.svg", "check/2026-11-21/index.html",
        "check/2026-11-21/report.json", "check/badge.svg", "check/latest.json",
        "en/check/2026-11-21/index.html",
      ])
    #expect(files["check/badge.svg"] == files["check/2026-11-21/badge.svg"])
    #expect(files["check/latest.json"] == files["check/2026-11-21/report.json"])
  }

  @Test func `tells scores, codes, findings by unit, and excuses with their reasons`() async throws
  {
    let files = try await files(report(knowing: [.emptyAlternativeText]))
    let page = try #require(files["check/2026-11-21/index.html"])
    for text in [
      "網站檢核報告", "企劃科", "未指定單位", "HM1110100C", "不通過（1處）", "依對方要求",
      "115年12月31日", "content/plan.zh-Hant.md:5:1", "已列入基準的項目", "report.json\"",
      "href=\"https://www.example.gov.tw/plan/\"", "../../assets/",
    ] {
      #expect(page.contains(text), "\(text)")
    }
    let english = try #require(files["en/check/2026-11-21/index.html"])
    for text in ["Site check report", "Planning", "Needs a person", "Excused"] {
      #expect(english.contains(text), "\(text)")
    }
    #expect(!english.contains("check_") && !page.contains("check_"))
  }

  @Test func `gives scores and codes to programs`() async throws {
    let report = try await report()
    let json = JSON.object(report.properties)
    #expect(json["conformance"]?["standard"]?.text == "115.11")
    let codes = try #require(json["conformance"]?["codes"]?.elements)
    let images = try #require(codes.first { $0["code"]?.text == "HM1110100C" })
    #expect(images["result"]?.text == "fail" || images["result"]?.text == "pass")
    let units = try #require(json["scores"]?["units"]?.elements)
    #expect(units.map { $0["unit"]?.text } == ["planning", nil])
    #expect(json["scores"]?["site"]?["percent"]?.whole != nil)
  }

  @Test func `has a badge that says score and state in words`() async throws {
    let badge = try #require(try await files(report())["check/badge.svg"])
    #expect(badge.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(badge.contains("<title id=\"t\">網站檢核 115.11 AA "))
    #expect(try await files(report())["check/badge.svg"] == badge)
  }

  @Test func `has words for every code and group`() async throws {
    var diagnostics: [Diagnostic] = []
    let today = try #require(CalendarDate(parsing: "2026-11-21"))
    let frame = try #require(
      await ReportFrame.load(
        Self.tree, options: BuildOptions(today: today, jobs: 1), diagnostics: &diagnostics))
    let keys =
      CheckCode.all.map { "check_code_\($0.name)" }
      + Rule.Group.allCases.map { "check_group_\($0.rawValue)" }
      + Conformance.Result.allCases.map { "check_result_\($0.rawValue)" }
    for language in frame.languages.indices {
      for key in keys { #expect(frame.words(language).has(key), "\(key)") }
    }
  }
}
