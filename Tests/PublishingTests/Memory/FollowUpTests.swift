import Content
import Diagnostics
import Encodings
import OpenData
import Publishing
import Synchronization
import Testing

/// Edits of one thing whose effect stands elsewhere, each compared with a clean build.
@Suite struct `A build with the memory of another follows up` {
  /// What is edited, and the files of each edit; an empty text takes a file away.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var isLenient = true
    let steps: [[SourcePath: String]]

    init(_ name: String, isLenient: Bool = true, _ steps: [SourcePath: String]...) {
      testDescription = name
      self.isLenient = isLenient
      self.steps = steps
    }
  }

  private static let head = "title: 頁\ndate: 2026-01-01\n"

  private static func page(_ text: String, _ keys: String = "") -> String {
    "---\n\(head)\(keys)---\n第一段。\n\n\(text)\n"
  }

  private static func template(_ addition: String) -> String {
    String(decoding: Theme.builtIn["page.mustache"]?.bytes ?? [], as: UTF8.self)
      .replacing("{{>partials/text}}", with: "{{>partials/text}}\n\(addition)")
  }

  private static let linking: SourcePath = "content/news/link.zh-Hant.md"
  private static let composed: SourcePath = "content/caf\u{E9}.zh-Hant.md"
  private static let chart = "```chart type=bar x=甲 y=乙 file=d.csv caption=\"圖\"\n```"

  private static let cases = [
    Case(
      "a link to an address in decomposed letters",
      [linking: page("[甲](/cafe\u{301}/)")], [composed: page("乙")],
      [composed: page("乙", "slug: cafes\n")], [composed: ""]),
    Case(
      "a link to a page's file in decomposed letters",
      [linking: page("[甲](../cafe\u{301}.md)"), composed: page("乙")],
      [composed: page("乙", "slug: cafes\n")], [composed: ""]),
    Case(
      "a link to a file in decomposed letters",
      [linking: page("[甲](link/cafe\u{301}.csv)"), "content/news/link/caf\u{E9}.csv": "a\n1\n"],
      ["content/news/link/caf\u{E9}.csv": ""]),
    Case(
      "data whose name has decomposed letters",
      [
        linking: page(chart.replacing("d.csv", with: "cafe\u{301}.csv")),
        "content/news/link/caf\u{E9}.csv": "甲,乙\n一,1\n",
      ], ["content/news/link/caf\u{E9}.csv": "甲,乙\n一,2\n"]),
    Case(
      "a slug in decomposed letters",
      [
        linking: page("[甲](/caf\u{E9}/)"),
        "content/x.zh-Hant.md": page("乙", "slug: cafe\u{301}\n"),
      ], ["content/x.zh-Hant.md": page("乙")]),
    Case(
      "a link to index.html",
      [linking: page("[甲](/x/index.html)"), "content/x.zh-Hant.md": page("乙")],
      ["content/x.zh-Hant.md": page("乙", "slug: y\n")], ["content/x.zh-Hant.md": page("乙")],
      ["content/x.zh-Hant.md": ""]),
    Case(
      "a link of a template to index.html",
      [
        "templates/page.mustache": template("<a href=\"/x/index.html\">x</a>"),
        "content/x.zh-Hant.md": page("乙"),
      ], ["content/x.zh-Hant.md": ""], ["content/x.zh-Hant.md": page("乙")]),
    Case(
      "a relative link of a template",
      [
        "templates/page.mustache": template("<a href=\"../x/\">x</a>"),
        linking: page("甲"), "content/x.zh-Hant.md": page("乙"),
        "content/news/x.zh-Hant.md": page("丙"),
      ], ["content/news/x.zh-Hant.md": ""], [linking: page("丁")],
      ["content/news/x.zh-Hant.md": page("丙")]),
    Case(
      "a relative link of a template, as an error", isLenient: false,
      [
        "templates/page.mustache": template("<a href=\"../open/\">x</a>"),
        "content/open.zh-Hant.md": page("乙"), "content/privacy/x.zh-Hant.md": page("乙"),
        "content/privacy/open.zh-Hant.md": page("乙"),
      ], ["content/privacy/open.zh-Hant.md": ""]),
    Case(
      "a link of a template without its last slash",
      [
        "templates/page.mustache": template("<a href=\"/x\">x</a>"),
        "content/x.zh-Hant.md": page("乙"),
      ], [linking: page("甲")], ["content/x.zh-Hant.md": ""], [linking: page("丁")]),
    Case(
      "a broken link of a template",
      ["templates/page.mustache": template("<a href=\"/none/\">x</a>")],
      [linking: page("甲")], [linking: page("乙")],
      ["content/none.zh-Hant.md": page("丙")], ["content/none.zh-Hant.md": ""]),
    Case(
      "a broken id of a template",
      ["templates/page.mustache": template("<a href=\"/privacy/#none\">x</a>")],
      [linking: page("甲")], ["content/privacy.zh-Hant.md": page("## 無 {#none}")],
      ["content/privacy.zh-Hant.md": page("無")]),
    Case(
      "data in the folder of a page that is kept back",
      [
        "content/news/link/x/y.zh-Hant.md": page(chart),
        "content/news/link/x.zh-Hant.md": page("乙", "draft: true\n"),
        "content/news/link/x/d.csv": "甲,乙\n一,1\n",
      ], ["content/news/link/x/d.csv": "甲,乙\n一,2\n"],
      ["content/news/link/x/d.csv": ""]),
    Case(
      "a verification file in the folder of a page that is kept back",
      [
        "content/site.yml": (BuiltSite.base["content/site.yml"] ?? "")
          + "\nverification_files: [x/g.html]\n",
        "content/x.zh-Hant.md": page("乙", "draft: true\n"), "content/x/g.html": "1",
      ], ["content/x/g.html": "22"]),
    Case(
      "why a page is kept back, told with a link to it",
      [linking: page("[甲](/x/) [乙](../x.md)")],
      ["content/x.zh-Hant.md": page("乙", "draft: true\n")],
      ["content/x.zh-Hant.md": page("乙", "expires: 2026-02-01\n")], ["content/x.zh-Hant.md": ""]),
    Case(
      "the nearest address, told with a broken link",
      [linking: page("[甲](/news/opens/)")],
      ["content/news/openz.zh-Hant.md": page("乙")],
      ["content/news/open.zh-Hant.md": "", "content/news/open.en.md": ""],
      ["content/news/openz.zh-Hant.md": ""]),
    Case(
      "the outline of a plan without measures, shown with an evaluation",
      [
        "content/plans/_index.zh-Hant.md": "---\ntitle: 計畫\ncascade: { type: plan }\n---\n",
        "content/plans/115.zh-Hant.md": """
        ---
        title: 115年計畫
        date: 2026-01-05
        year: 115
        outline: { under: 壹, columns: [甲, 乙] }
        ---
        ## 壹、方法

        ### 一、調查

        做。

        ### 二、公告

        說。
        """,
        "content/evaluations/115.zh-Hant.md": evaluation("甲。"),
      ], ["content/evaluations/115.zh-Hant.md": evaluation("乙。")]),
    Case(
      "an evaluation that moves, shown on its plan",
      [
        "content/plans/115.zh-Hant.md":
          "---\ntitle: 計畫\ntype: plan\nyear: 115\ndate: 2026-01-01\n---\n第一段。\n",
        "content/evaluations/115.zh-Hant.md": evaluation("甲。"),
      ],
      [
        "content/evaluations/115.zh-Hant.md": "",
        "content/evaluations/115-2.zh-Hant.md": evaluation("甲。"),
      ]),
  ]

  private static func evaluation(_ text: String) -> String {
    "---\ntitle: 115年評核\ntype: evaluation\ndate: 2026-07-05\nyear: 115\nplan: /plans/115/\n---\n"
      + "## 壹、成果\n\n\(text)\n"
  }

  @Test(arguments: cases)
  func `effects elsewhere`(_ edited: Case) async throws {
    var sources = BuiltSite.base
    var kept = KeptSite()
    func lenient() -> [SourcePath: String] {
      var sources = sources
      if edited.isLenient { sources["content/site.yml", default: ""] += LenientChecks.yaml }
      return sources
    }
    try await kept.build(lenient())
    for (number, files) in edited.steps.enumerated() {
      sources = sources.merging(files) { $1 }.filter { !$0.value.isEmpty }
      try await kept.build(lenient())
      try await kept.expectClean(lenient(), "\(edited.testDescription), step \(number)")
      let hasFailed = kept.report.errorCount > 0
      #expect(hasFailed == (!edited.isLenient && number > 0), "\(kept.report.diagnostics)")
    }
  }

  // MARK: What the tree says of its files

  private static func build(
    _ tree: SourceTree, memory: [UInt8]? = nil
  ) async throws -> BuildReport {
    let today = try #require(CalendarDate(year: 2026, month: 11, day: 21))
    return try await buildSite(
      tree, options: BuildOptions(today: today, jobs: 2), output: MemorySink(), memory: memory)
  }

  private static func tree(
    _ sources: [SourcePath: String], diagnostics: [Diagnostic] = [],
    stamp: (SourcePath) -> Fingerprint? = { Fingerprint(of: $0.string) },
    bytes: @escaping @Sendable (SourcePath) -> String? = { _ in nil }
  ) -> SourceTree {
    SourceTree(
      files: sources.keys.map { ($0, stamp($0)) }, diagnostics: diagnostics
    ) { (path) throws(SourceReadingError) in
      guard let text = bytes(path) ?? sources[path] else { throw .missing }
      return Array(text.utf8)
    }
  }

  @Test func `what is wrong with the folder though no file has changed`() async throws {
    let link = Diagnostic(
      .symbolicLink, "'content/x.md' is a symbolic link", file: "content/x.md")
    let strict = try await Self.build(Self.tree(BuiltSite.base))
    let found = try await Self.build(
      Self.tree(BuiltSite.base, diagnostics: [link]), memory: strict.memory)
    #expect(found.diagnostics == [link])
    #expect(!found.isUnchanged && found.memory == nil)

    let long = Diagnostic(
      .wrongValue, "The path is too long", file: "content/x.md", severity: .warning)
    let told = try await Self.build(Self.tree(BuiltSite.base, diagnostics: [long]))
    #expect(told.diagnostics == [long])
    let again = try await Self.build(
      Self.tree(BuiltSite.base, diagnostics: [long]), memory: told.memory)
    #expect(again.isUnchanged && again.diagnostics == [long])
    let mended = try await Self.build(Self.tree(BuiltSite.base), memory: told.memory)
    #expect(mended.diagnostics == [] && !mended.isUnchanged)
  }

  @Test func `a file that is replaced after it was looked at`() async throws {
    var sources = BuiltSite.base
    sources["content/x.zh-Hant.md"] = Self.page("見[啟用](/news/open/)。")
    let first = try await Self.build(Self.tree(sources))
    #expect(first.errorCount == 0)
    // A file comes to the page, so that it is compiled again.
    sources["content/x/form.csv"] = "a\n1\n"
    let replacement = Self.page("見[無](/none/)。", "summary: 另一個\n")
    let second = try await Self.build(
      Self.tree(sources, bytes: { $0 == "content/x.zh-Hant.md" ? replacement : nil }),
      memory: first.memory)
    let errors = second.diagnostics.filter { $0.severity == .error }
    #expect(errors.map(\.message) == ["The file went away while the site was read"])
    #expect(errors.map(\.file) == ["content/x.zh-Hant.md"])
  }

  /// A file that was written a moment before a build has no stamp in that one.
  @Test func `nothing where a file has only come of age`() async throws {
    var sources = BuiltSite.base
    sources["content/news/open.csv"] = "a\n1\n"
    let young = try await Self.build(Self.tree(sources, stamp: { _ in nil }))
    var memory = try #require(young.memory)
    for _ in 0..<2 {
      let next = try await Self.build(Self.tree(sources), memory: memory)
      #expect(next.compiledCount == 0)
      memory = next.memory ?? memory
      let answer = try await explain(
        .output("/news/open/"), in: Self.tree(sources), memory: memory, program: "", jobs: 1)
      guard case .explained(let explanations) = answer else {
        Issue.record("\(answer)")
        return
      }
      #expect(explanations.map(\.compilation?.reason) == [.nothingKnown])
      #expect(explanations.map(\.prospect) == [.taken])
    }
    sources["content/news/open.csv"] = "a\n2\n"
    let changed = try await Self.build(
      Self.tree(sources, stamp: { Fingerprint(of: $0.string + "2") }), memory: memory)
    #expect(changed.compiledCount > 0)
  }
}
