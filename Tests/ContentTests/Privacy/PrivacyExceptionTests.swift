import Content
import Diagnostics
import OpenData
import Testing

@Suite struct PrivacyExceptionTests {
  private static let digest = String(repeating: "0123456789abcdef", count: 4)

  private func decode(
    _ text: String, today: String = "2026-06-30"
  ) throws -> (exceptions: [PrivacyException], diagnostics: [Diagnostic]) {
    let (node, diagnostics) = yaml(text)
    let (exceptions, problems) = PrivacyException.decode(
      node, file: SourceFile(path: PrivacyException.path, text: text),
      languages: [.chinese, .english], today: try #require(CalendarDate(parsing: today)))
    return (exceptions, diagnostics + problems)
  }

  private func value(
    _ kind: PersonalDataKind, _ normalized: String, sha256: String = ""
  ) -> PrivacyCheck.Value {
    PrivacyCheck.Value(kind: kind, normalized: Array(normalized.utf8), sha256: sha256)
  }

  @Test func `reads every key`() throws {
    let (exceptions, diagnostics) = try decode(
      """
      - path: content/data/contacts.csv
        kind: mobile
        value_sha256: \(Self.digest.uppercased())
        reason: { zh-Hant: 公務手機, en: Office phone }
        reviewer: 資訊室
        until: 115-12-31
      - { path: "content/*.md", kind: national-id, pattern: "A1-23*", reason: 範例, reviewer: 法制室 }
      """)
    #expect(told(diagnostics) == [])
    #expect(exceptions.map(\.kind) == [.mobilePhone, .nationalID])
    #expect(
      exceptions.map(\.values) == [.sha256(Self.digest), .pattern(ValuePattern("A123*"))])
    #expect(exceptions.map(\.reviewer) == ["資訊室", "法制室"])
    #expect(exceptions.first?.reason[.english] == "Office phone")
    #expect(exceptions.map(\.until?.description) == ["2026-12-31", nil])
  }

