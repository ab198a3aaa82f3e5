// A run that writes a history and dies when it is told to, for tests of what a killed run leaves:
//
//     history-probe HISTORY COUNT NOW [after=MICROSECONDS]
//
// It asks COUNT addresses, five at a time, and names each on standard output once it is recorded. Ends with 0 and
// a last line with the number of addresses that it took over from a run that was killed, or with 74.

import Glibc
import LinkCheck

/// Ends the process as a power cut would: nothing is cleaned up.
func die() -> Never {
  kill(getpid(), SIGKILL)
  while true { pause() }
}

/// Past every buffer, since the process may die at any moment.
func say(_ line: String) {
  let bytes = Array((line + "\n").utf8)
  _ = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
}

func outcome(_ index: Int, at now: Int) -> Outcome {
  Outcome(
    url: "https://host\(index % 7).example.gov.tw/\(index)",
    finding: index % 10 == 0 ? .dead : .alive, status: index % 10 == 0 ? 404 : 200,
    message: Message(index % 10 == 0 ? .notFound : .alive), startedAt: now, requestCount: 1)
}

func check(_ path: String, count: Int, now: Int) throws {
  let history = try LinkHistory(at: path)
  let run = try history.begin(
    site: "https://www.example.gov.tw/", key: "\(getpid())-\(now)", at: now)
  let outcomes = (0..<count).map { outcome($0, at: now) }
  let missing = outcomes.filter { run.recorded[$0.url] == nil }
  for start in stride(from: 0, to: missing.count, by: 5) {
    let batch = missing[start..<min(start + 5, missing.count)]
    try run.record(batch.map { RecordedOutcome($0) })
    for outcome in batch { say(outcome.url) }
  }
  let verdicts = outcomes.map { outcome in
    let known = run.recorded[outcome.url]?.outcome ?? outcome
    return LinkVerdict(
      target: LinkTarget(url: known.url), outcome: known, verdict: known.finding)
  }
  try run.finish(verdicts, at: now)
  say("resumed \(run.recorded.count)")
}

let arguments = CommandLine.arguments
guard arguments.count > 3, let count = Int(arguments[2]), let now = Int(arguments[3]) else {
  exit(64)
}
if let delay = arguments.first(where: { $0.hasPrefix("after=") }).flatMap({
  UInt32($0.dropFirst("after=".count))
}) {
  Task.detached {
    usleep(delay)
    die()
  }
}
do {
  try check(arguments[1], count: count, now: now)
} catch {
  say("\(error)")
  exit(74)
}
