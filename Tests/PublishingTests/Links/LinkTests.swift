import Content
import Diagnostics
import Publishing
import Testing

@Suite struct `Links` {
  /// A page with one link, and what becomes of it.
  private func href(
    _ destination: String, in language: String = "zh-Hant", _ files: [SourcePath: String] = [:]
  ) async throws -> (html: String, findings: [String]) {
    var files = files
    files["content/guide.zh-Hant.md"] = "---\ntitle: 指引\n---\n## 申請\n\n甲。\n"
    files["content/guide.en.md"] = "---\ntitle: Guide\n---\n## Apply\n\nA.\n"
    let page = SourcePath("content/news/link.\(language).md")
    files[page] = "---\ntitle: Link\ndate: 2026-01-01\n---\nSee [this](\(destination)).\n"
    let site = try await BuiltSite(files)
    let html = try site.page(language == "en" ? "/en/news/link/" : "/news/link/")
    return (html, site.findings.filter { !$0.contains("missing-translation") })
  }

  @Test(arguments: [
    ("../guide.md", "zh-Hant", "href=\"/guide/\""),
    ("../guide.md", "en", "href=\"/en/guide/\""),
    ("../guide.zh-Hant.md", "en", "href=\"/guide/\" hreflang=\"zh-Hant\""),
    ("/guide/", "en", "href=\"/en/guide/\""),
    ("/guide", "en", "href=\"/en/guide/\""),
    ("/en/guide/", "zh-Hant", "href=\"/en/guide/\" hreflang=\"en\""),
    ("/guide/#apply", "en", "href=\"/en/guide/#apply\""),
    ("/guide/#%E7%94%B3%E8%AB%8B", "zh-Hant", "href=\"/guide/#申請\""),
    ("/categories/", "en", "href=\"/en/categories/\""),
    ("/feed.xml", "en", "href=\"/en/feed.xml\""),
    ("open.md", "en", "href=\"/en/news/open/\""),
    ("_index.md", "en", "href=\"/en/news/\""),
    ("../index.md", "en", "href=\"/en/\""),
    ("https://www.gov.tw/", "en", "href=\"https://www.gov.tw/\""),
    ("https://www.example.gov.tw/guide/", "en", "href=\"/en/guide/\""),
    ("HTTPS://WWW.example.gov.tw:443/guide/#apply", "en", "href=\"/en/guide/#apply\""),
    ("https://www.example.gov.tw/en/guide/?q=1", "en", "href=\"/en/guide/?q=1\""),
    ("https://www.example.gov.tw", "en", "href=\"/en/\""),
    ("http://www.example.gov.tw/no/", "en", "href=\"http://www.example.gov.tw/no/\""),
    ("https://www.example.gov.tw.example/", "en", "href=\"https://www.example.gov.tw.example/\""),
    ("mailto:a@example.gov.tw", "en", "href=\"mailto:a@example.gov.tw\""),
    ("/guide/?q=1", "zh-Hant", "href=\"/guide/?q=1\""),
  ])
  func `lead to the reader's language`(
    destination: String, language: String, expected: String
  ) async throws {
    let (html, findings) = try await href(destination, in: language)
    #expect(html.contains(expected))
    #expect(findings.allSatisfy { $0.contains("[wrong-language]") })
  }

  @Test func `lead to the original where there is no translation, and say so`() async throws {
    let (html, findings) = try await href(
      "only.md", in: "en",
      ["content/news/only.zh-Hant.md": "---\ntitle: 只有中文\ndate: 2026-01-01\n---\n甲\n"])
    #expect(html.contains("href=\"/news/only/\" hreflang=\"zh-Hant\""))
    #expect(findings == [])
  }

  @Test(arguments: [
    ("/gude/", "error: No page or file stands at /gude/; did you mean '/guide/'? [broken-link]"),
    ("opn.md", "error: 'opn.md' is no page; did you mean '/en/news/open/'? [broken-link]"),
    ("form.odt", "error: 'form.odt' is no file beside the page [missing-file]"),
    ("../../secret.md", "error: '../../secret.md' leads out of content/ [path-outside-site]"),
    ("//example.gov.tw/", "error: '//example.gov.tw/' has no scheme [broken-link]"),
    ("#none", "error: No heading on this page has the id 'none' [broken-anchor]"),
    (
      "/guide/#aply",
      "error: No heading on /en/guide/ has the id 'aply'; did you mean 'apply'? [broken-anchor]"
    ),
    (
      "https://www.example.gov.tw/gude/",
      "error: No page or file stands at /gude/; did you mean '/guide/'? [broken-link]"
    ),
    (
      "https://www.example.gov.tw/guide/#aply",
      "error: No heading on /en/guide/ has the id 'aply'; did you mean 'apply'? [broken-anchor]"
    ),
  ])
  func `that lead nowhere are told at their place`(destination: String, message: String)
    async throws
  {
    let (_, findings) = try await href(destination, in: "en")
    #expect(findings == ["content/news/link.en.md:5:12: " + message])
  }

