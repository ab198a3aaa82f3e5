import Content
import Diagnostics
import OpenData
import Testing

@Suite struct GoneAddressTests {
  private func decode(
    _ text: String
  ) -> (addresses: [GoneAddress], diagnostics: [Diagnostic]) {
    let (node, diagnostics) = yaml(text)
    let (addresses, problems) = GoneAddress.decode(
      node, file: SourceFile(path: GoneAddress.path, text: text),
      languages: [.chinese, .english])
    return (addresses, diagnostics + problems)
  }

  @Test func `reads address, date, reason and successor`() throws {
    let (addresses, diagnostics) = decode(
      """
      - url: /plans/110/
        date: 113-12-31
        reason: { zh-Hant: 已歸檔, en: In the archive }
        successor: /plans/
      - { url: /old.aspx, date: 2026-01-02, reason: 停用 }
      """)
    #expect(told(diagnostics) == [])
    #expect(addresses.map(\.url.value) == ["/plans/110/", "/old.aspx"])
    #expect(addresses.map(\.date.description) == ["2024-12-31", "2026-01-02"])
    #expect(addresses[0].reason[.english] == "In the archive")
    #expect(addresses.map(\.successor?.value) == ["/plans/", nil])
  }

  @Test(arguments: [
    ("/plans/110", "/plans/110/"), ("/%E8%A8%88%E7%95%AB/", "/計畫/"), ("/a b/", "/a b/"),
    ("/cafe\u{301}/", "/caf\u{E9}/"), ("/old/form.odt", "/old/form.odt"),
  ])
  func `takes an address as readers type it`(written: String, address: String) {
    let (addresses, diagnostics) = decode(
      "- { url: \"\(written)\", date: 2026-01-01, reason: 停用 }")
    #expect(told(diagnostics) == [])
    #expect(addresses.map { Array($0.url.value.utf8) } == [Array(address.utf8)])
  }

  @Test(arguments: [
    "plans/110/", "https://www.example.gov.tw/plans/110/", "/a/../b/", "/a//b/", "/a/?id=1",
    "/a#b", "/%FF/", "/a\\\\b/", "/a\\tb/",
  ])
  func `refuses what is no address of the site`(written: String) {
    let (addresses, diagnostics) = decode(
      "- { url: \"\(written)\", date: 2026-01-01, reason: 停用 }")
    #expect(addresses.isEmpty)
    #expect(diagnostics.map(\.code) == [.wrongValue])
    #expect(diagnostics.first?.help != nil)
  }

  @Test(arguments: [
    ("url: /a/", DiagnosticCode.wrongType), ("- /a/", .wrongType),
    ("- { url: /a/, date: 2026-01-01 }", .missingKey),
    ("- { url: /a/, reason: 停用 }", .missingKey),
    ("- { date: 2026-01-01, reason: 停用 }", .missingKey),
    ("- { url: /a/, date: soon, reason: 停用 }", .wrongDate),
    ("- { url: /a/, date: 2026-01-01, reason: [停用] }", .wrongType),
    ("- { url: /a/, date: 2026-01-01, reason: { fr: fini } }", .unknownLanguage),
    ("- { url: /a/, date: 2026-01-01, reason: 停用, sucessor: /b/ }", .unknownKey),
    ("- { url: [/a/], date: 2026-01-01, reason: 停用 }", .wrongType),
    ("- url: [\n", .yamlSyntax),
  ])
  func `tells what is wrong`(text: String, code: DiagnosticCode) {
    #expect(decode(text).diagnostics.contains { $0.code == code })
  }

  @Test func `shows what a key that is missing may hold`() {
    #expect(
      decode("- { successor: / }").diagnostics.map(\.help) == [
        "Such as `url: /plans/108/`.", "Such as `date: 2026-01-31`.", "Such as `reason: 已併入新計畫`.",
      ])
  }

  @Test(arguments: ["", "# nothing yet\n", "[]\n"])
  func `has no entries where the file has none`(text: String) {
    #expect(decode(text).addresses.isEmpty)
    #expect(decode(text).diagnostics.isEmpty)
  }
}
