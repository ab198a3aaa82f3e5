import Diagnostics
import Encodings
import LinkCheck
import Testing

@Suite struct RecordTests {
  private var whole: LinkReport {
    var moved = verdict("a", .excluded, finding: .movedPermanently)
    moved.target.fragments = ["壹", "貳"]
    moved.target.places = [
      LinkPlace(
        file: "content/a.zh-Hant.md", line: 3, column: 5, unit: "planning", text: "計畫",
        written: "http://a.example.gov.tw#壹")
    ]
    moved.outcome.hops = [.init(url: "http://a.example.gov.tw/", status: 308, isPermanent: true)]
    moved.outcome.finalURL = url("b")
    moved.outcome.isPrivate = true
    moved.outcome.certificate = CertificateFacts(leafExpiry: night, issuer: "CA")
    moved.outcome.message = Message(.movedPermanently, ["b": "2", "a": "1"])
    moved.since = night - day
    moved.isNew = true
    moved.history = [PastFinding(at: night, finding: .suspect, failure: .timeout)]
    moved.exception = AppliedException(
      pattern: "https://a.*", reason: "改版中", owner: "planning", until: "2026-06-30")
    var whole = report(
      [moved, verdict("c", .dead)],
      changes: .init(broken: [url("c")], mended: ["m"], added: ["n"], removed: ["r"]))
    whole.inside = [fault("no.html", line: 9)]
    whole.shards = [Shard(index: 2, count: 4) ?? .whole]
    return whole
  }

  @Test func `keeps all that a report knows`() throws {
    let record = try JSON(parsing: whole.record.bytes())
    #expect(try LinkReport(record: record) == whole)
  }

  @Test(arguments: [
    ("\"version\":1", "\"version\":2", "version"),
    ("\"excluded\"", "\"lost\"", "verdicts[0].verdict"),
    ("\"line\":3", "\"line\":\"3\"", "verdicts[0].places[0].line"),
    ("\"broken-link\"", "\"lost\"", "inside[0].code"),
    ("\"2/4\"", "\"5/4\"", "shards"),
    ("\"leafExpiry\":", "\"leaf\":", "verdicts[0].outcome.certificate.leafExpiry"),
  ])
  func `names the field that it cannot read`(old: String, new: String, field: String) throws {
    let text = String(decoding: whole.record.bytes(), as: UTF8.self)
    let record = try JSON(parsing: Array(text.replacing(old, with: new).utf8))
    #expect(throws: RecordError(field: field)) { try LinkReport(record: record) }
  }
}
