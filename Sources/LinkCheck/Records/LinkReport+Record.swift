import Diagnostics
package import Encodings

extension LinkReport {
  /// The form that records are written in; a later one is not read by this program.
  private static let recordVersion = 1

  /// Everything that the report knows, so that shards can be merged and a report can be drawn again.
  package var record: JSON {
    var object = RecordObject()
    object.set("version", Self.recordVersion)
    object.set("site", site)
    object.set("startedAt", startedAt)
    object.set("finishedAt", finishedAt)
    if !isWhole { object.set("shards", shards.map(\.description)) }
    object.set("cached", summary.cached)
    object.set("requests", summary.requests)
    object.set("changes", changes.record)
    object.set("verdicts", verdicts.map(\.record))
    object.set("inside", inside.map(\.record))
    return object.json
  }

  /// Reads a record.
  ///
  /// - Throws: The first field that is missing or says what this program does not know.
  package init(record: JSON) throws(RecordError) {
    let fields = RecordFields(record)
    guard try fields.whole("version") == Self.recordVersion else {
      throw RecordError(field: "version")
    }
    var verdicts: [LinkVerdict] = []
    for verdict in try fields.objects("verdicts") { verdicts.append(try LinkVerdict(verdict)) }
    var inside: [InsideFault] = []
    for fault in try fields.objects("inside") { inside.append(try InsideFault(fault)) }
    let names = try fields.texts("shards")
    let shards = names.compactMap { Shard($0) }
    guard shards.count == names.count else { throw RecordError(field: "shards") }
    self.init(
      site: try fields.text("site"), startedAt: try fields.whole("startedAt"),
      finishedAt: try fields.whole("finishedAt"), shards: shards.isEmpty ? [.whole] : shards,
      verdicts: verdicts,
      summary: Summary(
        of: verdicts, cached: try fields.whole("cached"), requests: try fields.whole("requests")),
      changes: try Changes(try fields.object("changes")), inside: inside)
  }
}

extension LinkReport.Summary {
  /// The counts of verdicts.
  package init(of verdicts: [LinkVerdict], cached: Int, requests: Int) {
    var counts: [Verdict: Int] = [:]
    for verdict in verdicts { counts[verdict.verdict, default: 0] += 1 }
    self.init(counts: counts, checked: verdicts.count, cached: cached, requests: requests)
  }
}

extension LinkReport.Changes {
  fileprivate var record: JSON {
    var object = RecordObject()
    object.set("broken", broken)
    object.set("mended", mended)
    object.set("added", added)
    object.set("removed", removed)
    return object.json
  }

  fileprivate init(_ fields: RecordFields) throws(RecordError) {
    self.init(
      broken: try fields.texts("broken"), mended: try fields.texts("mended"),
      added: try fields.texts("added"), removed: try fields.texts("removed"))
  }
}

extension LinkVerdict {
  var record: JSON {
    var object = RecordObject()
    object.set("verdict", verdict.rawValue)
    object.set("since", since)
    object.set("new", isNew)
    object.set("fragments", target.fragments)
    object.set("places", target.places.map(\.record))
    object.set("outcome", outcome.record)
    object.set("history", history.map(\.record))
    object.set("exception", exception?.record)
    return object.json
  }

  fileprivate init(_ fields: RecordFields) throws(RecordError) {
    let outcome = try Outcome(try fields.object("outcome"))
    var places: [LinkPlace] = []
    for place in try fields.objects("places") { places.append(try LinkPlace(place)) }
    var history: [PastFinding] = []
    for finding in try fields.objects("history") { history.append(try PastFinding(finding)) }
    var exception: AppliedException?
    if let applied = try fields.optionalObject("exception") {
      exception = try AppliedException(applied)
    }
    self.init(
      target: LinkTarget(
        url: outcome.url, fragments: try fields.texts("fragments"), places: places),
      outcome: outcome, verdict: try fields.choice("verdict"),
      since: try fields.optionalWhole("since"), history: history, exception: exception,
      isNew: try fields.flag("new"))
  }
}

extension LinkPlace {
  var record: JSON {
    var object = RecordObject()
    object.set("file", file.string)
    object.set("line", line)
    object.set("column", column)
    object.set("unit", unit)
    object.set("text", text)
    object.set("written", written)
    return object.json
  }

  init(_ fields: RecordFields) throws(RecordError) {
    self.init(
      file: SourcePath(try fields.text("file")), line: try fields.whole("line"),
      column: try fields.whole("column"), unit: try fields.optionalText("unit"),
      text: try fields.optionalText("text"), written: try fields.optionalText("written"))
  }
}

extension PastFinding {
  fileprivate var record: JSON {
    var object = RecordObject()
    object.set("at", at)
    object.set("finding", finding.rawValue)
    object.set("status", status)
    object.set("failure", failure?.rawValue)
    return object.json
  }

  fileprivate init(_ fields: RecordFields) throws(RecordError) {
    self.init(
      at: try fields.whole("at"), finding: try fields.choice("finding"),
      status: try fields.optionalWhole("status"), failure: try fields.optionalChoice("failure"))
  }
}

extension AppliedException {
  fileprivate var record: JSON {
    var object = RecordObject()
    object.set("pattern", pattern)
    object.set("reason", reason)
    object.set("owner", owner)
    object.set("until", until)
    return object.json
  }

  fileprivate init(_ fields: RecordFields) throws(RecordError) {
    self.init(
      pattern: try fields.text("pattern"), reason: try fields.text("reason"),
      owner: try fields.text("owner"), until: try fields.text("until"))
  }
}
