import Foundation
import Testing

/// `gazette check --html`.
@Suite struct `A folder of HTML` {
  private static func page(_ body: String, head: String = "", language: String = "zh-Hant")
    -> String
  {
    """
    <!DOCTYPE html>
    <html lang="\(language)"><head><title>甲</title>
    <meta name="description" content="本頁說明申請方式。">\(head)</head>
    <body><main><h1>甲</h1>\(body)<a href="/sitemap/">網站導覽</a></main></body></html>
    """
  }

  private func folder(
    _ body: String, head: String = #"<link rel="canonical" href="/a/">"#,
    language: String = "zh-Hant"
  ) throws -> TestSite {
    let site = try TestSite()
    try site.write(Self.page(body, head: head, language: language), to: "dist/a/index.html")
    return site
  }

  private func codes(_ site: TestSite, _ arguments: String...) throws -> [String] {
    let run = try Executable.run(
      ["check", "--html", "dist", "--format", "json"] + arguments, in: site.url)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    return try #require(report["diagnostics"] as? [[String: Any]])
      .compactMap { $0["code"] as? String }
  }

  @Test(arguments: [
    ("<p>身分證字號：A123456789</p>", "personal-data"),
    ("<blockquote><p>政府資訊應主動公開。</p></blockquote>", "quotation-without-source"),
    (
      "<figure><img src=\"a.png\" alt=\"圖\"><figcaption>轉載自年報</figcaption></figure>",
      "figure-without-source"
    ),
    ("<p>計劃公佈於<b>本站</b>。</p>", "statutory-words"),
    ("<p>申請人得親自,或以<em>郵寄</em>申請。</p>", "half-width-punctuation"),
    ("<p>民國115年（2025年）</p>", "conflicting-years"), ("<h2>申請方式。</h2>", "heading-full-stop"),
  ])
  func `is asked what its pages show`(_ body: String, _ code: String) throws {
    #expect(try Set(codes(folder(body))) == [code])
  }

  @Test func `is asked what its pages say of themselves`() throws {
    #expect(try codes(folder("<p>乙。</p>", head: "")) == ["canonical-address"])
    let elsewhere = #"<link rel="canonical" href="https://www.example.gov.tw/b/">"#
    #expect(try codes(folder("<p>乙。</p>", head: elsewhere)) == ["canonical-address"])
    let own = #"<link rel="canonical" href="https://www.example.gov.tw/site/a/">"#
    #expect(try codes(folder("<p>乙。</p>", head: own)) == [])
  }

  @Test(arguments: ["<pre>計劃,公佈</pre>", "<p lang=\"ja\">計劃</p>", "<p>A, B: C.</p>"])
  func `is not asked for official writing in code and other languages`(_ body: String) throws {
    #expect(try codes(folder(body)) == [])
  }

  @Test func `is asked what its files tell of persons`() throws {
    let site = try folder("<p>乙。</p>")
    try site.write("%PDF-1.4\n<< /Author (Example Person) >>\n", to: "dist/a/a.pdf")
    try site.write("", to: "dist/A123456789.txt")
    #expect(try Set(codes(site)) == ["attachment-metadata", "personal-data"])
  }

  @Test func `tells the place in the page`() throws {
    let site = try folder("<p>甲&amp;乙<b>計劃</b></p>")
    let run = try site.run("check", "--html", "dist", "--format", "json")
    #expect(run.output.contains(#""line": 4"#))
    #expect(run.output.contains(#""column": 36"#))
  }

  @Test func `is held to an edition and a level`() throws {
    let site = try folder("<section><p>乙。</p></section>")
    #expect(try codes(site) == [])
    #expect(try codes(site, "--level", "AAA").contains("section-headings"))
    let twice = try folder("<p id=\"x\">乙。</p><p id=\"x\">丙。</p>")
    #expect(try codes(twice, "--standard", "110.07", "--level", "A") == ["duplicate-id"])
    #expect(try site.run("check", "--html", "dist", "--level", "B").status == 64)
    #expect(try site.run("check", "--level", "A").status == 64)
  }

  @Test func `is judged by the settings of a file`() throws {
    let site = try folder("<p>計劃<a href=\"/a/\">點此</a></p>")
    #expect(try Set(codes(site)) == ["statutory-words", "link-text"])
    func settings(_ checks: String) throws {
      try site.write("agency: { name: 甲 }\nsomething: else\nchecks:\n\(checks)", to: "checks.yml")
    }
    try settings("  severity: { statutory-words: error, link-text: \"off\" }\n")
    #expect(try codes(site, "--settings", "checks.yml") == ["statutory-words"])
    #expect(try site.run("check", "--html", "dist", "--settings", "checks.yml").status == 1)
    for path in ["/a/", "a/index.html", "a"] {
      try settings(
        "  excuse:\n    - { code: link-text, path: \(path), reason: 引用原文 }\n")
      #expect(try codes(site, "--settings", "checks.yml") == ["statutory-words"], "\(path)")
    }
    try settings("  excuse:\n    - { code: skip-link, path: /a/, reason: 無 }\n")
    #expect(try codes(site, "--settings", "checks.yml").contains("unused-exception"))
    try settings("  excuse:\n    - { code: link-text, path: /b/, reason: 無 }\n")
    #expect(try codes(site, "--settings", "checks.yml").contains("missing-file"))
    try settings("  accessibility: { level: B }\n")
    #expect(try codes(site, "--settings", "checks.yml").contains("wrong-value"))
    #expect(try site.run("check", "--html", "dist", "--settings", "none.yml").status != 0)
  }
}
