import Diagnostics
import Hyperlinks
import Testing

@Suite struct `A folder of HTML` {
  @Test func `is looked at in part, against all of it`() async throws {
    let html = #"<a href="/about.html"><a href="no">"#
    let report = try await SampleFolder.report(html, part: "docs/")
    #expect(report.pageCount == 5)
    #expect(report.faults.map(\.address) == ["no"])
    #expect(try await SampleFolder.report(html, part: "img/").faults == [])
  }

  @Test func `keeps silent about what lies behind a symbolic link`() async throws {
    let html = #"<a href="/latest/x.html"><a href="/latest"><a href="/latest2/">"#
    #expect(try await SampleFolder.faults(html, unknown: ["latest"]) == ["missingFile /latest2/"])
  }

  @Test func `tells faults at their line and column`() async throws {
    let report = try await SampleFolder.report("<p>\n計畫 <a\nhref='no.html'>x</a>")
    let fault = try #require(report.faults.first)
    #expect(fault.page == "docs/page.html")
    #expect(fault.range.start.line == 3 && fault.range.start.column == 7)
    #expect(fault.range.end.column == 14)
    #expect(fault.element == "a" && fault.attribute == "href")
    #expect(fault.diagnostic.code == .brokenLink)
  }

  @Test func `counts its pages and links`() async throws {
    let report = try await SampleFolder.report(#"<a href="https://a.tw/"><a href="other.html">"#)
    #expect(report.pageCount == 7)
    #expect(report.linkCount == 3)
  }

  @Test func `says that a page can't be read`() async {
    let folder = HTMLFolder(paths: ["index.html"]) { _ in throw SampleFolder.NotThere() }
    await #expect(throws: SampleFolder.NotThere.self) {
      try await folder.brokenLinks(LinkRules(), jobs: 2)
    }
  }

  /// Numbers decide which pages are looked at closely, words what is told: the two must not differ.
  @Test(arguments: 0..<40 as Range<UInt64>)
  func `finds the same with any number of workers, and on each page alone`(seed: UInt64)
    async throws
  {
    var random = SeededGenerator(seed: seed)
    let targets = [
      "p1.html", "p2.html#a", "#a", "#b", "a/", "a", "../a/", "a/p1.html#%61", "./p3.html",
      "/p4.html",
      "/a/index.html", "x y.html", "x%20y.html", "mailto:x", "#", "", "P1.html", "?q",
      "p1.html?q#a",
    ]
    var files: [String: String] = [:]
    for name in ["index", "p1", "p2", "p3", "a/index", "a/p1", "x y"] {
      var html = Bool.random(using: &random) ? "<p id=a>" : "<p id=c>"
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        html += #"<a href="\#(targets.randomElement(using: &random) ?? "")">"#
      }
      files[name + ".html"] = html
    }
    let texts = files
    let folder = HTMLFolder(paths: files.keys.sorted()) { Array((texts[$0] ?? "").utf8) }
    let one = try await folder.brokenLinks(LinkRules(), jobs: 1)
    #expect(try await folder.brokenLinks(LinkRules(), jobs: 4).faults == one.faults)
    // A fault that stands alone on its page must be found as well as one among others.
    var alone: [String] = []
    for (name, html) in texts {
      for link in DocumentLinks(Array(html.utf8)).links {
        let id = html.hasPrefix("<p id=a>") ? "a" : "c"
        let page = "<p id=\(id)><a href=\"\(link.address)\">"
        let single = HTMLFolder(paths: folder.paths) { path -> [UInt8] in
          // Of the others only their ids.
          let text = path == name ? page : String(texts[path, default: ""].prefix(8))
          return Array(text.utf8)
        }
        alone += try await single.brokenLinks(LinkRules(), jobs: 1).faults
          .map { "\(name) \($0.kind) \($0.address)" }
      }
    }
    #expect(alone.sorted() == one.faults.map { "\($0.page) \($0.kind) \($0.address)" }.sorted())
  }
}
