import Content
import Diagnostics
import Publishing
import Testing

@Suite struct `Links of written pages` {
  /// The built-in template of ordinary pages with something after the text.
  private static func template(_ addition: String) throws -> String {
    let template = String(
      decoding: try #require(Theme.builtIn["page.mustache"]).bytes, as: UTF8.self)
    return template.replacing("{{>partials/text}}", with: "{{>partials/text}}\n\(addition)")
  }

  @Test(arguments: [
    (#"<a href="/none/">x</a>"#, "'/none/'"), ("<a href='/none/'>x</a>", "'/none/'"),
    ("<a href=/none/>x</a>", "'/none/'"), (#"<A HREF="/none/">x</A>"#, "'/none/'"),
    (#"<a href="none/">x</a>"#, "'none/'"),
    (#"<a href="../../none/?q#x">x</a>"#, "'../../none/?q#x'"),
    (#"<a href="/n&#x6F;ne/">x</a>"#, "'/none/'"), (#"<a href="/%6Eone/">x</a>"#, "'/%6Eone/'"),
    (
      #"<a href="https://www.example.gov.tw/none/?q">x</a>"#,
      "'https://www.example.gov.tw/none/?q'"
    ),
    (
      #"<link rel="canonical" href="https://WWW.example.gov.tw:443/none/">"#,
      "'https://WWW.example.gov.tw:443/none/'"
    ),
    (#"<img src="/none.png" alt="">"#, "'/none.png'"),
    (#"<form action="/none/"></form>"#, "'/none/'"),
    (#"<video poster="/none.png"></video>"#, "'/none.png'"),
    (#"<q cite="/none/">x</q>"#, "'/none/'"),
    (#"<object data="/none.pdf"></object>"#, "'/none.pdf'"),
    (#"<img srcset="/none.png 2x" alt="">"#, "'/none.png'"),
    (#"<p style="background: url(/none.png)">x</p>"#, "'/none.png'"),
    ("<style>p { background: url('/none.png') }</style>", "'/none.png'"),
    (#"<meta http-equiv="refresh" content="9; url=/none/">"#, "'/none/'"),
    (#"<link rel="alternate" type="application/atom+xml" href="/none.xml">"#, "'/none.xml'"),
  ])
  func `that a template leads to no file are told with the template`(
    markup: String, link: String
  ) async throws {
    let site = try await BuiltSite(["templates/page.mustache": Self.template(markup)])
    let finding = try #require(site.report.diagnostics.first)
    #expect(finding.code == .brokenLink)
    #expect(finding.severity == .error)
    #expect(finding.file == "templates/page.mustache")
    #expect(finding.message.contains(link) && finding.message.contains("leads to no file"))
    #expect(site.report.diagnostics.allSatisfy { $0.code == .brokenLink })
  }

  @Test(arguments: [
    "#nowhere", "/news/#nowhere", "./#nowhere", "/en/news/?q#nowhere",
    "https://www.example.gov.tw/news/#nowhere",
  ])
  func `that a template leads to no id are told with the template`(link: String) async throws {
    let site = try await BuiltSite([
      "templates/page.mustache": Self.template("<a hreflang=\"x\" href=\"\(link)\">x</a>")
    ])
    #expect(!site.report.diagnostics.isEmpty)
    for finding in site.report.diagnostics {
      #expect(finding.code == .brokenAnchor)
      #expect(finding.file == "templates/page.mustache")
      #expect(finding.message.contains("'\(link)'") && finding.message.contains("leads to no id"))
    }
  }

  @Test(arguments: [
    ("<a href=\"/news/\">x</a>", "'/news/' takes readers of 'en' to 'zh-Hant'", "news/"),
    (
      "<a class=x href='/en/news/#C'>x</a>", "'/en/news/#C' takes readers of 'zh-Hant' to 'en'",
      "news/#C"
    ),
    (
      "<a href=\"/en/news/open\">x</a>", "'/en/news/open' takes readers of 'zh-Hant' to 'en'",
      "news/open"
    ),
    (
      "<a href=\"https://www.example.gov.tw/\">x</a>",
      "'https://www.example.gov.tw/' takes readers of 'en' to 'zh-Hant'", ""
    ),
  ])
  func `that a template writes for one language are told with the template`(
    markup: String, message: String, suggestion: String
  ) async throws {
    let site = try await BuiltSite(["templates/page.mustache": Self.template("\n\(markup)")])
    let finding = try #require(site.report.diagnostics.first)
    #expect(finding.code == .wrongLanguage && finding.severity == .warning)
    #expect(finding.file == "templates/page.mustache" && finding.range.start.line > 1)
    #expect(finding.message.hasPrefix(message))
    #expect(finding.suggestion == "{{site.home_url}}" + suggestion)
    #expect(site.findings.count == 1)
  }

  @Test(arguments: [
    "<a href=\"{{site.home_url}}news/\">x</a>", "<a href=\"/en/news/\">English</a>",
    "<a href=\"/en/news/\" hreflang=\"en\">x</a>", "<a href=\"/feed.xml\">x</a>",
    "<img src=\"/assets/style.css\" alt=\"\">", "<a href=\"#C\">x</a>",
  ])
  func `that a template writes for one language may say so`(markup: String) async throws {
    let site = try await BuiltSite(["templates/page.mustache": Self.template(markup)])
    #expect(site.findings == [])
  }

  @Test func `that what fills a template writes wrong are told with the page`() async throws {
    let site = try await BuiltSite([
      "templates/page.mustache": Self.template("<a href=\"/none/{{title}}/\">x</a>")
    ])
    #expect(site.findings.contains { $0.hasPrefix("content/news/open.zh-Hant.md:1:1: error: ") })
  }

  @Test(arguments: [
    "/news/", "/news", "/news/#", "/en/news/#C", "#", "#C", "../", ".", "?q", "/feed.xml#x",
    "/news/index.html", "https://www.example.org/none/", "https://www.example.gov.tw",
    "https://www.example.gov.tw/news/#C", "https://www.example.gov.tw:8443/none/",
    "//www.example.org/none/",
    "mailto:a@example.org",
    "tel:+886200000001", "data:,x", "",
  ])
  func `that a template writes right are not told`(link: String) async throws {
    let site = try await BuiltSite([
      "templates/page.mustache": Self.template("<a hreflang=\"x\" href=\"\(link)\">x</a>")
    ])
    #expect(site.findings == [])
  }

  private static let linked: [SourcePath: String] = BuiltSite.base.merging([
    "content/guide.zh-Hant.md": "---\ntitle: 指引\n---\n## 申請 {#apply}\n\n甲。\n",
    "content/guide.en.md": "---\ntitle: Guide\n---\n## Apply {#apply}\n\nA.\n",
    "content/news/link.zh-Hant.md":
      "---\ntitle: 連結\ndate: 2026-01-01\n---\n第一段。\n\n見[申請](/guide/#apply)。\n",
    "content/news/link.en.md":
      "---\ntitle: Link\ndate: 2026-01-01\n---\nFirst.\n\nSee [how](/guide/#apply).\n",
  ]) { $1 }

  @Test func `that lose their heading on another page are told at their line`() async throws {
    var sources = Self.linked
    var kept = KeptSite()
    try await kept.build(sources)
    #expect(kept.report.diagnostics == [])
    let files = kept.files

    sources["content/guide.en.md"] = "---\ntitle: Guide\n---\nA.\n"
    try await kept.build(sources)
    let finding = try #require(kept.report.diagnostics.first { $0.severity == .error })
    #expect(finding.code == .brokenAnchor)
    #expect(finding.file == "content/news/link.en.md")
    #expect(finding.range.start.line == 7 && finding.range.start.column == 11)
    #expect(finding.message == "No heading on /en/guide/ has the id 'apply'")
    #expect(!kept.written.contains("en/news/link/index.html"))
    #expect(kept.files == files)

    sources["content/guide.en.md"] = Self.linked["content/guide.en.md"]
    try await kept.build(sources)
    #expect(kept.report.diagnostics == [])
  }

  @Test(arguments: ["/guide/", "/guide/#apply"])
  func `of a template that lose their page are told by the next build`(link: String) async throws {
    var sources = BuiltSite.base
    sources["content/guide.zh-Hant.md"] = Self.linked["content/guide.zh-Hant.md"]
    sources["content/guide.en.md"] = Self.linked["content/guide.en.md"]
    sources["templates/page.mustache"] = try Self.template("<a hreflang=x href=\"\(link)\">x</a>")
    var kept = KeptSite()
    try await kept.build(sources)
    #expect(kept.report.diagnostics == [])
    sources["content/guide.zh-Hant.md"] = nil
    sources["content/guide.en.md"] = nil
    try await kept.build(sources)
    #expect(kept.report.diagnostics.map(\.code) == [.brokenLink])
    #expect(kept.report.diagnostics.map(\.file) == ["templates/page.mustache"])
  }
}
