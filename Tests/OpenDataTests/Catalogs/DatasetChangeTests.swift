import OpenData
import Testing

@Suite struct DatasetChangeTests {
  private func told(_ change: DatasetChange) -> String {
    let number = change.version.map { " \($0.number)" } ?? ""
    return "\(change.date) \(change.kind.rawValue) \(change.dataset.name)\(number)"
  }

  @Test func `tells the newest first`() {
    #expect(
      SampleCatalog().catalog.changes.map(told) == [
        "2026-02-05 changed permits 1.1.0", "2026-01-15 withdrawn old-survey",
        "2025-01-05 added permits 1.0.0", "2024-05-01 added old-survey 1.0.0",
      ])
  }

  @Test func `gives each change an address for good`() {
    let changes = SampleCatalog().catalog.changes
    #expect(Set(changes.map(\.id)).count == changes.count)
    #expect(
      changes.first?.id.text == "https://data.example.gov.tw/data/permits/#version-1.1.0")
  }

  @Test func `tells a withdrawal once where it is a version`() throws {
    var catalog = SampleCatalog().catalog
    let index = try #require(catalog.datasets.firstIndex { $0.withdrawal != nil })
    let date = try #require(day("2026-01-15"))
    catalog.datasets[index].versions.append(
      DatasetVersion(
        number: SemanticVersion(1, 0, 1), date: date, digest: ContentDigest(of: []).hex,
        change: .withdrawn))
    #expect(catalog.changes.count { $0.kind == .withdrawn } == 1)
  }

  @Test func `has no feed before the first change`() {
    var catalog = SampleCatalog().catalog
    catalog.datasets = []
    #expect(
      catalog.changesAtom(tag: "en", at: "https://a.tw/c.xml", title: "Changes", kinds: [:])
        == nil)
  }
}
