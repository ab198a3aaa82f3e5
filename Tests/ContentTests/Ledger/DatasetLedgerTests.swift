import Content
import Diagnostics
import OpenData
import Testing

@Suite struct DatasetLedgerTests {
  private static let digest = String(repeating: "0a", count: 32)

  private static func table(_ name: String = "visits", rows: Int = 2) throws -> ContentSummary.Table
  {
    ContentSummary.Table(
      name: name,
      columns: [
        ContentSummary.Column(name: "月份", type: .yearmonth),
        ContentSummary.Column(name: "visits", type: .integer),
      ], rowCount: rows, digest: try #require(ContentDigest(hex: digest)))
  }

  private static func entry(
    _ name: String = "visits", tables: [ContentSummary.Table]? = nil
  ) throws -> DatasetLedger.Entry {
    let content = ContentSummary(tables: try tables ?? [table()])
    let version = DatasetVersion(
      number: .first, date: try #require(CalendarDate(year: 2026, month: 2, day: 5)),
      digest: content.digest.hex, change: .first)
    return DatasetLedger.Entry(name: name, versions: [version], content: content)
  }

  private static func written(_ entries: [DatasetLedger.Entry]) throws -> String {
    String(
      decoding: try DatasetLedger().recording(entries, tags: ["zh-Hant", "en"]), as: UTF8.self)
  }

  /// A written file without the comment at its head.
  private static func body(of text: String) -> String {
    text.firstRange(of: "- name").map { String(text[$0.lowerBound...]) } ?? ""
  }

  private static func check(_ text: String) -> [String] {
    told(DatasetLedger(Array(text.utf8)).check())
  }

  @Test func `is a text that people read and merge`() throws {
    var entry = try Self.entry()
    var second = entry.versions[0]
    second.number = SemanticVersion(1, 1, 0)
    second.date = try #require(CalendarDate(year: 2026, month: 3, day: 5))
    second.change = .rows
    second.note = LocalizedText([("zh-Hant", "新增2月資料。"), ("en", "February: \"added\".")])
    entry.versions.append(second)
    let digest = entry.content.digest.hex
    let text = try Self.written([entry])
    #expect(text.hasPrefix("# "))
    #expect(
      text.hasSuffix(
        """

        - name: visits
          versions:
            - version: 1.0.0
              date: 2026-02-05
              change: first
              digest: \(digest)
            - version: 1.1.0
              date: 2026-03-05
              change: rows
              digest: \(digest)
              note:
                zh-Hant: 新增2月資料。
                en: "February: \\"added\\"."
          tables:
            - name: visits
              rows: 2
              digest: \(Self.digest)
              columns:
                - [月份, yearmonth]
                - [visits, integer]

        """))
    #expect(DatasetLedger(Array(text.utf8))["visits"] == entry)
    #expect(Self.check(text) == [])
  }

  @Test func `remembers why a dataset was withdrawn`() throws {
    var entry = try Self.entry()
    let content = ContentSummary(tables: [])
    var version = entry.versions[0]
    version.number = SemanticVersion(2, 0, 0)
    version.change = .withdrawn
    version.digest = content.digest.hex
    entry.versions.append(version)
    entry.content = content
    var withdrawal = Withdrawal(
      date: version.date, reason: LocalizedText([("en", "Merged"), ("zh-Hant", "已併入")]),
      approver: LocalizedText("局長"))
    withdrawal.successor = "/datasets/all/"
    entry.withdrawal = withdrawal
    let text = try Self.written([entry])
    #expect(text.contains("  tables: []\n  withdrawn:\n    date: 2026-02-05\n"))
    let ledger = DatasetLedger(Array(text.utf8))
    #expect(ledger.check().isEmpty)
    #expect(ledger["visits"] == entry)
    #expect(ledger["visits"]?.withdrawal?.reason[tag: "fr"] == "Merged")
  }

  @Test func `keeps what it does not change, byte by byte`() throws {
    let ledger = DatasetLedger(Array(try Self.written([Self.entry("b"), Self.entry("d")]).utf8))
    let text = String(decoding: ledger.bytes(of: "d") ?? [], as: UTF8.self)
      .replacing("change: first", with: "change: first   # by hand")
    let edited = DatasetLedger(
      Array(String(decoding: ledger.bytes(of: "b") ?? [], as: UTF8.self).utf8)
        + Array(text.utf8) + Array("\n\n".utf8))
    let bytes = try edited.recording(
      [Self.entry("c"), Self.entry("a")], tags: ["zh-Hant"])
    let result = String(decoding: bytes, as: UTF8.self)
    #expect(result.hasSuffix(text))
    #expect(DatasetLedger(bytes).names == ["a", "b", "c", "d"])
    #expect(Self.check(result) == [])
    // What it wrote is what it writes.
    #expect(try DatasetLedger(bytes).recording([], tags: ["zh-Hant"]) == bytes)
  }

  @Test(arguments: [
    "", " ", "null", "~", "yes", "1.0", "2026-01-01", "- a", "a: b", "a #b", "#", "[a]", "{",
    "a, b",
    "\"", "'", "\\", "a\nb", "\t", "\u{0}", "\u{7F}", "\u{85}", "\u{2028}", "a\u{FEFF}", "\u{FFFF}",
    "\u{200E}", "\u{1F600}", "👩‍👩‍👧", "件數（次）", "每 km²", "&a", "*a", "!a", "%a", "@a", "`a", "a ", "|",
    ">",
  ])
  func `reads every text as it was written`(text: String) throws {
    var tables = [try Self.table(text, rows: 0)]
    tables[0].columns[0].name = text
    var entry = try Self.entry(tables: tables)
    entry.versions[0].note = LocalizedText([("en", text), ("zh-Hant", "甲")])
    let ledger = DatasetLedger(Array(try Self.written([entry]).utf8))
    #expect(ledger["visits"] == entry)
    #expect(ledger.check().isEmpty)
  }

