import Content
import Diagnostics
import Testing

@Suite struct AliasTests {
  @Test(arguments: [
    ("/%E8%88%8A/", "/舊/"), ("/a%20b/", "/a b/"), ("/cafe%CC%81/", "/caf\u{E9}/"),
    ("/cafe\u{301}/", "/caf\u{E9}/"), ("/a..b/100%", "/a..b/100%"),
  ])
  func `are read decoded and in composed form`(_ written: String, _ expected: String) {
    let (page, diagnostics) = frontMatter("title: 甲\naliases: ['\(written)']")
    #expect(told(diagnostics) == [])
    let scalars = page.aliases.map { Array($0.value.unicodeScalars) }
    #expect(scalars == [Array(expected.unicodeScalars)])
  }

  @Test(arguments: [
    ("old/", "An address of this site begins with '/', such as /old/plan/."),
    ("//evil.example/", "Write one '/' between two parts of the path."),
    ("/../../x", "Write the whole path from the site's root, without '.' and '..'."),
    ("/%2e%2e/x", "Write the whole path from the site's root, without '.' and '..'."),
    (
      "/old.asp?id=3",
      "Leave out '?' or '#' and what follows: only the path tells one file from another."
    ),
    (
      "/old#part",
      "Leave out '?' or '#' and what follows: only the path tells one file from another."
    ),
    ("/a\\b", "Divide the parts of the path with '/', not with '\\'."),
    ("/a%00b", "Take the invisible character out."),
    ("/%A4%A4/", "Its escapes are not UTF-8; write the letters themselves."),
  ])
  func `that are no path are told with what to do`(_ alias: String, _ help: String) {
    let (page, diagnostics) = frontMatter("title: 甲\naliases: ['\(alias)']")
    #expect(told(diagnostics) == ["wrong-value 3:11 '\(alias)' is no address of this site"])
    #expect(diagnostics.map(\.help) == [help])
    #expect(page.aliases.isEmpty)
  }
}
