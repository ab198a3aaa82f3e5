import Encodings

/// Why reports cannot be merged.
package enum MergeError: Error, Sendable, Hashable {
  case nothingToMerge
  /// They are of different sites.
  case differentSites([String])
  /// They are of runs that were divided into different numbers of parts.
  case differentDivisions([Shard])
  /// They are of different nights: one began so long after another, in seconds since 1970.
  case startedApart(first: Int, last: Int)
  /// The run had further parts.
  case missingShards([Shard])
}

extension LinkReport {
  /// One report of the shards of a run: what the run would have said, had one machine made it.
  ///
  /// The order of the reports does not matter. An address that several name, as one does whose shard was run twice,
  /// is said what the later run found, at the places of all. A link that one report calls mended and another found
  /// failing later is not mended. What is wrong within the site, which every shard finds, is told once.
  ///
  /// - Parameters:
  ///   - reports: Of one site and one night: a report that an earlier run has left behind is none of these.
  ///   - isPartial: Whether shards of the run may be missing; the report then says so (``isWhole``).
  /// - Returns: The report of all.
  /// - Throws: Why they can't be merged.
  /// - Complexity: O(*n* log *n*) in the links of all.
  package static func merging(
    _ reports: [LinkReport], isPartial: Bool = false
  ) throws(MergeError) -> LinkReport {
    guard let first = reports.first else { throw .nothingToMerge }
    let sites = Set(reports.map(\.site))
    guard sites.count == 1 else { throw .differentSites(sites.sorted()) }
    let shards = try united(reports, isPartial: isPartial)
    var verdicts: [String: LinkVerdict] = [:]
    for verdict in reports.flatMap(\.verdicts).sorted(by: isEarlier) {
      let known = verdicts[verdict.target.url]
      verdicts[verdict.target.url] = known.map { verdict.joined(with: $0.target) } ?? verdict
    }
    var merged = assembled(
      site: first.site, startedAt: reports.map(\.startedAt).min() ?? first.startedAt,
      finishedAt: reports.map(\.finishedAt).max() ?? first.finishedAt,
      verdicts: Array(verdicts.values), previous: nil,
      cached: reports.reduce(0) { $0 + $1.summary.cached },
      requests: reports.reduce(0) { $0 + $1.summary.requests })
    merged.shards = shards
    merged.changes = Changes(merging: reports.map(\.changes), verdicts: verdicts)
    merged.inside = Set(reports.flatMap(\.inside)).sorted()
    return merged
  }

  /// Runs that began further apart are not of one night: as long as a killed run is worth going on with.
  private static let longestNight = 20 * 3600

  /// The parts of a run that reports have together.
  private static func united(
    _ reports: [LinkReport], isPartial: Bool
  ) throws(MergeError) -> [Shard] {
    let starts = reports.map(\.startedAt)
    if let first = starts.min(), let last = starts.max(), last - first > longestNight {
      throw .startedApart(first: first, last: last)
    }
    let present = Set(reports.flatMap(\.shards)).sorted()
    guard let count = present.first?.count, present.last?.count == count else {
      throw .differentDivisions(present)
    }
    let missing = (1...count).compactMap { Shard(index: $0, count: count) }
      .filter { !present.contains($0) }
    if missing.isEmpty { return [.whole] }
    guard isPartial else { throw .missingShards(missing) }
    return present
  }

  /// By when they were found; what was found at once, by what was found, so that no order of reports matters.
  private static func isEarlier(_ left: LinkVerdict, _ right: LinkVerdict) -> Bool {
    let times = (left.outcome.startedAt, right.outcome.startedAt)
    return times.0 != times.1
      ? times.0 < times.1 : left.record.bytes().lexicographicallyPrecedes(right.record.bytes())
  }
}

extension LinkVerdict {
  /// The same said of the links of both targets.
  fileprivate func joined(with other: LinkTarget) -> LinkVerdict {
    var joined = self
    joined.target.places = Set(target.places + other.places).sorted()
    joined.target.fragments = Set(target.fragments + other.fragments).sorted()
    return joined
  }
}

extension LinkReport.Changes {
  fileprivate init(merging changes: [LinkReport.Changes], verdicts: [String: LinkVerdict]) {
    self.init(
      broken: changes.flatMap(\.broken).filter { verdicts[$0]?.verdict.failsRun ?? false },
      mended: changes.flatMap(\.mended).filter { verdicts[$0]?.verdict.isWell ?? false },
      added: changes.flatMap(\.added),
      removed: changes.flatMap(\.removed).filter { verdicts[$0] == nil })
    sort()
  }
}
