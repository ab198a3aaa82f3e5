import Content
import Diagnostics
import Publishing
import Testing

@Suite struct `Category lists` {
  private static let files: [SourcePath: String] = [
    "content/categories/service.yml": """
    - { code: I00, name: { zh-Hant: 公共資訊, en: Public information } }
    - { code: I10, name: { zh-Hant: 出版品, en: Publications } }
    - { code: I11, name: { zh-Hant: 期刊, en: Journals }, parent: I10 }
    - { code: J00, name: { zh-Hant: 外交, en: Foreign affairs } }
    """,
    "content/categories/theme.yml":
      "- { code: \"480\", name: { zh-Hant: 政府資訊, en: Government } }\n",
    "content/journal.zh-Hant.md":
      "---\ntitle: 本局期刊\ncategories: { service: [I11, I00], theme: [\"480\"] }\n---\n每季出版。\n",
    "content/journal.en.md":
      "---\ntitle: Our journal\ncategories: { service: [I11, I00], theme: [\"480\"] }\n---\nQuarterly.\n",
  ]

  @Test func `stand together and each alone, in both languages`() async throws {
    let site = try await BuiltSite(Self.files)
    #expect(site.findings == [])
    #expect(site.faults() == [])
    try site.expect(
      "/categories/",
      shows: [
        #"<h2 id="g:theme">主題分類</h2>"#, #"<h2 id="g:cake">施政分類</h2>"#, #"<h2 id="g:service">"#,
      ])
    try site.expect(
      "/en/categories/service/",
      shows: [
        #"<li><a href="/en/categories/service/I00/"><span class="code-tag">I00</span> <span class="name">Public information</span> <span class="count">2 pages</span></a></li>"#,
        #"<li class="child"><a href="/en/categories/service/I11/">"#, "1 page</span>",
        #"aria-current="page">"#,
      ])
    try site.expect("/en/categories/service/", hides: ["480"])
  }

  @Test func `link no class that has no page`() async throws {
    let site = try await BuiltSite(Self.files)
    try site.expect(
      "/categories/service/", shows: [#"<span class="empty"><span class="code-tag">J00</span>"#])
    try site.expect("/categories/service/", hides: [#"href="/categories/service/J00/""#])
    try site.expect("/categories/service/J00/", shows: ["目前沒有網頁。", "<dd>0筆</dd>"])
  }

  @Test func `give each class a page with the way to it and the classes beneath`() async throws {
    let site = try await BuiltSite(Self.files)
    try site.expect(
      "/categories/service/I11/",
      showsInOrder: [
        #"<a href="/">首頁</a>"#, #"<a href="/categories/">分類檢索</a>"#,
        #"<a href="/categories/service/">服務分類</a>"#,
        #"<a href="/categories/service/I00/">公共資訊</a>"#,
        #"<a href="/categories/service/I10/">出版品</a>"#, #"<span aria-current="page">期刊</span>"#,
        #"<span class="h1-agency">I11</span> 期刊"#, "<dd>1筆</dd>", #"<a href="/journal/">本局期刊</a>"#,
      ])
    try site.expect(
      "/categories/service/I10/", shows: ["下層分類", #"<a href="/categories/service/I11/">"#])
    try site.expect(
      "/en/categories/service/I00/", shows: ["<dd>2 pages</dd>", #"<a href="/en/journal/">"#])
  }

  @Test func `count a page once, in however many languages it is`() async throws {
    var files = Self.files
    files["content/journal.en.md"] = ""
    let site = try await BuiltSite(files)
    try site.expect(
      "/en/categories/service/I11/",
      shows: [
        "<dd>1 page</dd>",
        #"<a href="/en/journal/" lang="zh-Hant" hreflang="zh-Hant">本局期刊</a>"#,
      ])
  }

  @Test func `are empty, not missing, where the site has none`() async throws {
    let site = try await BuiltSite([
      "content/categories/service.yml": "", "content/news/open.zh-Hant.md": "",
      "content/news/open.en.md": "",
    ])
    #expect(site.findings == [])
    #expect(site.faults() == [])
    try site.expect("/categories/theme/", shows: ["主題分類"])
  }
}
