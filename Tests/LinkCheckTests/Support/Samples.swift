import Diagnostics
import LinkCheck

/// 2026-01-31, 02:10 in Taiwan.
let night = 1_769_796_600
let day = 86_400

func url(_ name: String) -> String { "https://\(name).example.gov.tw/" }

func outcome(
  _ name: String, _ finding: Verdict = .alive, status: Int? = nil, at time: Int = night
) -> Outcome {
  let message: Message =
    switch finding {
    case .alive: Message(.alive)
    case .movedPermanently: Message(.movedPermanently)
    default: Message(.notFound)
    }
  return Outcome(
    url: url(name), finding: finding, status: status ?? (finding == .alive ? 200 : 404),
    message: message, startedAt: time, milliseconds: 12, requestCount: 1)
}

func verdict(
  _ name: String, _ said: Verdict = .alive, finding: Verdict? = nil, at time: Int = night,
  places: [LinkPlace] = []
) -> LinkVerdict {
  LinkVerdict(
    target: LinkTarget(url: url(name), places: places),
    outcome: outcome(name, finding ?? said, at: time), verdict: said)
}

func fault(_ url: String, _ verdict: Verdict = .dead, line: Int) -> InsideFault {
  InsideFault(
    url: url, verdict: verdict,
    place: LinkPlace(file: "content/a.md", line: line, column: 1, unit: "planning"),
    code: .brokenLink, severity: .error, message: "'\(url)' leads nowhere", help: "Mend it.")
}

func report(
  _ verdicts: [LinkVerdict], at time: Int = night, changes: LinkReport.Changes = .init()
) -> LinkReport {
  let verdicts = verdicts.sorted { $0.target.url < $1.target.url }
  return LinkReport(
    site: url("www"), startedAt: time, finishedAt: time + 222, verdicts: verdicts,
    summary: .init(of: verdicts, cached: 0, requests: verdicts.count), changes: changes)
}
