import Content
import Diagnostics
import Foundation
import Hyperlinks
import Publishing
import Testing

/// Compares what builds record with a reading of their output, by a reader that shares nothing with theirs.
///
/// A build reads links and ids in the bytes that it is about to write, and looks at no file afterwards.
@Suite struct `The record of links and ids` {
  /// Fails unless what a build remembers is what stands in its output; gives the number of links that were read.
  @discardableResult
  private static func expectRecord(
    _ memory: [UInt8]?, of files: [String: String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Int {
    let record = try #require(memory.flatMap(RememberedLinks.init), sourceLocation: sourceLocation)
    let recorded = Dictionary(uniqueKeysWithValues: record.pages.map { ($0.address, $0) })
    var audit = LinkAudit(origins: SiteOrigins(["https://www.example.gov.tw/"]))
    var destinations: Set<UInt64> = []
    var (pageCount, linkCount) = (0, 0)
    for (path, html) in files where path.hasSuffix(".html") {
      let read = ReadLinks(html, path: path)
      let page = try #require(
        recorded[read.addressNumber], "\(path)", sourceLocation: sourceLocation)
      #expect(page.ids == read.idNumbers, "ids of \(path)", sourceLocation: sourceLocation)
      #expect(
        Set(page.fragments) == read.fragments, "fragments of \(path)",
        sourceLocation: sourceLocation)
      #expect(page.fragments.count == read.fragments.count, sourceLocation: sourceLocation)
      #expect(
        page == audit.read(Array(html.utf8), of: OutputPath(path), unit: 0),
        sourceLocation: sourceLocation)
      destinations.formUnion(read.destinations)
      pageCount += 1
      linkCount += read.targets.count
    }
    #expect(recorded.count == pageCount, sourceLocation: sourceLocation)
    #expect(Set(audit.destinations.keys) == destinations, sourceLocation: sourceLocation)
    #expect(
      record.destinations == Set(destinations.map { UInt32(truncatingIfNeeded: $0) }),
      sourceLocation: sourceLocation)
    let addresses = Set(files.keys.map { AddressNumber.of("/" + $0) })
    #expect(record.addresses == addresses, sourceLocation: sourceLocation)
    #expect(destinations.isSubset(of: addresses), sourceLocation: sourceLocation)
    return linkCount
  }

  @Test func `is what stands in the output of a small site`() async throws {
    let site = try await BuiltSite()
    #expect(try Self.expectRecord(site.report.memory, of: site.files) > 400)
  }

  @Test func `is what stands in the output of this repository's site`() async throws {
    let site = try await BuiltSite(SiteOnDisk.tree(repository, parts: ["content"]))
    #expect(try Self.expectRecord(site.report.memory, of: site.files) > 4_000)
  }

  @Test(arguments: 0..<25)
  func `is what stands in the output of random sites`(seed: Int) async throws {
    var random = RandomSite(seed: UInt64(seed), isSound: true)
    let site = try await BuiltSite(SourceTree(random.files()))
    try Self.expectRecord(site.report.memory, of: site.files)
  }

  @Test(arguments: 100..<104)
  func `stays so from one build to the next`(seed: Int) async throws {
    var edits = RandomEdits(seed: UInt64(seed))
    var kept = KeptSite()
    for _ in 0..<8 {
      try await kept.build(edits.files)
      let files = kept.files.mapValues { String(decoding: $0, as: UTF8.self) }
      try Self.expectRecord(kept.memory, of: files)
      _ = edits.edit()
    }
  }

  /// Links as the program itself writes none, but a site's templates may.
  @Test func `is what stands in the output of a site with templates of its own`() async throws {
    let template = String(
      decoding: try #require(Theme.builtIn["page.mustache"]).bytes, as: UTF8.self)
    let site = try await BuiltSite([
      "templates/page.mustache": template.replacing(
        "{{>partials/text}}",
        with: """
          {{>partials/text}}
          <p id="own&amp;id"><a href="#own&amp;id">a</a> <a href="#own%26id">b</a> <a href="#">c</a>
          <a href="?page=2">d</a> <a href="../">e</a> <a href=".">f</a> <a href="./#C">g</a>
          <a href="/en/news/?a&#x27;b#C">English</a> <a hreflang="zh-Hant" href="/news/index.html">i</a>
          <a href="//www.gov.tw/">j</a> <a hreflang="zh-Hant" href="/%6Eews/">k</a> <a hreflang="zh-Hant" href="/news/#">l</a></p>
          <blockquote cite="/privacy/"><img src="/assets/style.css" alt=""></blockquote>
          """)
    ])
    #expect(site.findings == [])
    #expect(try Self.expectRecord(site.report.memory, of: site.files) > 500)
  }
}
