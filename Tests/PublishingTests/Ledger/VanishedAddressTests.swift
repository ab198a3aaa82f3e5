import Content
import Diagnostics
import Publishing
import Testing

@Suite struct `Released addresses` {
  /// The site of ``BuiltSite/base`` with these lines in its ledger.
  private func site(
    _ lines: [String], _ files: [SourcePath: String] = [:]
  ) async throws -> BuiltSite {
    let ledger = lines.map { $0 + "\n" }.joined()
    return try await BuiltSite(files.merging([AddressLedger.path: ledger]) { $1 })
  }

  private func vanished(_ site: BuiltSite) -> [Diagnostic] {
    site.report.diagnostics.filter { $0.code == .vanishedURL }
  }

  @Test(arguments: [
    "/", "/en/", "/news/open/", "/en/news/open/", "/news/open/index.html", "/feed.xml",
    "/categories/service/I00/", "/assets/style.css", "# a comment", "",
  ])
  func `that are written are no matter`(line: String) async throws {
    #expect(try await site([line]).findings == [])
  }

  @Test(arguments: ["/news/closed/", "/news/form.odt", "/en/old/", "/Feed.xml", "/舊計畫/"])
  func `that nothing stands at are errors in the ledger`(address: String) async throws {
    let site = try await site(["# head", "/", address])
    let problem = try #require(vanished(site).first)
    #expect(site.report.diagnostics.count == 1)
    #expect(problem.severity == .error)
    #expect(problem.file == "content/ledger/urls.txt")
    #expect(problem.range == SourceRange(line: 3, column: 1, length: address.utf8.count))
    #expect(problem.message.hasPrefix("\(address) was released and would vanish"))
    let help = try #require(problem.help)
    #expect(help.contains("`aliases: [\(address)]`") && help.contains("content/gone.yml"))
    #expect(help.contains("status: withdrawn") == address.hasSuffix("/"))
  }

  @Test func `name the nearest that is there`() async throws {
    let problem = try #require(vanished(try await site(["/news/opne/"])).first)
    #expect(problem.message.hasSuffix("; the nearest is '/news/open/'"))
  }

