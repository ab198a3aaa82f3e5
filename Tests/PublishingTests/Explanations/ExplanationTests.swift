import Content
import Diagnostics
import OpenData
import Publishing
import Testing

@Suite struct `An explanation` {
  /// A plan with data, an evaluation of it, and news.
  private static let sources: [SourcePath: String] = BuiltSite.base.merging([
    "content/plans/_index.zh-Hant.md": "---\ntitle: 計畫\ncascade: { type: plan }\n---\n",
    "content/plans/115.zh-Hant.md": """
    ---
    title: 115年計畫
    date: 2026-01-05
    year: 115
    ---
    ## 壹、目標

    見[啟用](/news/open/)與[下載](115.csv)。
    """,
    "content/plans/115.csv": "年度,人數\n115,3\n",
  ]) { $1 }

  private static func ask(
    _ query: ExplanationQuery, of kept: KeptSite, _ sources: [SourcePath: String] = sources
  ) async throws -> ExplanationAnswer {
    try await explain(
      query, in: SourceTree(sources), memory: try #require(kept.memory), program: "", jobs: 2)
  }

  private static func explanations(
    _ query: ExplanationQuery, of kept: KeptSite, _ sources: [SourcePath: String] = sources
  ) async throws -> [Explanation] {
    let answer = try await ask(query, of: kept, sources)
    guard case .explained(let explanations) = answer else {
      Issue.record("\(answer)")
      return []
    }
    return explanations
  }

  private static func built(_ sources: [SourcePath: String] = sources) async throws -> KeptSite {
    var kept = KeptSite()
    try await kept.build(sources)
    #expect(kept.report.errorCount == 0, "\(kept.report.diagnostics)")
    return kept
  }

  @Test(arguments: [
    "/plans/115/", "/plans/115", "plans/115/index.html", "/plans/115/#x", "/plans/115/?a=b",
    "/%70lans/115/", "https://www.example.gov.tw/plans/115/",
  ])
  func `finds a page however it is named`(name: String) async throws {
    let kept = try await Self.built()
    let found = try await Self.explanations(.output(name), of: kept)
    #expect(found.flatMap { $0.outputs.map(\.path.string) } == ["plans/115/index.html"])
  }

  @Test func `names sources, template, data and pages`() async throws {
    let kept = try await Self.built()
    let plan = try #require(
      try await Self.explanations(.output("/plans/115/"), of: kept).first)
    #expect(plan.sources == ["content/plans/115.zh-Hant.md"])
    #expect(plan.outputs.map(\.byteCount) == [kept.files["plans/115/index.html"]?.count])
    let template = try #require(plan.outputs.first?.template)
    #expect(template.path == "templates/plan.mustache")
    #expect(!template.isOwn)
    #expect(template.partials.contains("templates/partials/head.mustache"))
    #expect(plan.files.contains("content/plans/115.csv"))
    #expect(plan.pages.map(\.path).contains("/news/open"))
    #expect(!plan.pages.map(\.path).contains("/plans/115"))
    #expect(plan.others.contains("settings, words, templates and navigation"))
    #expect(plan.compilation?.buildsSince == 0)
    #expect(plan.compilation?.reason == .nothingKnown)
    #expect(plan.prospect == .taken)
  }

  @Test func `names the file of the theme that an asset is`() async throws {
    func asset(_ sources: [SourcePath: String]) async throws -> Explanation? {
      try await Self.explanations(
        .output("/assets/style.css"), of: Self.built(sources), sources
      ).first
    }
    let builtIn = try await asset(Self.sources)
    #expect(builtIn?.sources == ["templates/assets/style.css"])
    #expect(builtIn?.builtIn == ["templates/assets/style.css"])
    var sources = Self.sources
    sources["templates/assets/style.css"] = "p { margin: 0; }\n"
    let own = try await asset(sources)
    #expect(own?.sources == ["templates/assets/style.css"])
    #expect(own?.builtIn == [])
  }

