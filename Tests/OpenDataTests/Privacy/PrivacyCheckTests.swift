import Diagnostics
import OpenData
import Testing

@Suite struct PrivacyCheckTests {
  /// What stands for SHA-256 here: the value's length.
  private func check(
    _ fields: [Field]?, isExcepted: @escaping (PrivacyCheck.Value) -> Bool = { _ in false }
  ) -> PrivacyCheck {
    PrivacyCheck(
      file: "content/a.csv", schema: fields.map { TableSchema(fields: $0) },
      digest: { "digest of \($0.count)" }, isExcepted: isExcepted)
  }

  private func told(_ fields: [String], _ rows: [[String]]) -> [Diagnostic] {
    var check = check(fields.map { Field(name: $0) })
    for (row, cells) in rows.enumerated() {
      check.check(Record(cells)) { SourceRange(line: row + 2, column: $0 + 1) }
    }
    return check.finish()
  }

  @Test func `tells each kind at its cell, masked`() {
    let diagnostics = told(
      ["證號", "聯絡", "護照", "車號"],
      [
        ["A123456789", "0912-345-678", "312345678", "ABC-1234"], ["", "02-23456789", "", ""],
        ["Ａ８００００００１４", "service@example.com", "", ""],
      ])
    #expect(
      diagnostics.map(told) == [
        "personal-data 2:1 National ID number A1•••••89 in column '證號' must not be published",
        "personal-data 2:2 Mobile phone number 09•••••78 in column '聯絡' must not be published",
        "personal-data 2:3 Passport number 31•••••78 in column '護照' must not be published",
        "possible-personal-data 2:4 Number plate A•••••4 in column '車號' may tell who somebody is",
        "personal-data 4:1 Resident ID number A8•••••14 in column '證號' must not be published",
      ])
    #expect(diagnostics.map(\.severity) == [.error, .error, .error, .warning, .error])
    #expect(diagnostics.first?.help?.contains("declare 'mask'") == true)
    #expect(
      diagnostics.first?.help?.contains(
        "{ path: content/a.csv, kind: national-id, value_sha256: digest of 10,") == true)
  }

  @Test func `tells the place in text`() {
    let text = "第一行\n本人A123456789，手機\n0912 345 678"
    let file = SourceFile(path: "content/a.md", text: text)
    var check = check(nil)
    check.check(text: file.bytes) { file.range(of: $0) }
    let diagnostics = check.finish()
    #expect(
      diagnostics.map(told) == [
        "personal-data 2:7 National ID number A1•••••89 must not be published",
        "personal-data 3:1 Mobile phone number 09•••••78 must not be published",
      ])
    #expect(diagnostics.first?.range.end == SourcePosition(line: 2, column: 17))
    #expect(diagnostics.first?.help?.contains("'mask'") == false)
  }

  @Test func `leaves out what an exception holds for`() {
    var check = check([Field(name: "甲")]) { value in
      value.kind == .mobilePhone && value.normalized == Array("0912345678".utf8)
    }
    check.check(Record(["０９１２-345-678"])) { _ in .start }
    check.check(Record(["0912345679"])) { _ in .start }
    #expect(check.finish().count == 1)
  }

  @Test func `takes titles of columns for words as well`() {
    var field = Field(name: "no")
    field.title = LocalizedText([("zh-Hant", "護照號碼"), ("en", "Number")])
    var check = check([field])
    check.check(Record(["312345678"])) { _ in .start }
    #expect(check.finish().map(\.code) == [.personalData])
  }

  @Test func `takes an address for a person's beside a column of names`() {
    let address = "臺北市中正區重慶南路1段122號"
    #expect(told(["單位", "地址"], [["甲", address]]) == [])
    #expect(told(["姓名", "地址"], [["甲", address]]).map(\.code) == [.possiblePersonalData])
  }

  @Test func `finds nothing across cells`() {
    #expect(told(["甲", "乙", "丙"], [["A", "123456789", ""], ["0912", "345", "678"]]) == [])
    #expect(told(["護照", "乙"], [["", "312345678"]]) == [])
  }

  @Test func `counts what goes beyond its limit`() {
    let rows = (0..<1_000).map { _ in ["A123456789", "車號ABC-1234"] }
    let diagnostics = told(["甲", "乙"], rows)
    #expect(diagnostics.count == 2 * PrivacyCheck.limit + 2)
    #expect(
      diagnostics.suffix(2).map(told) == [
        "personal-data 22:1 980 more values of persons from here on",
        "possible-personal-data 22:2 980 more values of persons from here on",
      ])
  }

  @Test(arguments: [
    ("A123456789", PersonalDataKind.nationalID, "A1•••••89"),
    ("ａ１２３-456-789", .nationalID, "A1•••••89"),
    ("+886 912-345-678", .mobilePhone, "88•••••78"), ("ABC-1234", .licensePlate, "A•••••4"),
    ("69年1月2日", .birthday, "6•••••日"), ("臺北市中正區重慶南路1段122號", .address, "臺北•••••2號"),
    ("a@b.tw", .email, "A•••••W"), ("甲", .address, "•••••"), ("", .address, "•••••"),
  ])
  func `shows at most two characters at each end`(
    value: String, kind: PersonalDataKind, shown: String
  ) {
    #expect(kind.masked(Array(value.utf8)) == shown)
  }

  @Test func `never shows a value whole`() {
    var random = SeededGenerator(seed: 6)
    for _ in 0..<2_000 {
      let number = "09" + String(Int.random(in: 10_000_000...99_999_999, using: &random))
      let rows = [["護照 \(number.dropFirst())", number, "A123456789"]]
      for diagnostic in told(["甲", "乙", "丙"], rows) {
        for text in [diagnostic.message, diagnostic.help ?? ""] {
          #expect(!text.contains(number.dropFirst(3).prefix(4)) && !text.contains("23456"))
        }
      }
    }
  }

  private func told(_ diagnostic: Diagnostic) -> String {
    let start = diagnostic.range.start
    return "\(diagnostic.code.rawValue) \(start.line):\(start.column) \(diagnostic.message)"
  }
}
