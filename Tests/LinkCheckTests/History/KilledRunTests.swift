import Foundation
import LinkCheck
import Testing

@Suite struct KilledRunTests {
  private static let probe = (Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0]))
    .deletingLastPathComponent().appending(component: "history-probe")
  private static let addressCount = 400

  private let folder: TemporaryFolder
  private var path: String { folder("links.sqlite") }

  init() throws { folder = try TemporaryFolder() }

  /// Starts a run of its own process.
  private func start(at time: Int, killedAfter microseconds: Int? = nil) throws -> (Process, Pipe) {
    let process = Process()
    let output = Pipe()
    process.executableURL = Self.probe
    process.arguments =
      [path, "\(Self.addressCount)", "\(time)"]
      + (microseconds.map { ["after=\($0)"] } ?? [])
    process.standardOutput = output
    try process.run()
    return (process, output)
  }

  /// The lines of a run, and whether it came to its end.
  private func finish(_ run: (process: Process, output: Pipe)) throws -> ([String], Bool) {
    let data = try run.output.fileHandleForReading.readToEnd() ?? Data()
    run.process.waitUntilExit()
    let isWhole = run.process.terminationReason == .exit
    if isWhole { #expect(run.process.terminationStatus == 0) }
    return (String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init), isWhole)
  }

  @Test func `loses nothing to a kill at 100 random moments`() throws {
    let clock = ContinuousClock()
    let whole = try clock.measure { _ = try finish(try start(at: night)) }
    let span = Int(whole / .microseconds(1))
    var kills = 0
    var resumed = 0
    var acknowledged: Set<String> = []
    var time = night + day
    // Some runs end before their moment comes; the next is another night's.
    for _ in 0..<1_000 where kills < 100 {
      let (lines, isWhole) = try finish(
        try start(at: time, killedAfter: Int.random(in: 0...span)))
      acknowledged.formUnion(lines.filter { $0.hasPrefix("https:") })
      if let line = lines.first(where: { $0.hasPrefix("resumed ") }) {
        // Nothing was asked twice, and nothing that was recorded was asked again.
        #expect(acknowledged.count == Self.addressCount)
        if line != "resumed 0" { resumed += 1 }
      }
      // A run that was killed after its last word has nothing to go on with, as one that ended.
      let isFinished = isWhole || lines.contains { $0.hasPrefix("resumed ") }
      if !isWhole { kills += 1 }
      let history = try LinkHistory(at: path)
      if try history.lastRun(of: url("www"))?.startedAt == time || isFinished {
        acknowledged = []
        time += day
        continue
      }
      let next = try history.begin(site: url("www"), key: "look-\(kills)", at: time)
      #expect(Set(next.recorded.keys).isSuperset(of: acknowledged))
      // Recorded in the moment before it could be said.
      acknowledged.formUnion(next.recorded.keys)
    }
    #expect(kills == 100)
    #expect(resumed > 0)
    let (lines, isWhole) = try finish(try start(at: time))
    #expect(isWhole && lines.last?.hasPrefix("resumed ") == true)
    #expect(
      try LinkHistory(at: path).lastRun(of: url("www"))?.verdicts.count == Self.addressCount)
  }

  @Test func `lets two runs work at once`() throws {
    let runs = [try start(at: night), try start(at: night + 1)]
    for run in runs {
      let (lines, isWhole) = try finish(run)
      #expect(isWhole && lines.count == Self.addressCount + 1)
      #expect(lines.last == "resumed 0")
    }
    let history = try LinkHistory(at: path)
    let first = "https://host0.example.gov.tw/0"
    #expect(try history.past(of: [first], limit: 9)[first]?.findings.count == 2)
  }
}