  @Test func `tells why the last build compiled a page, and another not`() async throws {
    var kept = try await Self.built()
    var sources = Self.sources
    sources["content/news/open.zh-Hant.md", default: ""] += "\n又一段。\n"
    try await kept.build(sources)
    let open = try await Self.explanations(.output("/news/open/"), of: kept, sources).first
    #expect(open?.compilation?.buildsSince == 0)
    #expect(open?.compilation?.reason == .changed("the text or front matter of /news/open"))
    #expect((open?.compilation?.microseconds ?? 0) > 0)
    let robots = try await Self.explanations(.output("/robots.txt"), of: kept, sources).first
    #expect(robots?.compilation?.buildsSince == 1)
    #expect(robots?.compilation?.reason == .nothingKnown)
    #expect(robots?.outputs.first?.template == nil)
  }

  @Test func `names what every page depends on where that had changed`() async throws {
    var kept = try await Self.built()
    var sources = Self.sources
    sources["content/site.yml", default: ""] += "\n# 註\n"
    sources["content/categories/service.yml", default: ""] += "\n# 註\n"
    try await kept.build(sources)
    #expect(kept.report.errorCount == 0, "\(kept.report.diagnostics)")
    // What stays so stays told, also by the builds after it.
    for buildsSince in [0, 1] {
      let open = try await Self.explanations(.output("/news/open/"), of: kept, sources).first
      #expect(open?.compilation?.buildsSince == buildsSince)
      #expect(
        open?.compilation?.reason
          == .ground(["content/categories/service.yml", "content/site.yml"]))
      sources["content/plans/115.zh-Hant.md", default: ""] += "\n又一段。\n"
      try await kept.build(sources)
    }
  }

  @Test func `says that the options had changed where no file had`() async throws {
    var kept = try await Self.built()
    try await kept.build(Self.sources) { $0.includesDrafts = true }
    let open = try await Self.explanations(.output("/news/open/"), of: kept).first
    #expect(open?.compilation?.reason == .ground([]))
    // Asked with the options of that build, nothing is to be done.
    #expect(open?.prospect == .taken)
  }

  @Test func `foretells what the next build does`() async throws {
    var kept = try await Self.built()
    var sources = Self.sources
    sources["content/news/open.zh-Hant.md", default: ""] += "\n又一段。\n"
    sources["content/news/late.zh-Hant.md"] = "---\ntitle: 新\ndate: 2026-05-05\n---\n新。\n"
    sources["content/plans/115.zh-Hant.md"] = nil
    let expected: [(String, Explanation.Prospect)] = [
      ("/news/open/", .compiled(.changed("the text or front matter of /news/open"))),
      ("/news/late/", .compiled(.new)), ("/plans/115/", .removed), ("/robots.txt", .taken),
    ]
    for (name, prospect) in expected {
      let found = try await Self.explanations(.output(name), of: kept, sources)
      #expect(found.map(\.prospect) == [prospect], "\(name)")
    }
    let gone = try await Self.explanations(
      .source("content/plans/115.zh-Hant.md"), of: kept, sources)
    #expect(gone.first?.sources == ["content/plans/115.zh-Hant.md"])
    // And so it does.
    try await kept.build(sources)
    #expect(kept.written.contains("news/open/index.html"))
    #expect(kept.written.contains("news/late/index.html"))
    #expect(!kept.written.contains("robots.txt"))
    #expect(kept.files["plans/115/index.html"] == nil)

    sources["content/site.yml", default: ""] += "\n# 註\n"
    let robots = try await Self.explanations(.output("/robots.txt"), of: kept, sources)
    #expect(robots.map(\.prospect) == [.compiled(.ground(["content/site.yml"]))])
  }

  @Test func `tells every page that a source makes`() async throws {
    let kept = try await Self.built()
    func outputs(_ path: SourcePath) async throws -> Set<String> {
      let found = try await Self.explanations(.source(path), of: kept)
      return Set(found.flatMap { $0.outputs.map(\.path.string) }.filter { $0.hasSuffix(".html") })
    }
    #expect(
      try await outputs("content/news/open.en.md")
        == ["news/open/index.html", "en/news/open/index.html"])
    #expect(
      try await outputs("content/news/_index.en.md") == ["news/index.html", "en/news/index.html"])
    #expect(try await outputs("content/plans/115.csv").contains("plans/115/index.html"))
  }

  @Test func `says what is no page`() async throws {
    var sources = Self.sources
    sources["content/news/draft.zh-Hant.md"] =
      "---\ntitle: 草稿\ndate: 2026-05-05\ndraft: true\n---\n稿。\n"
    sources["content/news/late.zh-Hant.md"] = "---\ntitle: 未來\ndate: 2027-05-05\n---\n稿。\n"
    sources["content/news/plan/index.zh-Hant.md"] =
      "---\ntitle: 草稿\ndate: 2026-05-05\ndraft: true\n---\n稿。\n"
    sources["content/news/plan/notes.txt"] = "待辦\n"
    let kept = try await Self.built(sources)
    func answer(_ query: ExplanationQuery) async throws -> String {
      "\(try await Self.ask(query, of: kept, sources))"
    }
    #expect(try await answer(.output("/new/open/")).contains("nearest: Optional(\"/news/open/\")"))
    #expect(try await answer(.output("/zzzzzzzzzzzzzzzzzzzz/")).contains("nearest: nil"))
    #expect(
      try await answer(.source("content/news/opne.en.md"))
        .contains("nearest: Optional(\"content/news/open.en.md\")"))
    #expect(try await answer(.source("content/news/plan/notes.txt")).hasPrefix("unused"))
    for query in [
      ExplanationQuery.source("content/news/draft.zh-Hant.md"), .output("/news/draft/"),
    ] {
      #expect(try await answer(query).contains("is a draft"), "\(query)")
    }
    #expect(try await answer(.output("/news/late/")).contains("--future"))
  }

  @Test func `names the templates that show a part`() async throws {
    let kept = try await Self.built()
    guard
      case .everything(_, let templates) = try await Self.ask(
        .source("templates/partials/listing.mustache"), of: kept)
    else {
      Issue.record("a template is no page")
      return
    }
    #expect(templates.contains("templates/section.mustache"))
    #expect(!templates.contains("templates/redirect.mustache"))
  }

  @Test func `is not made up from what another version left, or for a broken site`() async throws {
    let kept = try await Self.built()
    let memory = try #require(kept.memory)
    for bytes in [[], [1], Array(memory.prefix(40))] as [[UInt8]] {
      let answer = try await explain(
        .output("/"), in: SourceTree(Self.sources), memory: bytes, program: "", jobs: 1)
      #expect("\(answer)" == "unreadable")
    }
    var sources = Self.sources
    sources["content/site.yml"] = "languages: ["
    #expect("\(try await Self.ask(.output("/"), of: kept, sources))".hasPrefix("broken"))
  }

  @Test func `counts the pages of a build as they are compiled`() async throws {
    let progress = BuildProgress()
    let today = try #require(CalendarDate(year: 2026, month: 11, day: 21))
    let options = BuildOptions(today: today, jobs: 2)
    let report = try await buildSite(
      SourceTree(Self.sources), options: options, output: MemorySink(), progress: progress)
    let end = progress.snapshot
    #expect(end.stage == .checking)
    #expect(end.donePageCount == end.pageCount)
    #expect(end.pageCount > 0 && end.pageCount <= report.pageCount * 2)

    let next = BuildProgress()
    var sources = Self.sources
    sources["content/news/open.zh-Hant.md", default: ""] += "\n又一段。\n"
    _ = try await buildSite(
      SourceTree(sources), options: options, output: MemorySink(), memory: report.memory,
      progress: next)
    #expect(next.snapshot.donePageCount == next.snapshot.pageCount)
    #expect((1..<end.pageCount).contains(next.snapshot.pageCount))
  }
}
