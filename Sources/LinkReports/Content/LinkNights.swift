import LinkCheck
import Publishing

/// What the last nights found of a link: for each night the last that was found in it.
///
/// A night without a run stands for itself, so that a strip of nights shows the gap.
struct LinkNights {
  private let verdict: LinkVerdict
  private let findings: [Int: PastFinding]
  private let tonight: Int

  init(_ verdict: LinkVerdict) {
    self.verdict = verdict
    findings = Dictionary(
      verdict.history.map { (Instant(seconds: $0.at).night, $0) },
      uniquingKeysWith: { _, later in later })
    tonight =
      findings.keys.max() ?? Instant(seconds: verdict.outcome.startedAt).night
  }

  /// The states of nights up to this one, at most `limit`, the first that is known first; `nil` for a night without a run.
  func states(limit: Int) -> [LinkNightModel.State?] {
    let nights = (tonight - limit + 1)...tonight
    guard let first = nights.first(where: { findings[$0] != nil }) else { return [] }
    return (first...tonight).map { night in findings[night].map(state) }
  }

  /// A failure that does not count as one yet, or for which an exception speaks, is not shown as one: within the
  /// failures that last till now, the verdict is that of each night.
  private func state(of finding: PastFinding) -> LinkNightModel.State {
    let isTonight = Instant(seconds: finding.at).night == tonight
    let lasts = verdict.since.map { finding.at >= $0 && finding.finding.isFailure } ?? false
    return .init(isTonight || lasts ? verdict.verdict : finding.finding)
  }

  /// How many nights it has failed without a break, where there was a run in each of them; `nil` where there was not,
  /// or where the failures began before what is known.
  var failingInRow: Int? {
    guard let since = verdict.since else { return nil }
    let count = tonight - Instant(seconds: since).night + 1
    return inRow(where: \.isFailure) >= count ? count : nil
  }

  /// How many nights in a row, this one among them, it has led elsewhere for good.
  var movedInRow: Int { inRow { $0 == .movedPermanently } }

  /// How many nights it failed before this one.
  var failuresBefore: Int {
    let before = findings.filter { $0.key < tonight }.sorted { $0.key > $1.key }
    let failures = before.prefix { !$0.value.finding.isWell }.count
    // It may have failed and been mended within one night.
    return failures > 0 ? failures : verdict.history.contains { $0.finding.isFailure } ? 1 : 0
  }

  private func inRow(where isMeant: (Verdict) -> Bool) -> Int {
    var count = 0
    while let night = findings[tonight - count], isMeant(night.finding) { count += 1 }
    return count
  }
}

extension Verdict {
  /// Whether a run found that the link leads nowhere, whatever the gates say to that.
  fileprivate var isFailure: Bool { self == .dead || self == .broken }
}

extension LinkNightModel.State {
  fileprivate init(_ verdict: Verdict) {
    self =
      switch verdict {
      case .alive, .movedPermanently, .movedTemporarily: .well
      case .dead, .broken, .unsafe: .failed
      case .needsSignIn, .blocked, .rateLimited, .suspect, .soft404, .unverifiable, .excluded:
        .unsure
      }
  }
}
