import Diagnostics
import Publishing
import Testing

@Suite struct `Sources of a page` {
  private static let page: [SourcePath: String] = [
    "content/news/law.zh-Hant.md": """
    ---
    title: 法規
    date: 2026-01-01
    sources:
      - { title: 甲法, url: https://law.example/a, accessed: 2026-01-01 }
      - { title: 乙法, url: https://law.example/b, accessed: 2026-01-01 }
    ---
    依甲法與乙法辦理。
    """
  ]

  private func findings(_ dead: Set<String>?, _ changes: [SourcePath: String] = [:]) async throws
    -> [String]
  {
    try await BuiltSite(Self.page.merging(changes) { $1 }) {
      $0.audits = true
      $0.deadAddresses = dead
    }.findings.filter { $0.contains("[dead-source]") }
  }

  @Test func `are dead where the last check of links says so`() async throws {
    #expect(try await findings(nil) == [])
    #expect(try await findings(["https://law.example/c"]) == [])
    #expect(
      try await findings(["https://law.example/b"]) == [
        "content/news/law.zh-Hant.md:6:27: warning: The source '乙法' is dead by the last check of links "
          + "[dead-source]"
      ])
  }

  @Test func `are judged anew after a check that found others`() async throws {
    var site = KeptSite()
    let sources = BuiltSite.base.merging(Self.page) { $1 }
    for (dead, count) in [(nil, 0), (["https://law.example/a"], 1), ([], 0)]
      as [(Set<String>?, Int)]
    {
      try await site.build(sources) {
        $0.audits = true
        $0.deadAddresses = dead
      }
      #expect(site.report.diagnostics.count { $0.code == .deadSource } == count)
    }
  }
}
