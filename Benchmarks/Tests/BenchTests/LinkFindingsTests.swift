import Testing

@testable import bench

struct LinkFindingsTests {
  @Test func `are read from what Gazette prints`() {
    let json = """
      { "links": [
          {
            "url": "b.html#s1",
            "verdict": "dead",
            "file": "a.html",
            "line": 2
          }
        ], "summary": { "dead": 1 } }
      """
    #expect(LinkFindings.gazette(json) == ["a.html b.html#s1"])
  }

  @Test func `are read from what linkchecker prints`() {
    let csv = """
      # created by LinkChecker
      urlname;parentname;base;result
      b.html-gone;file:///x/a.html#s2;;URLError: "a;b"
      c.html;file:///elsewhere/a.html;;no
      # Stopped checking
      """
    #expect(LinkFindings.linkchecker(csv, in: "/x") == ["a.html b.html-gone"])
  }

  @Test func `cost what their options say`() throws {
    let options = try LinksOptions(["--rounds", "2", "--linkchecker", "/x/linkchecker"])
    #expect(options.rounds == 2 && options.linkchecker == "/x/linkchecker")
    #expect(throws: Failure.self) { try LinksOptions(["--fast", "1"]) }
    #expect(throws: Failure.self) { try LinksOptions(["--rounds"]) }
  }
}