  @Test func `of a translation that is there no more are told together`() async throws {
    var files = BuiltSite.base
    files["content/news/open.en.md"] = nil
    let ledger = "/en/news/open/\n/en/news/open/index.md\n/en/news/open/index.odt\n"
    files[AddressLedger.path] = ledger
    let problems = vanished(try await BuiltSite(over: files))
    #expect(
      problems.map(\.message) == [
        "/en/news/open/index.md and 1 more of its addresses were released and would vanish, since "
          + "content/news/open.zh-Hant.md has no translation into 'en' any more"
      ])
  }

  @Test func `never name themselves`() async throws {
    let settings = try #require(BuiltSite.base["content/site.yml"])
      .replacing("  email: service@example.gov.tw\n", with: "")
    // Without an address to write to there is no such file, though its place is kept.
    let site = try await site(["/.well-known/security.txt"], ["content/site.yml": settings])
    #expect(
      vanished(site).map(\.message) == [
        "/.well-known/security.txt was released and would vanish"
      ])
  }

  /// What a release of the site with data records.
  private func released() async throws -> [String] {
    try await BuiltSite(DataSite.files) { $0.recordsRelease = true }.report.addresses.sorted()
  }

  @Test(arguments: [
    ("md, csv, json, ods", "odt", "/en/help/index.odt"),
    ("odt, csv, json, ods", "md", "/en/help/index.md"),
    ("odt, md, json, ods", "csv", "/en/help/questions.csv"),
    ("odt, md, csv, ods", "json", "/en/help/questions.json"),
    ("odt, md, csv, json", "ods", "/en/help/questions.ods"),
    ("odt, md, csv", "json or ods", "/en/help/questions.json"),
  ])
  func `of a format that is not offered any more are told together`(
    offered: String, lost: String, first: String
  ) async throws {
    let settings = DataSite.settings + "\nformats: [\(offered)]\n"
    let site = try await site(
      try await released(), DataSite.files.merging(["content/site.yml": settings]) { $1 })
    let problem = try #require(vanished(site).first)
    #expect(vanished(site).count == 1, "\(site.findings)")
    #expect(problem.message.hasPrefix("\(first) and "))
    #expect(problem.message.hasSuffix(" would vanish, since 'formats' offers no \(lost) any more"))
    #expect(problem.help?.contains("'formats' of content/site.yml") == true)
    #expect(problem.notes.count > 4)
  }

  @Test func `of all data are told together, catalogues among them`() async throws {
    let settings = DataSite.settings + "\nformats: [odt, md]\n"
    let site = try await site(
      try await released(), DataSite.files.merging(["content/site.yml": settings]) { $1 })
    #expect(vanished(site).count == 1, "\(site.findings)")
    #expect(
      vanished(site).first?.message.hasSuffix("'formats' offers no csv, json or ods any more")
        == true)
  }

  @Test func `of an attachment are no matter of formats`() async throws {
    let settings = DataSite.settings + "\nformats: [odt, md]\n"
    let site = try await site(
      ["/news/open/list.ods"], ["content/site.yml": settings])
    #expect(
      vanished(site).map(\.message) == ["/news/open/list.ods was released and would vanish"])
  }

  @Test func `beneath /data/ are no matter of formats where there was no catalogue`() async throws {
    let settings = DataSite.settings + "\nformats: [odt, md]\n"
    let site = try await site(["/data/old/"], ["content/site.yml": settings])
    let problem = try #require(vanished(site).first)
    #expect(problem.message.hasPrefix("/data/old/ was released and would vanish"))
    #expect(!problem.message.contains("'formats'"))
  }

  @Test func `are kept by an alias`() async throws {
    let site = try await site(
      ["/news/start/"],
      [
        "content/news/b.zh-Hant.md":
          "---\ntitle: 乙\ndate: 115-01-01\naliases: [/news/start/]\n---\n",
        "content/news/b.en.md": "---\ntitle: B\ndate: 115-01-01\n---\n",
      ])
    #expect(site.findings == [])
  }

  @Test func `beneath an alias follow the page`() async throws {
    let site = try await site(
      ["/old/", "/old/form.csv", "/old/lost.odt"],
      [
        "content/news/b.zh-Hant.md": "---\ntitle: 乙\ndate: 115-01-01\naliases: [/old]\n---\n",
        "content/news/b.en.md": "---\ntitle: B\ndate: 115-01-01\n---\n",
        "content/news/b/form.csv": "a\n1\n",
      ])
    #expect(site.findings == [])
    // A folder, since a file of that name would be served as a table.
    #expect(try site.page("/old/form.csv/").contains("url=/news/b/form.csv\""))
    #expect(try site.page("/old/lost.odt/").contains("url=/news/b/\""))
    #expect(site.collisions == [])
  }

  @Test(arguments: [
    ("draft: true", "is a draft"), ("date: 2027-01-01", "is dated after today"),
    ("expires: 2026-11-20", "has expired"),
  ])
  func `of pages that are kept back name the file and why`(
    key: String, reason: String
  ) async throws {
    let date = key.hasPrefix("date") ? "" : "date: 2026-01-01\n"
    let site = try await site(
      ["/en/news/b/", "/en/news/b/form.odt", "/news/b/", "/old/b/"],
      [
        "content/news/b.zh-Hant.md": "---\ntitle: 乙\n\(date)\(key)\naliases: [/old/b/]\n---\n",
        "content/news/b.en.md": "---\ntitle: B\n\(date)\(key)\n---\n",
      ])
    let problems = vanished(site)
    #expect(problems.count == 2)
    for problem in problems {
      #expect(problem.message.hasSuffix(", since content/news/b.zh-Hant.md \(reason)"))
    }
    #expect(problems.first?.notes.map(\.range.start.line) == [1, 2])
  }

  @Test func `of classes that are not listed any more name the list`() async throws {
    let problem = try #require(vanished(try await site(["/categories/service/I99/"])).first)
    #expect(problem.message.hasSuffix("since class 'I99' is not in content/categories/service.yml"))
  }

  @Test func `of one page are told together, in all languages`() async throws {
    let lines = [
      "/en/plans/112/", "/en/plans/112/table/", "/plans/112/", "/plans/112/a.csv",
      "/plans/112/table/",
    ]
    // `plans/` has another page, so that the folder itself is still there.
    let site = try await site(
      lines,
      [
        "content/plans/113.zh-Hant.md": "---\ntitle: 甲\n---\n",
        "content/plans/113.en.md": "---\ntitle: A\n---\n",
      ])
    let problems = vanished(site)
    #expect(problems.count == 1)
    #expect(problems.first?.range.start.line == 3)
    #expect(
      problems.first?.message.hasPrefix("/plans/112/ and 4 more of its addresses were") == true)
    #expect(problems.first?.notes.map(\.range.start.line) == [1, 2, 4, 5])
  }

  @Test func `of a whole folder are told once, however many`() async throws {
    let lines = (1...300).map { "/forms/\($0)/" }.sorted()
    let problems = vanished(try await site(lines))
    #expect(problems.count == 1)
    #expect(problems.first?.notes.count == 6)
    #expect(problems.first?.notes.last?.message == "294 more follow")
  }

  @Test func `are not asked for where there is no ledger`() async throws {
    #expect(try await BuiltSite().findings == [])
  }

  @Test(
    arguments: [
      ["content/news/b.zh-Hant.md": "---\ntitle: [\n---\n"], ["content/gone.yml": "- url: [\n"],
    ] as [[SourcePath: String]])
  func `are not asked for where what would keep them can't be read`(
    files: [SourcePath: String]
  ) async throws {
    let site = try await site(["/news/b/"], files)
    #expect(site.report.errorCount > 0)
    #expect(vanished(site).isEmpty)
  }

  @Test func `can be in any order and have Windows line ends`() async throws {
    let site = try await BuiltSite([
      AddressLedger.path: "\u{FEFF}/news/open/\r\n/\r\n\r\n/z/\r\n/a/\r\n/news/open/\r\n"
    ])
    #expect(vanished(site).map(\.range.start.line).sorted() == [4, 5])
  }

  @Test(arguments: [
    ("news/open/", "does not begin with '/'"), ("//news/", "has an empty part"),
    ("/news/../open/", "has a part '.' or '..'"), ("/a\tb/", "has an invisible character"),
    ("<<<<<<< main", "is the mark of a merge that is not finished"),
    ("/" + String(repeating: "長", count: 86) + "/", "has a part of more than 255 bytes"),
  ])
  func `are refused where they are none`(line: String, complaint: String) async throws {
    let site = try await site(["/", line])
    #expect(site.report.diagnostics.map(\.code) == [.ledgerSyntax])
    #expect(site.report.diagnostics.first?.message == "The line \(complaint)")
    #expect(site.report.diagnostics.first?.range.start.line == 2)
  }

  @Test func `never lead out of the output`() async throws {
    let site = try await site(
      ["/old/../../../etc/passwd", "/old/./a"],
      ["content/gone.yml": "- { url: /old/, date: 2026-01-01, reason: 併入他頁 }\n"])
    #expect(!site.files.keys.contains { $0.contains("..") || $0.contains("/./") })
  }
}
