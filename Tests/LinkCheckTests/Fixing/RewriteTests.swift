import Diagnostics
import LinkCheck
import Testing

@Suite struct RewriteTests {
  /// Links are reported where `▸` stands, which is no part of the text.
  private func rewritten(
    _ marked: String, old: String = "http://a.tw/x", new: String = "https://b.tw/y",
    fragment: String = ""
  ) -> (text: String, missed: [Int]) {
    let parts = marked.split(separator: "▸", omittingEmptySubsequences: false)
    let source = SourceFile(path: "content/a.md", text: parts.joined())
    let places = parts.indices.dropLast().map { index in
      let before = parts[...index].joined()
      let lines = before.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      return LinkPlace(
        file: source.path, line: lines.count, column: (lines.last?.unicodeScalars.count ?? 0) + 1,
        written: fragment.isEmpty ? nil : old + fragment)
    }
    // In any order.
    let file = AddressRewrite.apply(
      places.reversed().map { AddressRewrite(place: $0, old: old, new: new) }, to: source)
    return (String(decoding: file.new, as: UTF8.self), file.missed.map(\.place.column))
  }

  @Test(
    arguments: [
      ("[a](▸http://a.tw/x)\n", "[a](https://b.tw/y)\n"),
      ("▸<http://a.tw/x> \n", "<https://b.tw/y> \n"),
      ("請見▸http://a.tw/x。\n", "請見https://b.tw/y。\n"),
      ("請見▸http://a.tw/x頁\n", nil), ("[a](▸http://a.tw/x.html)\n", nil),
      ("請見 ▸http://a.tw/x, 或電洽\n", "請見 https://b.tw/y, 或電洽\n"),
      ("| [a](▸http://a.tw/x) | b |\n", "| [a](https://b.tw/y) | b |\n"),
      ("[a](▸http://a.tw/x/z)\n", nil), ("[a](▸http://a.tw/x?q)\n", nil),
      ("[a](▸http://a.tw/x#place)\n", nil), ("[a](▸http://a.tw/x#)\n", "[a](https://b.tw/y#)\n"),
      ("▸[a\nb](http://a.tw/x)\n", "[a\nb](https://b.tw/y)\n"),
      ("▸[a][1]\n\n[1]: http://a.tw/x\n", "[a][1]\n\n[1]: https://b.tw/y\n"),
      ("▸![A  B]\n\n> [a b]: <http://a.tw/x> 'c'\n", "![A  B]\n\n> [a b]: <https://b.tw/y> 'c'\n"),
      (
        "---\nsources: [{ url: ▸\"http://a.tw/x\" }]\n---\n",
        "---\nsources: [{ url: \"https://b.tw/y\" }]\n---\n"
      ),
      // Edited since: it still stands once.
      ("▸A new line.\n\n[a](http://a.tw/x)\n", "A new line.\n\n[a](https://b.tw/y)\n"),
      ("▸A new line.\n\nhttp://a.tw/x http://a.tw/x\n", nil),
      ("▸A new line.\n\n[a](http://a.tw/x#place)\n", nil),
      ("▸[a]()\n\nhttp://a.tw/x http://a.tw/x\n", nil),
      // Only one of the two defines the label.
      ("```\n[1]: http://a.tw/x\n```\n\n▸[a][1]\n\n[1]: http://a.tw/x\n", nil),
    ] as [(String, String?)])
  func `changes the bytes of the address alone`(before: String, after: String?) {
    let result = rewritten(before)
    #expect(result.text == after ?? before.replacing("▸", with: ""))
    #expect(result.missed.count == (after == nil ? 1 : 0))
  }

