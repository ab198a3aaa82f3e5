import Diagnostics
package import Encodings

extension LinkReport {
  /// The report for programs: `{ "links": […], "summary": {…}, "run": {…} }`.
  ///
  /// `links` has an entry for each place of each link to other sites, and for what is wrong within the site, by file
  /// and line; `summary` counts addresses by verdict, those that did not occur included, and what is wrong within.
  /// `run` is the whole ``record``, for `gazette links merge`.
  package var json: JSON {
    var entries = inside.map { (json: Self.json($0), place: $0.place) }
    for verdict in verdicts.flatMap(\.told) {
      for place in verdict.target.places { entries.append((Self.json(verdict, at: place), place)) }
    }
    // Sorted by address already, and what is equal stays in order.
    entries.sort { $0.place < $1.place }
    let within = Dictionary(grouping: inside, by: \.verdict).mapValues(\.count)
    var counts = Verdict.allCases.map { verdict in
      JSON.Member(
        verdict.rawValue, .integer((summary.counts[verdict] ?? 0) + (within[verdict] ?? 0)))
    }
    counts.append(JSON.Member("checked", .integer(summary.checked)))
    counts.append(JSON.Member("seconds", .integer(finishedAt - startedAt)))
    return [
      "links": .array(entries.map(\.json)),
      "summary": .object(counts),
      "run": record,
    ]
  }

  private static func json(_ fault: InsideFault) -> JSON {
    [
      "url": .string(fault.url),
      "verdict": .string(fault.verdict.rawValue),
      "file": .string(fault.place.file.string),
      "line": .integer(fault.place.line),
      "column": .integer(fault.place.column),
      "unit": fault.place.unit.map { .string($0) } ?? .null,
      "status": .null,
      "finalURL": .null,
      "since": .null,
      "message": .string(fault.message),
    ]
  }

  private static func json(_ verdict: LinkVerdict, at place: LinkPlace) -> JSON {
    let outcome = verdict.outcome
    func text(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }
    return .object([
      JSON.Member("url", .string(verdict.address(at: place))),
      JSON.Member("verdict", .string(verdict.verdict.rawValue)),
      JSON.Member("file", .string(place.file.string)),
      JSON.Member("line", .integer(place.line)),
      JSON.Member("column", .integer(place.column)),
      JSON.Member("unit", text(place.unit)),
      JSON.Member("status", outcome.status.map { .integer($0) } ?? .null),
      JSON.Member("finalURL", text(outcome.finalURL)),
      JSON.Member("since", text(verdict.since.map { Instant(seconds: $0).utc })),
      JSON.Member("message", .string(verdict.english)),
    ])
  }

  /// Reads what ``json`` wrote, or a bare ``record``.
  package init(json: JSON) throws(RecordError) {
    try self.init(record: json["run"] ?? json)
  }
}
