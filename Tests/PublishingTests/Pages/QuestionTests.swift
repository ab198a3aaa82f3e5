import Content
import Diagnostics
import Foundation
import Publishing
import Testing

@Suite struct `Questions and answers` {
  private static func files(_ body: String) -> [SourcePath: String] {
    [
      "content/faq.zh-Hant.md": "---\ntitle: 常見問答\ntype: faq\nsummary: 常見的問題。\n---\n" + body,
      "content/faq.en.md": "---\ntitle: Questions\ntype: faq\n---\n## How? {#apply}\n\nSo.\n",
    ]
  }

  private static let grouped = """
    開始之前。

    ## 申請

    ### 如何申請？ {#apply}

    填寫 **申請書**，見[費用](#費用多少)。

    - 線上
    - 臨櫃

    ### 費用多少？

    每件 200 元[^fee]。

    ## 進度

    查詢前請備妥案號。

    ### 如何查詢？

    來電查詢。

    [^fee]: 依收費標準。
    """

  @Test func `are grouped by the headings above them`() async throws {
    let site = try await BuiltSite(Self.files(Self.grouped))
    #expect(site.findings == [])
    #expect(site.faults() == [])
    try site.expect(
      "/faq/",
      showsInOrder: [
        #"<p class="lead">常見的問題。</p>"#, "<p>開始之前。</p>", #"<h2 id="申請">"#,
        #"<section class="qa" aria-labelledby="apply">"#, #"<h3 id="apply">"#,
        "<strong>申請書</strong>",
        ##"<a href="#apply" aria-label="本題的固定網址：如何申請？">"##, #"<h3 id="費用多少">"#,
        #"<h2 id="進度">"#, "<p>查詢前請備妥案號。</p>", #"<h3 id="如何查詢">"#, "依收費標準。",
      ])
    #expect(try site.page("/faq/").components(#"<section class="qa""#) == 3)
  }

  @Test func `are listed in the outline under their groups`() async throws {
    let site = try await BuiltSite(Self.files(Self.grouped))
    try site.expect(
      "/faq/",
      showsInOrder: [
        "本頁問題", ##"<a href="#申請">申請</a>"##, ##"<a href="#apply">如何申請？</a>"##,
        ##"<a href="#進度">進度</a>"##, ##"<a href="#如何查詢">如何查詢？</a>"##, "<article",
      ].dropLast())
  }

  @Test func `need no groups`() async throws {
    let site = try await BuiltSite(Self.files("## 如何申請？ {#apply}\n\n填表。\n\n## 多久？\n\n三日。\n"))
    #expect(site.findings == [])
    #expect(try site.page("/faq/").components(#"<section class="qa""#) == 2)
  }

  @Test func `may be none yet`() async throws {
    let site = try await BuiltSite(Self.files("整理中。\n"))
    #expect(site.findings == [])
    try site.expect("/faq/", shows: ["<p>整理中。</p>"])
  }

  @Test func `are told to machines with every answer`() async throws {
    let site = try await BuiltSite(Self.files(Self.grouped))
    let blocks = try HTMLPage(site.page("/faq/")).structuredData.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    let page = try #require(blocks.first { $0["@type"] as? String == "FAQPage" })
    let questions = try #require(page["mainEntity"] as? [[String: Any]])
    #expect(questions.map { $0["name"] as? String } == ["如何申請？", "費用多少？", "如何查詢？"])
    let answers = questions.map {
      ($0["acceptedAnswer"] as? [String: Any])?["text"] as? String ?? ""
    }
    #expect(answers[0].contains("<strong>申請書</strong>") && answers[0].contains("<li>臨櫃</li>"))
    #expect(answers[1].contains("每件 200 元"))
    #expect(answers[2] == "<p>來電查詢。</p>")
    #expect(page["inLanguage"] as? String == "zh-Hant")
    #expect(
      questions.map { $0["url"] as? String }[0] == "https://www.example.gov.tw/faq/#apply")
  }
}