  @Test func `to a draft say that it is one`() async throws {
    let draft: [SourcePath: String] = [
      "content/news/soon.en.md": "---\ntitle: Soon\ndate: 2026-01-01\ndraft: true\n---\n"
    ]
    let (_, findings) = try await href("soon.md", in: "en", draft)
    #expect(
      findings == [
        "content/news/link.en.md:5:12: error: 'soon.md' is a draft, which is not published "
          + "[broken-link]"
      ])
  }

  @Test(arguments: [
    ("expires: 2026-01-01", "2025-12-01", "has expired"),
    ("subtitle: x", "2099-01-01", "is not published yet"),
    ("draft: true", "2026-01-01", "is a draft, which is not published"),
  ])
  func `to a page that is withheld say why`(key: String, date: String, state: String) async throws {
    let text = "---\ntitle: Soon\ndate: \(date)\n\(key)\n---\n".replacing("subtitle: x\n", with: "")
    let page: [SourcePath: String] = ["content/news/soon.en.md": text]
    for destination in ["/news/soon/", "/en/news/soon/"] {
      let (_, findings) = try await href(destination, in: "en", page)
      #expect(
        findings == [
          "content/news/link.en.md:5:12: error: The page at \(destination) \(state) [broken-link]"
        ])
    }
  }

  @Test(arguments: [
    ("../guide.zh-Hant.md", "en", "/en/guide/"), ("/en/guide/", "zh-Hant", "/guide/"),
    ("/en/categories/", "zh-Hant", "/categories/"), ("/en/guide/#apply", "zh-Hant", "/guide/"),
  ])
  func `that leave the reader's language are told`(
    destination: String, language: String, counterpart: String
  ) async throws {
    let (_, findings) = try await href(destination, in: language)
    #expect(findings.count == 1)
    #expect(
      findings.first?.hasPrefix("content/news/link.\(language).md:5:12: warning: '\(destination)' ")
        ?? false)
    #expect(findings.first?.contains("the same is at '\(counterpart)' [wrong-language]") ?? false)
  }

  @Test(arguments: ["[English](/en/guide/)", "[本文 english 版](/en/guide/)", "[英譯](/en/news/own/)"])
  func `may leave the reader's language where they say so`(link: String) async throws {
    let site = try await BuiltSite([
      "content/guide.zh-Hant.md": "---\ntitle: 指引\n---\n甲。\n",
      "content/guide.en.md": "---\ntitle: Guide\n---\nA.\n",
      "content/news/own.zh-Hant.md": "---\ntitle: 本頁\ndate: 2026-01-01\n---\n\(link)\n",
      "content/news/own.en.md": "---\ntitle: Own\ndate: 2026-01-01\n---\nA.\n",
    ])
    #expect(site.findings == [])
  }

  @Test(arguments: [
    ("/Plans/115/", "zh-Hant", "/plans/115/"), ("/EN/plans/115/", "en", "/en/plans/115/"),
    ("/elsewhere/115/", "zh-Hant", "/plans/115/"), ("/elsewhere/115/", "en", "/en/plans/115/"),
    ("/plans/116/", "zh-Hant", "/plans/115/"), ("/PLANS/115", "zh-Hant", "/plans/115/"),
  ])
  func `that lead nowhere suggest other letters first, then the reader's language`(
    destination: String, language: String, suggestion: String
  ) async throws {
    var files: [SourcePath: String] = [:]
    for plan in ["112", "115"] {
      files[SourcePath("content/plans/\(plan).zh-Hant.md")] = "---\ntitle: \(plan)年\n---\n甲\n"
      files[SourcePath("content/plans/\(plan).en.md")] = "---\ntitle: Year \(plan)\n---\nA\n"
    }
    files[SourcePath("content/news/link.\(language).md")] =
      "---\ntitle: L\ndate: 2026-01-01\n---\n[x](\(destination))\n"
    let site = try await BuiltSite(files)
    let finding = try #require(site.report.diagnostics.first { $0.code == .brokenLink })
    #expect(finding.suggestion == suggestion)
    #expect(finding.message.hasSuffix("; did you mean '\(suggestion)'?"))
    let isCase = finding.help?.hasPrefix("Letters of the other case") ?? false
    #expect(isCase == (destination.lowercased() == suggestion))
  }

  @Test(arguments: [
    ("/Guide/", "error: No page or file stands at /Guide/; did you mean '/guide/'? [broken-link]"),
    ("Open.md", "error: 'Open.md' is no page; did you mean '/en/news/open/'? [broken-link]"),
    (
      "link/Form.PDF",
      "error: 'link/Form.PDF' is no file beside the page; did you mean 'form.pdf'? [missing-file]"
    ),
    (
      "/guide/#Apply",
      "error: No heading on /en/guide/ has the id 'Apply'; did you mean 'apply'? [broken-anchor]"
    ),
  ])
  func `of the other case are told before a server does`(
    destination: String, message: String
  ) async throws {
    let (_, findings) = try await href(
      destination, in: "en", ["content/news/link/form.pdf": "%PDF"])
    #expect(findings == ["content/news/link.en.md:5:12: " + message])
  }

  @Test func `to the files of a page follow its address in each language`() async throws {
    let site = try await BuiltSite([
      "content/guide.zh-Hant.md": "---\ntitle: 指引\n---\n[表](guide/form.csv)\n",
      "content/guide.en.md": "---\ntitle: Guide\n---\n[Form](guide/form.csv)\n",
      "content/guide/form.csv": "a,b\n1,2\n",
    ])
    #expect(site.findings == [])
    #expect(try site.page("/guide/").contains("href=\"/guide/form.csv\""))
    #expect(try site.page("/en/guide/").contains("href=\"/en/guide/form.csv\""))
    #expect(site.files["guide/form.csv"] == site.files["en/guide/form.csv"])
  }

  @Test func `from aliases lead to the page`() async throws {
    let site = try await BuiltSite([
      "content/guide.zh-Hant.md": "---\ntitle: 指引\naliases: [/old/guide, /old.aspx]\n---\n甲\n",
      "content/guide.en.md": "---\ntitle: Guide\n---\nA\n",
    ])
    #expect(site.findings == [])
    for address in ["/old/guide/", "/old.aspx"] {
      let page = try site.page(address)
      #expect(page.contains("url=/guide/"))
      #expect(page.contains(#"<link rel="canonical" href="https://www.example.gov.tw/guide/">"#))
    }
  }
}