  @Test(arguments: [
    ("[a](▸http://a.tw/?x=1&amp;y_z=2)\n", "[a](https://b.tw/y)\n"),
    ("[a](▸http://a.tw/?x=1&y&#95;z=2)\n", "[a](https://b.tw/y)\n"),
    ("[a](▸http\\://a.tw/\\?x=1&y_z=2)\n", "[a](https://b.tw/y)\n"),
    ("[a](▸http://a.tw/?x=1&amp;y_z=22)\n", nil), ("[a](▸http://a.tw/?x=1&lt;y_z=2)\n", nil),
    ("[a](▸http://a.tw/?x=1&amp;y\\\\_z=2)\n", nil),
  ])
  func `knows an address by what Markdown makes of it`(before: String, after: String?) {
    let result = rewritten(before, old: "http://a.tw/?x=1&y_z=2")
    #expect(result.text == after ?? before.replacing("▸", with: ""))
    #expect(result.missed.count == (after == nil ? 1 : 0))
  }

  @Test(arguments: [
    ("見 [計畫](▸http://a.tw/x#壹 \"題\")。\r\n", "見 [計畫](https://b.tw/y#壹 \"題\")。\r\n"),
    ("[a](▸http://a.tw/x)\n", nil), ("[a](▸http://a.tw/x#貳)\n", nil),
  ])
  func `leaves the fragment, and knows a link by it`(before: String, after: String?) {
    let result = rewritten(before, fragment: "#壹")
    #expect(result.text == after ?? before.replacing("▸", with: ""))
  }

  @Test func `changes each of several links, in any order, and counts columns as reports do`() {
    let both = rewritten("中文 [a](▸http://a.tw/x) [b](▸http://a.tw/x)\n")
    #expect(both.text == "中文 [a](https://b.tw/y) [b](https://b.tw/y)\n")
    let second = rewritten("中文 [a](http://a.tw/x) [b](▸http://a.tw/x)\n")
    #expect(second.text == "中文 [a](http://a.tw/x) [b](https://b.tw/y)\n")
  }

  @Test func `changes a reference once for all links that use it`() {
    let result = rewritten("▸[a][1] ▸[b][1]\n\n[1]: http://a.tw/x\n")
    #expect(result.text == "[a][1] [b][1]\n\n[1]: https://b.tw/y\n" && result.missed.isEmpty)
  }

  @Test(arguments: [
    (
      "▸[a][1] [b](▸http://a.tw/x) `http://a.tw/x`\n\n[1]: http://a.tw/x\n",
      "[a][1] [b](https://b.tw/y) `http://a.tw/x`\n\n[1]: https://b.tw/y\n", []
    ),
    ("▸[a][1] [b](▸http://a.tw/x)\n", "[a][1] [b](https://b.tw/y)\n", [1]),
    (
      "▸[a][1] [b](▸http://a.tw/x)\n\n[1]: http://other.tw/\n",
      "[a][1] [b](https://b.tw/y)\n\n[1]: http://other.tw/\n", [1]
    ),
    ("▸now text [b](▸http://a.tw/x)\n", "now text [b](https://b.tw/y)\n", [1]),
  ])
  func `takes no neighbour's address, and warns where the link is`(
    before: String, after: String, missed: [Int]
  ) {
    let result = rewritten(before)
    #expect(result.text == after && result.missed == missed)
  }

  private func moved(_ hops: [Outcome.Hop], to finalURL: String) -> LinkVerdict {
    var moved = verdict(
      "a", .movedPermanently,
      places: [
        LinkPlace(file: "content/a.md", line: 1, column: 1, written: "http://甲.tw/頁#壹"),
        LinkPlace(file: "content/site.yml", line: 1, column: 1),
      ])
    moved.outcome.hops = hops
    moved.outcome.finalURL = finalURL
    return moved
  }

