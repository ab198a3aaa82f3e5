package import Diagnostics
package import LinkCheck
import Publishing

/// One link of a report, at those of its places that one unit answers for.
package struct ReportedLink: Sendable, Hashable {
  package var verdict: LinkVerdict
  /// Sorted; never empty.
  package var places: [LinkPlace]
  package var unit: String?

  /// The address that is told of: with the fragments that its page lacks, each once.
  package var addresses: [String] {
    var addresses: [String] = []
    for address in places.map(verdict.address(at:)) where !addresses.contains(address) {
      addresses.append(address)
    }
    return addresses
  }

  /// How a link is to be treated.
  package enum Severity: Sendable, Hashable, CaseIterable {
    /// Fails the run.
    case urgent
    /// Has moved, or could not be told; or its certificate ends soon.
    case watch
  }
}

/// The links that a unit should look at.
package struct UnitReport: Sendable, Hashable {
  /// A key of the settings' units; `nil` for pages that no unit answers for.
  package var unit: String?
  package var bySeverity: [ReportedLink.Severity: [ReportedLink]] = [:]
  /// What is wrong within the site, by place.
  package var inside: [InsideFault] = []

  /// Those to other sites, most urgent first.
  package var links: [ReportedLink] {
    ReportedLink.Severity.allCases.flatMap { bySeverity[$0] ?? [] }
  }
}

/// A report as people read it: by unit and severity.
package struct SortedReport: Sendable, Hashable {
  package let report: LinkReport
  /// When the run before this one began, in seconds since 1970.
  package let previous: Int?
  /// Units with a link to look at: those with the most urgent links first, pages without a unit last.
  package let units: [UnitReport]
  /// Links that failed the last run and are well, by unit, in the order of the units' ids.
  package let mended: [ReportedLink]
  /// Links that an exception speaks for, likewise.
  package let excepted: [ReportedLink]

  /// How many days before its end a certificate is worth a word.
  package static let certificateDays = 14

  /// - Parameters:
  ///   - report: What a run found.
  ///   - previous: When the run before it began.
  ///   - unit: The unit that answers for a source file, where a place names none.
  package init(_ report: LinkReport, previous: Int?, unit: (SourcePath) -> String?) {
    self.report = report
    self.previous = previous
    var byUnit: [String?: [ReportedLink.Severity: [ReportedLink]]] = [:]
    var mended: [ReportedLink] = []
    var excepted: [ReportedLink] = []
    let mendedURLs = Set(report.changes.mended)
    for verdict in report.verdicts.flatMap(\.told) {
      let severity = ReportedLink.Severity(verdict, at: report.finishedAt)
      let isMended = mendedURLs.contains(verdict.target.url)
      guard severity != nil || isMended || verdict.exception != nil else { continue }
      let placesByUnit = Dictionary(grouping: verdict.target.places) { $0.unit ?? unit($0.file) }
      for (unit, places) in placesByUnit {
        let link = ReportedLink(verdict: verdict, places: places.sorted(), unit: unit)
        if let severity { byUnit[unit, default: [:]][severity, default: []].append(link) }
        if isMended { mended.append(link) }
        if verdict.exception != nil { excepted.append(link) }
      }
    }
    var units: [String?: UnitReport] = [:]
    for (unit, links) in byUnit { units[unit] = UnitReport(unit: unit, bySeverity: links) }
    for fault in report.inside {
      let unit = fault.place.unit ?? unit(fault.place.file)
      units[unit, default: UnitReport(unit: unit)].inside.append(fault)
    }
    self.units = units.values.sorted(by: UnitReport.isBefore)
    self.mended = mended.sorted(by: ReportedLink.isBefore)
    self.excepted = excepted.sorted(by: ReportedLink.isBefore)
  }
}

extension ReportedLink.Severity {
  /// `nil` for a link that nobody needs to look at.
  init?(_ verdict: LinkVerdict, at now: Int) {
    switch verdict.verdict {
    case .dead, .broken, .unsafe: self = .urgent
    case .movedPermanently, .needsSignIn, .blocked, .rateLimited, .suspect, .soft404,
      .unverifiable:
      self = .watch
    case .alive, .movedTemporarily:
      guard let days = verdict.outcome.certificate?.daysLeft(at: now),
        days <= SortedReport.certificateDays
      else { return nil }
      self = .watch
    case .excluded: return nil
    }
  }
}

extension LinkPlace {
  /// The link's text; `nil` where readers see none, as of an image's.
  var visibleText: String? { text.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 } }
}

extension UnitReport {
  fileprivate static func isBefore(_ left: UnitReport, _ right: UnitReport) -> Bool {
    if (left.unit == nil) != (right.unit == nil) { return right.unit == nil }
    let urgent = [left, right].map { unit in
      (unit.bySeverity[.urgent]?.count ?? 0) + unit.inside.count { $0.severity == .error }
    }
    return urgent[0] != urgent[1] ? urgent[0] > urgent[1] : left.unit ?? "" < right.unit ?? ""
  }
}

extension ReportedLink {
  fileprivate static func isBefore(_ left: ReportedLink, _ right: ReportedLink) -> Bool {
    if left.unit != right.unit { return left.unit.map { $0 < right.unit ?? "\u{FFFF}" } ?? false }
    return left.verdict.target.url < right.verdict.target.url
  }
}
