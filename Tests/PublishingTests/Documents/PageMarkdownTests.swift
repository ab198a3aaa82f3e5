import Diagnostics
import Publishing
import Testing

@Suite struct `The Markdown of a page` {
  private func markdown(
    _ body: String, _ frontMatter: String = "", files: [SourcePath: String] = [:]
  ) async throws -> String {
    let site = try await BuiltSite(
      [
        "content/notes.zh-Hant.md": "---\ntitle: 說明\n\(frontMatter)---\n\(body)",
        "content/notes.en.md": "---\ntitle: Notes\n---\nText.\n",
      ].merging(files) { $1 })
    // Some link to the other language on purpose.
    #expect(site.report.diagnostics.filter { $0.code != .wrongLanguage } == [])
    return try site.page("/notes/index.md")
  }

  /// What follows the front matter.
  private func body(_ body: String, files: [SourcePath: String] = [:]) async throws -> String {
    let markdown = try await markdown(body, files: files)
    let parts = markdown.split(separator: "\n---\n", maxSplits: 1)
    return try String(#require(parts.last))
  }

  @Test func `has the public facts of the page and no others`() async throws {
    let markdown = try await markdown(
      "內文。\n",
      """
      slug: notes
      date: 2026-03-01
      updated: 2026-04-01
      number: 示字第1號
      unit: planning
      keywords: [甲, '"乙"']
      summary: 'a: "b" \\ # c'
      review: 2027-01-01
      aliases: [/old/]

      """)
    #expect(
      markdown == """
        ---
        title: "說明"
        url: "https://www.example.gov.tw/notes/"
        language: "zh-Hant"
        publisher: "示範機關"
        unit: "綜合企劃科"
        date: 2026-03-01
        updated: 2026-04-01
        number: "示字第1號"
        summary: "a: \\"b\\" \\\\ # c"
        keywords: ["甲", "\\"乙\\""]
        license: "OGDL-Taiwan-1.0"
        license_url: "https://data.gov.tw/license"
        ---
        內文。

        """)
  }

  @Test(arguments: [
    ("[a](/news/open/)", "[a](https://www.example.gov.tw/news/open/)"),
    ("[a](news/open.md)", "[a](https://www.example.gov.tw/news/open/)"),
    ("[a](news/open.en.md \"t\")", "[a](https://www.example.gov.tw/en/news/open/ \"t\")"),
    ("[a](<news/open.md>)", "[a](<https://www.example.gov.tw/news/open/>)"),
    ("![圖](notes/圖(1).txt)", "![圖](https://www.example.gov.tw/notes/%E5%9C%96%281%29.txt)"),
    ("[a](notes/a\\_b.txt)", "[a](https://www.example.gov.tw/notes/a_b.txt)"),
    ("[a](notes/%E5%9C%96(1).txt)", "[a](https://www.example.gov.tw/notes/%E5%9C%96%281%29.txt)"),
    (
      "[a] [b][] [c][a]\n\n[a]: /news/open/ 't'\n[b]:\n  <news/open.md>",
      "[a] [b][] [c][a]\n\n[a]: https://www.example.gov.tw/news/open/ 't'\n[b]:\n  <https://www.example.gov.tw/news/open/>"
    ),
    (
      "> - [a]\n>\n>   [a]: /news/open/",
      "> - [a]\n>\n>   [a]: https://www.example.gov.tw/news/open/"
    ),
    (
      "| a |\n| --- |\n| [x](/news/open/) |",
      "| a |\n| --- |\n| [x](https://www.example.gov.tw/news/open/) |"
    ),
    (
      "甲[^1]\n\n[^1]: [x](/news/open/)", "甲[^1]\n\n[^1]: [x](https://www.example.gov.tw/news/open/)"
    ),
    (
      "[![圖](notes/圖(1).txt)](/news/open/)",
      "[![圖](https://www.example.gov.tw/notes/%E5%9C%96%281%29.txt)](https://www.example.gov.tw/news/open/)"
    ),
    (
      "[a]\n\n```\n[a]: /news/open/\n```\n\n[a]: /news/open/",
      "[a]\n\n```\n[a]: /news/open/\n```\n\n[a]: https://www.example.gov.tw/news/open/"
    ),
  ])
  func `has whole addresses for what lies in the site`(
    _ written: String, _ expected: String
  ) async throws {
    let body = try await body(
      written + "\r\n", files: ["content/notes/圖(1).txt": "x", "content/notes/a_b.txt": "x"])
    #expect(body == expected + "\r\n")
  }

  @Test(arguments: [
    "## 目的\n\n[a](#目的)\n", "<https://a.example/> https://b.example/ [c](mailto:a@b.example)\n",
    "`[a](/news/open/)`\n", "    [a](/news/open/)\n", "\n\n文字  \n\ttab\n", "沒有換行", "a\r\nb\r\n",
  ])
  func `is the source as it stands in all else`(_ written: String) async throws {
    #expect(try await body(written) == written)
  }
}
