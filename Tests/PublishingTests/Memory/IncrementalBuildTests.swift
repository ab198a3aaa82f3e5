import Content
import Diagnostics
import OpenData
import Publishing
import Testing

/// An output that is kept up to date by one build after the other, as a web team does.
struct KeptSite {
  private(set) var files: [String: [UInt8]] = [:]
  private(set) var memory: [UInt8]?
  /// What the last build wrote.
  private(set) var written: Set<String> = []
  private(set) var report = BuildReport()

  /// Builds with what the last good build left; what has errors leaves the output as it stands.
  mutating func build(
    _ sources: [SourcePath: String], configure: (inout BuildOptions) -> Void = { _ in }
  ) async throws {
    let today = try #require(CalendarDate(year: 2026, month: 11, day: 21))
    var options = BuildOptions(today: today, jobs: 2)
    configure(&options)
    let sink = MemorySink(files)
    report = try await buildSite(
      SourceTree(sources), options: options, output: sink, memory: memory)
    #expect(sink.collisions == [])
    written = sink.written
    guard report.errorCount == 0 else { return }
    files = sink.files
    if !report.isUnchanged { memory = report.memory }
  }

  /// Fails unless the kept output is what a clean build writes, and as much is told.
  func expectClean(
    _ sources: [SourcePath: String], _ edit: String,
    configure: (inout BuildOptions) -> Void = { _ in }
  ) async throws {
    let clean = try await BuiltSite(SourceTree(sources), configure: configure)
    let findings = Set(clean.report.diagnostics)
    #expect(
      Set(report.diagnostics) == findings,
      "\(edit): \(report.diagnostics.map(\.message)) for \(clean.findings)")
    guard clean.report.errorCount == 0 else { return }
    let files = self.files.mapValues { String(decoding: $0, as: UTF8.self) }
    let different = Set(files.keys).union(clean.files.keys).filter { files[$0] != clean.files[$0] }
    #expect(different.sorted() == [], "\(edit)")
    #expect(report.pageCount == clean.report.pageCount, "\(edit)")
    #expect(report.fileCount == clean.report.fileCount, "\(edit)")
    #expect(report.byteCount == clean.report.byteCount, "\(edit)")
    #expect(report.keptBack == clean.report.keptBack, "\(edit)")
  }
}

@Suite struct `A build with the memory of another` {
  @Test(arguments: 0..<12)
  func `gives what a clean build gives after any edits`(seed: Int) async throws {
    var edits = RandomEdits(seed: UInt64(seed), isLenient: seed.isMultiple(of: 2))
    var kept = KeptSite()
    try await kept.build(edits.files) { $0.indexes = true }
    for _ in 0..<20 {
      let edit = edits.edit()
      let today = try #require(CalendarDate(year: 2026, month: 11, day: edits.day))
      let configure: (inout BuildOptions) -> Void = { options in
        options.today = today
        options.indexes = true
      }
      try await kept.build(edits.files, configure: configure)
      try await kept.expectClean(edits.files, "seed \(seed), \(edit)", configure: configure)
    }
  }

  @Test func `writes nothing where nothing has changed`() async throws {
    var kept = KeptSite()
    try await kept.build(BuiltSite.base)
    try await kept.build(BuiltSite.base)
    #expect(kept.report.isUnchanged)
    #expect(kept.written == [])
    try await kept.expectClean(BuiltSite.base, "nothing")
  }

  @Test func `writes one page where only its text has changed`() async throws {
    var sources = RandomEdits(seed: 1).files
    var kept = KeptSite()
    try await kept.build(sources)
    sources["content/news/x.en.md", default: ""] += "\nOne more paragraph.\n"
    try await kept.build(sources)
    let files = ["index.html", "index.md", "index.odt"]
    #expect(
      kept.written
        == Set(["en/news/x/", "news/x/"].flatMap { folder in files.map { folder + $0 } }))
    try await kept.expectClean(sources, "text")
  }

  @Test func `asks translations anew where an address leads to another page`() async throws {
    var sources = BuiltSite.base
    sources["content/a.zh-Hant.md"] = "---\ntitle: 甲\n---\n[乙](/old/)\n"
    sources["content/a.en.md"] = "---\ntitle: A\n---\n[B](/b/)\n"
    for (name, title) in [("b", "乙"), ("c", "丙")] {
      sources[SourcePath("content/\(name).zh-Hant.md")] = "---\ntitle: \(title)\n---\n"
      sources[SourcePath("content/\(name).en.md")] = "---\ntitle: \(name)\n---\n"
    }
    var kept = KeptSite()
    for (name, title) in [("b", "乙"), ("c", "丙")] {
      var edited = sources
      edited[SourcePath("content/\(name).zh-Hant.md")] =
        "---\ntitle: \(title)\naliases: [/old/]\n---\n"
      try await kept.build(edited) { $0.audits = true }
      try await kept.expectClean(edited, "alias of \(name)") { $0.audits = true }
      #expect(kept.report.diagnostics.contains { $0.code == .linkParity } == (name == "c"))
    }
  }

  @Test func `begins anew where the memory is damaged`() async throws {
    var kept = KeptSite()
    try await kept.build(BuiltSite.base)
    let memory = try #require(kept.memory)
    let today = try #require(CalendarDate(year: 2026, month: 11, day: 21))
    let clean = try await BuiltSite()
    for length in stride(from: 0, to: memory.count, by: max(1, memory.count / 10)) {
      let sink = MemorySink(kept.files)
      let report = try await buildSite(
        SourceTree(BuiltSite.base), options: BuildOptions(today: today, jobs: 2), output: sink,
        memory: Array(memory[..<length]))
      #expect(report.errorCount == 0)
      #expect(sink.files.mapValues { String(decoding: $0, as: UTF8.self) } == clean.files)
    }
  }
}

