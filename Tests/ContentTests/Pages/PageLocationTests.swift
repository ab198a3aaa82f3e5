import Content
import Diagnostics
import Testing

@Suite struct PageLocationTests {
  private func location(_ path: String) -> (location: PageLocation?, told: [String]) {
    var diagnostics: [Diagnostic] = []
    let location = PageLocation(
      SourcePath(path), languages: [.chinese, .english, Language(tag: "es-419", prefix: "es")],
      diagnostics: &diagnostics)
    return (location, told(diagnostics))
  }

  @Test(
    arguments: [
      ("content/plans/115.zh-Hant.md", "plans/115", "zh-Hant", .page),
      ("content/plans/115.en.md", "plans/115", "en", .page),
      ("content/plans/115.es-419.md", "plans/115", "es-419", .page),
      ("content/plans/115.md", "plans/115", "zh-Hant", .page),
      ("content/about.md", "about", "zh-Hant", .page),
      ("content/plans/_index.en.md", "plans", "en", .section),
      ("content/plans/_index.md", "plans", "zh-Hant", .section),
      ("content/a/b/_index.zh-Hant.md", "a/b", "zh-Hant", .section),
      ("content/plans/115/index.en.md", "plans/115", "en", .page),
      ("content/a/index.md", "a", "zh-Hant", .page),
      ("content/index.zh-Hant.md", "", "zh-Hant", .home),
      ("content/index.en.md", "", "en", .home),
      ("content/_index.en.md", "", "en", .home),
      ("content/v1.2.en.md", "v1.2", "en", .page),
      ("content/v1.2.md", "v1.2", "zh-Hant", .page),
      ("content/計畫/一一五.en.md", "計畫/一一五", "en", .page),
      ("content/en.md", "en", "zh-Hant", .page),
      ("content/report.2026.md", "report.2026", "zh-Hant", .page),
      ("content/a.page.md", "a.page", "zh-Hant", .page),
    ] as [(String, String, String, PageRole)])
  func `reads key, language and role from a path`(
    _ path: String, _ key: String, _ tag: String, _ role: PageRole
  ) {
    let (location, told) = location(path)
    #expect(location?.key == PageKey(key))
    #expect(location?.language.tag == tag)
    #expect(location?.role == role)
    #expect(location?.path.string == path)
    #expect(told == [])
  }

  @Test(arguments: [
    "content/plans/115/form.odt", "content/site.yml", "templates/a.md", "a.md", "content", "",
    "contents/a.md", "content/a.MD", "content/a.markdown",
  ])
  func `has no place for what is no Markdown under content`(_ path: String) {
    #expect(location(path).location == nil)
  }

  @Test(arguments: [
    ("content/a.fr.md", "'fr' is no language of this site"),
    ("content/a.EN.md", "'EN' is no language of this site; did you mean 'en'?"),
    ("content/a.zh-hant.md", "'zh-hant' is no language of this site; did you mean 'zh-Hant'?"),
    ("content/a.zh-Hans.md", "'zh-Hans' is no language of this site; did you mean 'zh-Hant'?"),
    ("content/a.es-418.md", "'es-418' is no language of this site; did you mean 'es-419'?"),
    ("content/_index.jp.md", "'jp' is no language of this site"),
  ])
  func `tells of a tag that is no language of the site`(_ path: String, _ message: String) {
    let (location, told) = location(path)
    #expect(told == ["unknown-language 1:1 " + message])
    #expect(location?.language == .chinese)
  }

  @Test func `gives the versions of a page one key`() {
    #expect(location("content/a/b.md").location?.key == location("content/a/b.en.md").location?.key)
    #expect(
      location("content/a/b.md").location?.key == location("content/a/b/index.en.md").location?.key)
  }

  @Test func `leads from a page up to the home page`() {
    let key = PageKey("a/b/c")
    #expect(key.name == "c")
    #expect(key.parent == PageKey("a/b"))
    #expect(PageKey("a").parent == .home)
    #expect(PageKey.home.parent == nil)
    #expect(PageKey("plans/115").description == "/plans/115")
    #expect(PageKey("a") < PageKey("a/b"))
    #expect(PageKey("B") < PageKey("a"))
  }
}