  @Test func `holds for one value in its files`() throws {
    let exception = try #require(
      try decode(
        "- { path: content/a.csv, kind: mobile, value_sha256: \(Self.digest), reason: 甲, reviewer: 乙 }"
      ).exceptions.first)
    let phone = value(.mobilePhone, "0912345678", sha256: Self.digest)
    #expect(exception.matches(phone, in: "content/a.csv"))
    #expect(!exception.matches(phone, in: "content/b.csv"))
    #expect(!exception.matches(phone, in: "content/a.csv.md"))
    #expect(
      !exception.matches(value(.passport, "0912345678", sha256: Self.digest), in: "content/a.csv"))
    #expect(!exception.matches(value(.mobilePhone, "0912345678", sha256: "0"), in: "content/a.csv"))
  }

  @Test(arguments: [
    ("0800*", "0800024995", true), ("0800*", "0912345678", false),
    ("０９１２-345*", "0912345678", true),
    ("09????5678", "0912345678", true), ("09???5678", "0912345678", false),
    ("*5678", "0912345678", true),
    ("*34*78", "0912345678", true), ("0912345678", "0912345678", true),
    ("0912345678*", "0912345678", true),
    ("0912", "0912345678", false), ("*56*567*", "0912345678", false),
  ])
  func `holds for values of a pattern`(pattern: String, number: String, holds: Bool) throws {
    let (exceptions, diagnostics) = try decode(
      "- { path: content/data/*.csv, kind: mobile, pattern: \"\(pattern)\", reason: 甲, reviewer: 乙 }"
    )
    #expect(told(diagnostics) == [])
    let exception = try #require(exceptions.first)
    #expect(exception.matches(value(.mobilePhone, number), in: "content/data/a.csv") == holds)
    #expect(!exception.matches(value(.mobilePhone, number), in: "content/a.csv"))
  }

  @Test(.timeLimit(.minutes(15))) func `matches hostile patterns in no time`() {
    let pattern = ValuePattern(String(repeating: "*a", count: 1_000) + "b")
    #expect(!pattern.matches(String(repeating: "a", count: 20_000)))
  }

  @Test(arguments: [
    ("path: content/a.csv", DiagnosticCode.wrongType), ("- content/a.csv", .wrongType),
    ("- { kind: mobile, pattern: 0800*, reason: 甲, reviewer: 乙 }", .missingKey),
    ("- { path: content/a.csv, pattern: 0800*, reason: 甲, reviewer: 乙 }", .missingKey),
    ("- { path: content/a.csv, kind: mobile, reason: 甲, reviewer: 乙 }", .missingKey),
    ("- { path: content/a.csv, kind: mobile, pattern: 0800*, reviewer: 乙 }", .missingKey),
    ("- { path: content/a.csv, kind: mobile, pattern: 0800*, reason: 甲 }", .missingKey),
    ("- { path: content/a.csv, kind: phone, pattern: 0800*, reason: 甲, reviewer: 乙 }", .wrongValue),
    ("- { path: /a.csv, kind: mobile, pattern: 0800*, reason: 甲, reviewer: 乙 }", .wrongValue),
    (
      "- { path: content/a.csv, kind: mobile, pattern: \"*\", reason: 甲, reviewer: 乙 }", .wrongValue
    ),
    (
      "- { path: content/a.csv, kind: mobile, pattern: \"?-?*\", reason: 甲, reviewer: 乙 }",
      .wrongValue
    ),
    (
      "- { path: content/a.csv, kind: mobile, value_sha256: 0123, reason: 甲, reviewer: 乙 }",
      .wrongValue
    ),
    (
      "- { path: content/a.csv, kind: mobile, pattern: 0800*, reason: \" \", reviewer: 乙 }",
      .wrongValue
    ),
    (
      "- { path: content/a.csv, kind: mobile, pattern: 0800*, reason: 甲, reviewer: \"　\" }",
      .wrongValue
    ),
    (
      "- { path: content/a.csv, kind: mobile, pattern: 0800*, value_sha256: \(digest), reason: 甲, reviewer: 乙 }",
      .wrongValue
    ),
    (
      "- { path: content/a.csv, kind: mobile, pattern: 0800*, reason: 甲, reviewer: 乙, until: soon }",
      .wrongDate
    ),
    (
      "- { path: content/a.csv, kind: mobile, pattern: 0800*, reason: 甲, reviewer: 乙, untill: 2026-01-01 }",
      .unknownKey
    ),
  ])
  func `tells what is wrong`(text: String, code: DiagnosticCode) throws {
    let (exceptions, diagnostics) = try decode(text)
    #expect(diagnostics.contains { $0.code == code }, "\(told(diagnostics))")
    #expect(exceptions.isEmpty || code == .unknownKey)
  }

  @Test func `shows what a key that is missing may hold`() throws {
    #expect(
      try decode("- { pattern: 0800* }").diagnostics.map(\.help) == [
        "Such as `path: content/data/contacts.csv`.", "Such as `kind: mobile`.",
        "Such as `reason: 對外服務電話`.", "Such as `reviewer: 資訊室`.",
      ])
  }

  @Test(arguments: [("2026-06-29", true), ("2026-06-30", true), ("2026-07-01", false)])
  func `holds through its last day`(today: String, holds: Bool) throws {
    let (exceptions, diagnostics) = try decode(
      "- { path: content/a.csv, kind: mobile, pattern: 0800*, reason: 甲, reviewer: 乙, until: 2026-06-30 }",
      today: today)
    #expect(exceptions.isEmpty != holds)
    #expect(diagnostics.map(\.code) == (holds ? [] : [.expiredException]))
    #expect(diagnostics.allSatisfy { $0.severity == .warning })
  }

  @Test(arguments: ["", "# nothing yet\n", "[]\n"])
  func `has no entries where the file has none`(text: String) throws {
    #expect(try decode(text).exceptions.isEmpty)
    #expect(try decode(text).diagnostics.isEmpty)
  }
}