/// Settings with which a site is published though links of it lead nowhere.
enum LenientChecks {
  static let yaml = """

    checks:
      severity: { broken-link: warning, broken-anchor: warning, missing-file: warning }

    """
}

/// A small site and what editors and designers do to it.
struct RandomEdits {
  private var random: SeededGenerator
  private(set) var files: [SourcePath: String]
  private(set) var day = 21

  /// `isLenient` has what is wrong in links published with a warning.
  init(seed: UInt64, isLenient: Bool = false) {
    var site = RandomSite(seed: seed, isSound: true)
    files = site.files()
    random = SeededGenerator(seed: seed &+ 7777)
    files["content/evaluations/_index.zh-Hant.md"] = "---\ntitle: 評核\n---\n"
    files["content/evaluations/114.zh-Hant.md"] = """
      ---
      title: 114年評核
      type: evaluation
      date: 2026-01-05
      year: 114
      plan: /plans/115/
      results: [{ measure: m, actual: 4 }]
      ---
      ## 壹、成果

      甲。
      """
    files["content/a/form.csv"] = "甲,乙\n1,2\n"
    // A file of the home page, until the dataset lists it.
    files["content/figures.csv"] = "年度,人數\n115,3\n"
    if isLenient { files["content/site.yml", default: ""] += LenientChecks.yaml }
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int(random.next() % UInt64(elements.count))]
  }

  private var pages: [SourcePath] {
    files.keys.filter { $0.string.hasSuffix(".md") }.sorted()
  }

  /// Makes one edit, and says which.
  mutating func edit() -> String {
    let edits: [(inout RandomEdits) -> String] = [
      { $0.changeText() }, { $0.changeText() }, { $0.changeKey() }, { $0.changeKey() },
      { $0.changeKey() }, { $0.addPage() }, { $0.removePage() }, { $0.renamePage() },
      { $0.changeFile() }, { $0.changeData() }, { $0.changeData() }, { $0.changeDataset() },
      { $0.changeTheme() },
      { $0.changeSettings() }, { $0.passADay() },
    ]
    return pick(edits)(&self)
  }

  private mutating func changeText() -> String {
    let page = pick(pages)
    let text = pick([
      "\n再一段。\n", "\n## 又一節\n", "\n[連結](/plans/116/)\n", "\n[無](/none/)\n",
      "\n### 有號 {#here}\n", "\n[到](/a/#here)\n", "\n[檔](form.csv)\n", "\n[檔](/a/form.csv)\n",
      "\n[甲](/plans/116/index.html)\n", "\n[拆](/cafe\u{301}/)\n", "\n[拆](/cafe\u{301}.csv)\n",
      "\n```csv file=d.csv caption=\"資料\"\n```\n", "\n[檔](/figures.csv)\n",
      "\n[檔](figures.csv)\n", "\n```csv file=figures.csv caption=\"年度\"\n```\n",
    ])
    files[page, default: ""] += text
    return "text of \(page): \(text)"
  }

  /// Says something else of the files of the dataset, in one of its languages.
  private mutating func changeDataset() -> String {
    let page = SourcePath("content/figures.\(pick(["zh-Hant", "en"])).md")
    guard files[page]?.contains("type: dataset") == true else { return "nothing" }
    return setKey(
      [
        "resources: [{ file: d.csv }]", "resources: [{ file: figures.csv, title: 年度 }]",
        "resources: []", "fields: [{ name: 年度, type: string }]",
        "fields: [{ name: 年度, title: 年, mask: generalise }]", "fields: []",
      ], in: page)
  }

  private mutating func changeKey() -> String {
    let page = pick(pages)
    return setKey(
      [
        "title: 新題", "date: 2026-0\(1 + random.next() % 9)-02", "updated: 2026-10-01",
        "categories: { service: [IZ0] }", "status: superseded", "slug: moved", "unit: planning",
        "summary: 摘要", "draft: true", "expires: 2026-11-22", "date: 2026-11-23", "year: 114",
        "replaced_by: /a/", "cascade: { status: withdrawn }", "aliases: [/gone/]",
        "keywords: [鑰]", "partial: true", "outline: { under: 壹, columns: [甲, 乙] }",
      ], in: page)
  }

  private mutating func setKey(_ choices: [String], in page: SourcePath) -> String {
    let line = pick(choices)
    let key = line.prefix { $0 != ":" } + ":"
    var lines = (files[page] ?? "").split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    lines.removeAll { $0.hasPrefix(key) && key != "title:" }
    if key == "title:" { lines.removeAll { $0.hasPrefix("title:") } }
    lines.insert(line, at: min(1, lines.count))
    files[page] = lines.joined(separator: "\n")
    return "\(line) in \(page)"
  }

  private mutating func addPage() -> String {
    let name = pick([
      "news/z", "plans/117", "e", "a/b", "news/deep/_index", "q/_index", "caf\u{E9}", "plans/116",
    ])
    let language = pick(["zh-Hant", "en"])
    let path = SourcePath("content/\(name).\(language).md")
    files[path] = "---\ntitle: 新頁\ndate: 2026-05-05\n---\n新的一段，[甲](/b/)。\n"
    return "new \(path)"
  }

  private mutating func removePage() -> String {
    let page = pick(pages.filter { !$0.string.contains("index") })
    files[page] = nil
    return "without \(page)"
  }

  private mutating func renamePage() -> String {
    let page = pick(pages.filter { !$0.string.contains("index") })
    let name = page.string.replacing(".zh-Hant.md", with: "-2.zh-Hant.md")
      .replacing(".en.md", with: "-2.en.md")
    files[SourcePath(name)] = files.removeValue(forKey: page)
    return "\(page) is now \(name)"
  }

  private mutating func changeFile() -> String {
    switch random.next() % 6 {
    case 0: files["content/figures/d.csv", default: "年度,人數\n"] += "116,\(random.next() % 900)\n"
    case 1: files["content/a/form.csv"] = files["content/a/form.csv"] == nil ? "甲\n1\n" : nil
    case 2: files["content/news/x/photo.txt"] = "\(random.next())"
    // Of a page that may be kept back, and read by pages above it.
    case 3: files["content/news/x/d.csv"] = "甲,乙\n一,\(random.next() % 9)\n"
    case 4:
      let path: SourcePath = "content/caf\u{E9}.csv"
      files[path] = files[path] == nil ? "甲\n1\n" : nil
    default: files["content/evaluations/114.zh-Hant.md", default: ""] += "\n又。\n"
    }
    return "a data file"
  }

  /// Changes what is published as data, or what leads to it.
  private mutating func changeData() -> String {
    let page = pick(pages)
    switch random.next() % 5 {
    case 0:
      let data: SourcePath = "content/figures/d.csv"
      files[data] = files[data]?.replacing(",3", with: ",\(1 + random.next() % 9)")
      return "a cell of \(data)"
    case 1:
      files[page, default: ""] +=
        "\n表：人次\(random.next() % 3)\n\n| 月 | 人次 |\n| --- | --- |\n| 1 | 2 |\n"
      return "a table in \(page)"
    case 2 where files["content/site.yml"]?.contains("formats: []") == false:
      files[page, default: ""] +=
        "\n[資料](\(pick(["/data/", "/data/figures/", "/figures/d.csv", "/b/人次1.csv", "/data/b/"])))\n"
      return "a link to data in \(page)"
    case 3:
      files[page] = files[page]?.replacing("人次1", with: "人次4")
      return "another caption in \(page)"
    default:
      files[page] = files[page]?.replacing("| 1 | 2 |", with: "| 1 | \(random.next() % 90) |")
      return "a cell of the table in \(page)"
    }
  }

  private mutating func changeTheme() -> String {
    if random.next() % 3 == 0 {
      let template = String(decoding: Theme.builtIn["page.mustache"]?.bytes ?? [], as: UTF8.self)
      files["templates/page.mustache"] = template.replacing(
        "{{>partials/text}}",
        with: pick([
          "{{>partials/text}}<a href=\"../e/\">e</a>", "{{>partials/text}}<a href=\"/a/\">a</a>",
          "{{>partials/text}}",
        ]))
    }
    files["templates/assets/own.css"] = "p { margin: \(random.next() % 9)px; }\n"
    files["templates/messages/en.yml"] = "home: \(pick(["Start", "Home", "Front page"]))\n"
    return "the theme"
  }

  private mutating func changeSettings() -> String {
    switch random.next() % 3 {
    case 0:
      files["content/categories/service.yml"] =
        "- { code: I00, name: \(pick(["資訊", "公開", "公告"])) }\n- { code: IZ0, name: 其他 }\n"
    case 1: files["content/site.yml", default: ""] += "\n# \(random.next())\n"
    default:
      files["content/site.yml"] = files["content/site.yml"]?.replacing(
        "name: 企劃科", with: "name: \(pick(["企劃科", "綜合科", "秘書室"]))")
    }
    return "settings"
  }

  private mutating func passADay() -> String {
    day = min(30, day + 1)
    return "a day later"
  }
}
