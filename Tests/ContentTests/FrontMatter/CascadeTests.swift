import Content
import Diagnostics
import Testing

@Suite struct CascadeTests {
  private static let cascade = """
    type: plan
    unit: planning
    categories: { theme: ["480"] }
    license: CC-BY-4.0
    """

  @Test func `gives defaults to the pages beneath`() {
    let (page, diagnostics) = frontMatter(
      "title: 甲\nyear: 115\ndate: 2026-01-01", cascade: Self.cascade)
    #expect(told(diagnostics) == [])
    #expect(page.type == .plan)
    #expect(page.unit == "planning")
    #expect(page.categories == [.theme: ["480"]])
    #expect(page.license == "CC-BY-4.0")
  }

  @Test func `lets a page's own key win as a whole`() {
    let page = frontMatter(
      "title: 甲\ntype: page\nunit: inbound\ncategories: { cake: [GA0] }", cascade: Self.cascade
    ).frontMatter
    #expect(page.type == .page)
    #expect(page.unit == "inbound")
    #expect(page.categories == [.cake: ["GA0"]])
    #expect(page.license == "CC-BY-4.0")
  }

  @Test func `lets a page take a default away`() {
    let (page, diagnostics) = frontMatter(
      "title: 甲\ntype: page\nunit:\nlicense: ~", cascade: Self.cascade)
    #expect(told(diagnostics) == [])
    #expect(page.unit == nil)
    #expect(page.license == nil)
  }

  @Test func `gives a title and keys to a page without front matter`() {
    let source = PageSource(
      location: PageLocation("content/a.md", key: PageKey("a"), language: .chinese),
      bytes: Array("內文\n".utf8))
    let (page, diagnostics) = FrontMatter.decode(
      source.frontMatter, cascade: yaml("unit: planning").node?.members ?? [], file: source.file,
      context: .agency)
    #expect(told(diagnostics) == ["missing-key 1:1 The front matter of a page needs 'title'"])
    #expect(page.unit == "planning")
  }

  @Test(arguments: [
    "unit: nobody", "zzz: 1", "date: 昨天", "categories: { theme: [\"999\"] }",
    "outline: { under: 肆 }",
    "sources: [{ title: 甲 }]", "status: gone", "half: 1", "aliases: [x]",
  ])
  func `tells what is wrong in a cascade where it is written, not on each page`(_ cascade: String) {
    expectTold("title: 甲", [], cascade: cascade)
  }

  @Test func `still asks the page for what its inherited type needs`() {
    expectTold(
      "title: 甲",
      [
        "missing-key 2:1 The front matter of a plan needs 'year'",
        "missing-date 2:8 the front matter of a plan has no 'date'",
      ], cascade: "type: plan")
  }

  @Test func `puts what is inherited at the head of the page`() {
    let page = frontMatter(
      "title: 甲\nyear: 115\ndate: 2026-01-01",
      cascade:
        "type: plan\noutline: { under: 肆, columns: [面向, 內容] }\nattachments: [{ file: a.odt }]"
    ).frontMatter
    let head = SourceRange(line: 1, column: 1, length: 3)
    #expect(page.outlines.map(\.range) == [head])
    #expect(page.attachments.map(\.file.range) == [head])
  }

  @Test func `tells of a section's type that is none`() {
    expectTold("title: 甲\ntype: news", [], role: .section)
    expectTold(
      "title: 甲\ntype: newz", ["wrong-value 3:7 'type' is 'newz'; did you mean 'news'?"],
      role: .section)
  }
}