  @Test func `reads any texts as they were written`() throws {
    var random = SeededGenerator(seed: 115)
    for _ in 0..<200 {
      func text() -> String {
        var text = ""
        for _ in 0..<(random.next() % 12) {
          let value = UInt32(
            random.next() % 4 == 0 ? random.next() % 0x11_0000 : random.next() % 0x80)
          text.unicodeScalars.append(Unicode.Scalar(value) ?? "甲")
        }
        return text
      }
      var entry = try Self.entry()
      entry.content.tables[0].name = text()
      entry.content.tables[0].columns = (0..<3).map { _ in
        ContentSummary.Column(name: text(), type: .any)
      }
      entry.versions[0].digest = entry.content.digest.hex
      entry.versions[0].note = LocalizedText(text())
      let ledger = DatasetLedger(Array(try Self.written([entry]).utf8))
      #expect(ledger["visits"] == entry)
    }
  }

  @Test func `refuses an entry that could not be read again`() throws {
    let columns = (0..<30_000).map { ContentSummary.Column(name: "c\($0)", type: .any) }
    var tables = [try Self.table()]
    tables[0].columns = columns
    let entry = try Self.entry("wide", tables: tables)
    let error = #expect(throws: DatasetLedger.Unreadable.self) {
      try DatasetLedger().recording([entry], tags: [])
    }
    #expect(error?.name == "wide")
  }

  @Test(arguments: [
    ("change: first", "change: frist", "6:15 'change' is 'frist'; did you mean 'first'?"),
    (
      "version: 1.0.0", "version: 1.0",
      "4:16 'version' is '1.0'; it takes three numbers such as 1.4.0"
    ),
    ("date: 2026-02-05", "date: soon", "5:13 'date' is 'soon', which is no date"),
    ("      change: first\n", "", "4:7 A version needs 'change'"),
    ("rows: 2", "rows: 3", "3:3 The digest of version 1.0.0 is not that of the tables"),
    ("rows: 2", "rows: two", "10:13 'rows' is 'two'; it takes a whole number from 0 to \(Int.max)"),
    ("[月份, yearmonth]", "月份", "13:11 A column is [name, type]"),
    (
      "  versions:", "  verions:",
      "3:3 'verions' is no key of an entry of datasets.yml; did you mean 'versions'?"
    ),
    ("  tables:", "=======\n  tables:", ""),
    ("- name: visits", "- nome: visits", "2:1"),
  ])
  func `tells what a hand has broken, at its line`(
    original: String, edited: String, problem: String
  ) throws {
    let text = try Self.written([Self.entry()])
    let body = "# \n" + Self.body(of: text)
    let problems = Self.check(body.replacing(original, with: edited, maxReplacements: 1))
    #expect(
      problems.contains { $0.hasPrefix("ledger-syntax \(problem)") }, "\(problems)")
    #expect(problems.allSatisfy { $0.hasPrefix("ledger-syntax ") })
  }

  @Test func `tells what a merge has left`() throws {
    let one = try Self.written([Self.entry()])
    let body = Self.body(of: one)
    #expect(
      Self.check(body + body) == [
        "ledger-syntax \(body.split(separator: "\n").count + 1):1 The dataset 'visits' is listed twice"
      ])
    #expect(
      Self.check("<<<<<<< HEAD\n" + body) == ["ledger-syntax 1:1 The line is no entry of a dataset"]
    )
    #expect(!Self.check(body + ">>>>>>> other\n").isEmpty)
  }

  @Test func `tells versions that do not follow each other`() throws {
    var entry = try Self.entry()
    entry.versions.append(entry.versions[0])
    let text = try Self.written([Self.entry()])
    let version = """
          - version: 1.0.0
            date: 2026-02-05
            change: first
            digest: \(entry.content.digest.hex)

      """
    let problems = Self.check(text.replacing(version, with: version + version))
    #expect(problems.count == 1)
    #expect(
      problems[0].hasSuffix("Version 1.0.0 of 2026-02-05 can't follow 1.0.0 of 2026-02-05"))
  }

  @Test(arguments: ["", "# nothing yet\n", "\u{FEFF}# nothing\n\n"])
  func `has no entries where the file has none`(text: String) {
    let ledger = DatasetLedger(Array(text.utf8))
    #expect(ledger.names.isEmpty)
    #expect(ledger["visits"] == nil)
    #expect(ledger.check().isEmpty)
  }

  @Test func `never fails on damaged bytes`() throws {
    let bytes = Array(try Self.written([Self.entry("a"), Self.entry("b")]).utf8)
    var random = SeededGenerator(seed: 7)
    for length in stride(from: 0, to: bytes.count, by: 11) {
      var damaged = Array(bytes[..<length])
      for _ in 0..<3 where !damaged.isEmpty {
        damaged[Int(random.next() % UInt64(damaged.count))] = UInt8(random.next() % 256)
      }
      let ledger = DatasetLedger(damaged)
      _ = ledger.check()
      for name in ledger.names { _ = ledger[name] }
    }
  }
}
