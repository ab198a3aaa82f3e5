import Content
import Diagnostics
import LinkCheck
import LinkReports
import OpenData
import Publishing

/// 2026-01-31, 02:10 in Taiwan.
let night = 1_769_796_600
let day = 86_400

func url(_ name: String) -> String { "https://\(name).example.gov.tw/" }

func place(_ file: SourcePath, _ line: Int = 3, unit: String? = nil, text: String? = nil)
  -> LinkPlace
{
  LinkPlace(file: file, line: line, column: 5, unit: unit, text: text)
}

func verdict(
  _ name: String, _ said: Verdict = .alive, _ message: Message = Message(.alive),
  status: Int? = 200, places: [LinkPlace] = [place("content/plan.zh-Hant.md", text: "計畫")]
) -> LinkVerdict {
  LinkVerdict(
    target: LinkTarget(url: url(name), places: places),
    outcome: Outcome(
      url: url(name), finding: said, status: status, message: message, startedAt: night),
    verdict: said, history: [PastFinding(at: night, finding: said)])
}

func report(_ verdicts: [LinkVerdict], previous: [String: Verdict]? = [:]) -> LinkReport {
  LinkReport.assembled(
    site: url("www"), startedAt: night, finishedAt: night + 222, verdicts: verdicts,
    previous: previous)
}

/// A small site in two languages, with two units.
enum SmallSite {
  static let tree = SourceTree([
    "content/site.yml": """
    agency: { name: { zh-Hant: 示範局, en: Model Bureau } }
    languages: [zh-Hant, en]
    base_url: https://www.example.gov.tw/
    units:
      planning: { name: { zh-Hant: 企劃科, en: Planning } }
      service: { name: { zh-Hant: 服務科, en: Services } }
    """,
    "content/index.zh-Hant.md": "---\ntitle: 首頁\n---\n",
    "content/index.en.md": "---\ntitle: Home\n---\n",
    "content/plan.zh-Hant.md": "---\ntitle: 執行計畫\nunit: planning\n---\n文\n",
    "content/plan.en.md": "---\ntitle: The plan\nunit: planning\n---\nText\n",
  ])

  static func frame() async -> ReportFrame? {
    guard let today = CalendarDate(parsing: "2026-01-31") else { return nil }
    var diagnostics: [Diagnostic] = []
    return await ReportFrame.load(
      tree, options: BuildOptions(today: today, jobs: 1), diagnostics: &diagnostics)
  }
}
