import Audit
import Content
import Diagnostics
import OpenData

extension Site {
  /// The pages that may fulfil an obligation: of the types that any of them asks for, neither sections nor withdrawn.
  private var dutifulPages: [DutifulPage] {
    let asksForAny = settings.obligations.contains { $0.type == nil }
    let types = Set(settings.obligations.compactMap { $0.type?.pageType })
    var dutiful: [DutifulPage] = []
    for (index, page) in pages.enumerated() where page.role == .page {
      let frontMatter = page.frontMatter
      guard asksForAny || types.contains(frontMatter.type), frontMatter.status != .withdrawn else {
        continue
      }
      dutiful.append(DutifulPage(id: index, frontMatter))
    }
    return dutiful
  }

  /// How each obligation of the settings stands in its last period and in the next one.
  ///
  /// - Complexity: O(pages × obligations).
  var obligationStates: [(obligation: Obligation, states: [ObligationState])] {
    guard !settings.obligations.isEmpty else { return [] }
    let (pages, checks) = (dutifulPages, linkChecks.entries.map(\.date))
    return settings.obligations.map {
      ($0, $0.states(among: pages, checks: checks, on: options.today))
    }
  }

  /// What is overdue and what falls due soon, where the build audits.
  func obligationProblems() -> [Diagnostic] {
    guard let profile, profile.asks(.overdueObligation) || profile.asks(.obligationDue) else {
      return []
    }
    return obligationStates.flatMap { obligation, states in
      states.compactMap { diagnostic(of: obligation, $0) }
    }.filter { profile.asks($0.code) }
  }

  private func diagnostic(of obligation: Obligation, _ state: ObligationState) -> Diagnostic? {
    let (code, time): (DiagnosticCode, String)
    switch state.standing {
    case .overdue: (code, time) = (.overdueObligation, "was due on")
    case .dueSoon: (code, time) = (.obligationDue, "falls due on")
    case .fulfilled, .checked, .open: return nil
    }
    let owed = Owed(obligation, in: state.period)
    return Diagnostic(
      code, "'\(obligation.id)' \(time) \(state.period.due), and \(owed.lack)",
      file: settingsFile.path, range: obligation.range, help: owed.help)
  }
}

/// What an obligation asks for, in words.
private struct Owed {
  /// `no plan of the year 115 is published`.
  let lack: String
  let help: String

  init(_ obligation: Obligation, in period: ObligationPeriod) {
    let unit = obligation.unit.map { " of the unit '\($0)'" } ?? ""
    let unitKey = obligation.unit.map { ", 'unit: \($0)'" } ?? ""
    let type = obligation.type?.rawValue
    switch period.name {
    case .year(let year):
      let type = type ?? "page"
      lack = "no \(type) of the year \(year)\(unit) is published"
      help = "Publish it as a page with 'type: \(type)', 'year: \(year)'\(unitKey)."
    case .half(let half, let year):
      let name = half == 1 ? "first" : "second"
      lack = "no evaluation of the \(name) half of \(year)\(unit) is published"
      help =
        "Publish it as a page with 'type: evaluation', 'year: \(year)', 'half: \(half)'\(unitKey)."
    case .days where obligation.type == .links:
      lack = "no check of links is recorded since \(period.start)"
      help =
        "Run gazette links --external --record, mend what is dead, and commit "
        + "\(LinkCheckLedger.path)."
    case .days:
      let page = type.map { "page of type '\($0)'" } ?? "page"
      lack = "no \(page)\(unit) is dated or updated since \(period.start)"
      help = "Publish one, or bring one up to date and write its day into 'updated'."
    }
  }
}
