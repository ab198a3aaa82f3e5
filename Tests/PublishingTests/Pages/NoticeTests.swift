import Content
import Diagnostics
import Publishing
import Testing

@Suite struct `What readers must know first` {
  private static func page(_ keys: String) -> [SourcePath: String] {
    [
      "content/guide.zh-Hant.md": "---\ntitle: 指引\ndate: 115-01-01\n\(keys)\n---\n內容。\n",
      "content/guide.en.md": "---\ntitle: Guide\ndate: 2026-01-01\n---\nText.\n",
      "content/new.zh-Hant.md": "---\ntitle: 新指引\n---\n內容。\n",
    ]
  }

  @Test func `is that a page is a draft`() async throws {
    let site = try await BuiltSite(Self.page("draft: true")) { $0.includesDrafts = true }
    try site.expect("/guide/", shows: ["notice-warning", "本頁尚未發布，內容可能變動。"])
    try site.expect("/en/guide/", hides: ["notice-warning"])
  }

  @Test func `is that a section is a draft`() async throws {
    let site = try await BuiltSite([
      "content/news/_index.zh-Hant.md":
        "---\ntitle: 最新消息\ndraft: true\ncascade: { type: news }\n---\n"
    ]) { $0.includesDrafts = true }
    try site.expect("/news/", shows: ["本頁尚未發布，內容可能變動。"])
  }

  @Test func `is that there is a newer version, and where`() async throws {
    let site = try await BuiltSite(Self.page("status: superseded\nreplaced_by: /new/"))
    #expect(site.report.errorCount == 0)
    try site.expect(
      "/guide/",
      showsInOrder: [
        "<dt>狀態</dt><dd><span class=\"tag tag-warn\">已有新版</span></dd>", "notice-warning",
        "本頁已有新版", #"現行版本：<a href="/new/">新指引</a>"#,
      ])
  }

  @Test func `is that a page is withdrawn, with or without a successor`() async throws {
    let site = try await BuiltSite(Self.page("status: withdrawn"))
    try site.expect("/guide/", shows: ["notice-caution", "本頁已停止適用"])
    try site.expect("/guide/", hides: ["現行版本："])
    let replaced = try await BuiltSite(Self.page("status: withdrawn\nreplaced_by: new.md"))
    try replaced.expect("/guide/", shows: [#"現行版本：<a href="/new/">新指引</a>"#])
  }

  @Test func `names a successor in another language as such`() async throws {
    var files = Self.page("")
    files["content/guide.en.md"] =
      "---\ntitle: Guide\nstatus: superseded\nreplaced_by: new.md\n---\nText.\n"
    let site = try await BuiltSite(files)
    try site.expect(
      "/en/guide/",
      shows: [#"Current version: <a href="/new/" lang="zh-Hant" hreflang="zh-Hant">新指引</a>"#])
  }

  @Test func `is that a translation is not whole`() async throws {
    var files = Self.page("")
    files["content/guide.en.md"] = "---\ntitle: Guide\npartial: true\n---\nText.\n"
    let site = try await BuiltSite(files)
    try site.expect(
      "/en/guide/",
      shows: [
        "This translation is not complete",
        #"see the original: <a href="/guide/" lang="zh-Hant" hreflang="zh-Hant">指引</a>"#,
      ])
  }

  @Test func `is marked in lists too`() async throws {
    let site = try await BuiltSite([
      "content/news/old.zh-Hant.md":
        "---\ntitle: 舊公告\ndate: 115-01-01\nstatus: withdrawn\n---\n已無效。\n"
    ])
    try site.expect("/news/", showsInOrder: ["舊公告", "tag-bad", "已停止適用"])
  }

  @Test func `is followed at the foot by what has changed, newest first`() async throws {
    let site = try await BuiltSite(
      Self.page(
        "changes: [{ date: 115-02-01, note: 修正電話 }, { date: 115-03-02, note: 修正 <費用> }]"))
    try site.expect(
      "/guide/",
      showsInOrder: [
        #"<dt>更新日期</dt><dd><time datetime="2026-03-02">"#, "修正紀錄",
        #"<time datetime="2026-03-02">115年3月2日</time></dt><dd>修正 &lt;費用&gt;</dd>"#,
        #"<time datetime="2026-02-01">115年2月1日</time></dt><dd>修正電話</dd>"#,
      ])
  }

  @Test func `says how to reach the unit, where the facts come from and what may be downloaded`()
    async throws
  {
    var files = Self.page(
      """
      unit: planning
      keywords: [服務, 指引]
      categories: { service: [I00] }
      license: CC-BY-4.0
      attachments: [{ file: form.odt, title: 申請書 }]
      sources:
        - { title: 公開法, url: "https://law.example.gov.tw/", publisher: 法務單位, date: 110-01-01, accessed: 2026-01-02 }
        - { title: 新指引, url: /new/ }
      """)
    files["content/guide/form.odt"] = "x"
    let site = try await BuiltSite(files)
    #expect(site.report.errorCount == 0)
    try site.expect(
      "/guide/",
      showsInOrder: [
        #"<a href="/guide/form.odt">申請書（ODT，1 B）</a>"#,
        #"<a href="https://law.example.gov.tw/">公開法</a>，法務單位，<time datetime="2021-01-01">"#,
        "查閱日期：", #"<a href="/new/">新指引</a>。"#, "綜合企劃科",
        #"<a href="tel:+886-2-0000-0001">02-0000-0001</a>"#,
        #"<a href="/categories/service/I00/">服務分類 I00 公共資訊</a>"#, "<span>服務</span><span>指引</span>",
        #"<a href="https://creativecommons.org/licenses/by/4.0/deed.zh-hant">"#,
      ])
  }
}