  @Test func `follows redirects as far as they are permanent`() {
    let hops = [
      Outcome.Hop(url: url("a"), status: 301, isPermanent: true),
      .init(url: url("b"), status: 308, isPermanent: true),
      .init(url: url("c"), status: 302, isPermanent: false),
    ]
    let rewrites = report([moved(hops, to: url("d"))]).rewrites()
    #expect(rewrites.map(\.old) == ["http://甲.tw/頁"])
    #expect(rewrites.map(\.new) == [url("c")])
    #expect(
      report([moved(Array(hops.prefix(2)), to: "https://d.tw/a (1)|'2'#x")]).rewrites().map(\.new)
        == ["https://d.tw/a%20%281%29%7C%272%27"])
    #expect(report([moved([], to: url("d"))]).rewrites().isEmpty)
  }

  @Test func `leads links to a page that has moved, but for those whose place it lacks`() {
    var lacking = verdict(
      "a", .dead,
      places: ["#lost", "#kept", ""].enumerated().map { index, fragment in
        LinkPlace(
          file: "content/a.md", line: index + 1, column: 1, written: url("a") + fragment)
      })
    lacking.outcome.hops = [.init(url: url("a"), status: 301, isPermanent: true)]
    lacking.outcome.finalURL = url("b")
    lacking.outcome.message = Message(.fragmentMissing, ["fragment": "lost"])
    lacking.outcome.missingFragments = ["lost"]
    let rewrites = report([lacking]).rewrites()
    #expect(rewrites.map(\.new) == [url("b"), url("b"), url("b")])
    #expect(rewrites.map(\.lostFragment) == ["lost", nil, nil])
    let source = SourceFile(
      path: "content/a.md", text: "\(url("a"))#lost\n\(url("a"))#kept\n\(url("a"))\n")
    let file = AddressRewrite.apply(rewrites, to: source)
    #expect(
      String(decoding: file.new, as: UTF8.self)
        == "\(url("a"))#lost\n\(url("b"))#kept\n\(url("b"))\n")
    #expect(file.missed.map(\.place.line) == [1])
    lacking.verdict = .excluded
    #expect(report([lacking]).rewrites().map(\.place.line) == [2, 3])
  }

  @Test func `offers the archived copy of the dead`() throws {
    let pattern = try #require(ArchivePattern("https://web.archive.org/web/{date}/{url}"))
    var dead = verdict("a", .dead, places: [LinkPlace(file: "a.md", line: 1, column: 1)])
    dead.since = night
    #expect(report([dead]).rewrites().isEmpty)
    #expect(
      report([dead]).rewrites(archive: pattern).map(\.new)
        == ["https://web.archive.org/web/20260131/https://a.example.gov.tw/"])
    #expect(ArchivePattern("ftp://{url}") == nil && ArchivePattern("https://archive/") == nil)
  }

  @Test func `shows a diff that patch takes`() {
    let old = (1...20).map { "line \($0)\n" }.joined()
    let new = old.replacing("line 3\n", with: "line c\n").replacing("line 4\n", with: "line d\n")
      .replacing("line 20\n", with: "line t\n")
    #expect(
      UnifiedDiff.text(path: "content/a.md", old: Array(old.utf8), new: Array(new.utf8)) == """
        --- a/content/a.md
        +++ b/content/a.md
        @@ -1,7 +1,7 @@
         line 1
         line 2
        -line 3
        -line 4
        +line c
        +line d
         line 5
         line 6
         line 7
        @@ -17,4 +17,4 @@
         line 17
         line 18
         line 19
        -line 20
        +line t

        """)
    #expect(UnifiedDiff.text(path: "a", old: [65], new: [65]).isEmpty)
  }

  @Test(arguments: [
    (
      "a\nb", "a\nc",
      [" a", "-b", "\\ No newline at end of file", "+c", "\\ No newline at end of file"]
    ),
    ("a\nb", "c\nb", ["-a", "+c", " b", "\\ No newline at end of file"]),
    ("a\nb\n", "a\nc\n", [" a", "-b", "+c"]),
    ("a\n\n", "c\n\n", ["-a", "+c", " "]),
  ])
  func `says in a diff that a file has no last line feed`(
    old: String, new: String, lines: [String]
  ) {
    let text = UnifiedDiff.text(path: "a.md", old: Array(old.utf8), new: Array(new.utf8))
    #expect(text.split(separator: "\n").dropFirst(3).map(String.init) == lines)
  }
}
