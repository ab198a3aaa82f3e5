import Content
import Diagnostics
import Publishing
import Testing

@Suite struct Releases {
  private func addresses(_ files: [SourcePath: String] = [:]) async throws -> [String] {
    let site = try await BuiltSite(files) { $0.recordsRelease = true }
    #expect(site.report.errorCount == 0)
    return site.report.addresses.sorted()
  }

  @Test func `record what people can have kept`() async throws {
    let addresses = try await addresses([
      "content/news/open/form.odt": "form",
      "content/about.zh-Hant.md":
        "---\ntitle: 關於 我們\nslug: 關於本局\naliases: [/who, /who.aspx]\n---\n",
      "content/about.en.md": "---\ntitle: About\n---\n",
      "content/gone.yml": "- { url: /plans/110/, date: 2026-01-01, reason: 已歸檔 }\n",
    ])
    for address in [
      "/", "/en/", "/news/", "/news/open/", "/en/news/open/", "/news/open/form.odt",
      "/en/news/open/form.odt", "/關於本局/", "/en/about/", "/who/", "/who.aspx", "/plans/110/",
      "/en/plans/110/", "/feed.xml", "/en/feed.json", "/sitemap.xml", "/robots.txt",
      "/.well-known/security.txt", "/search/", "/sitemap/", "/categories/service/I00/",
    ] {
      #expect(addresses.contains(address), "\(address)")
    }
  }

  @Test func `leave out what nobody cites`() async throws {
    var files: [SourcePath: String] = [:]
    for number in 1...120 {
      files[SourcePath("content/news/n\(number).zh-Hant.md")] =
        "---\ntitle: 甲\ndate: 115-01-01\n---\n"
      files[SourcePath("content/news/n\(number).en.md")] = "---\ntitle: A\ndate: 115-01-01\n---\n"
    }
    files["content/rules/page/2.zh-Hant.md"] = "---\ntitle: 第二頁\n---\n"
    files["content/rules/page/2.en.md"] = "---\ntitle: Page two\n---\n"
    let addresses = try await addresses(files)
    // A page that is only called like one of a list is one that people can have kept.
    #expect(
      addresses.filter { $0.contains("/page/") && $0.hasSuffix("/") }
        == ["/en/rules/page/2/", "/rules/page/2/"])
    for start in ["/assets/", "/404.html", "/.servers/"] {
      #expect(!addresses.contains { $0.hasPrefix(start) })
    }
  }

  @Test func `list nothing that a build does not write`() async throws {
    let site = try await BuiltSite { $0.recordsRelease = true }
    for address in site.report.addresses {
      let path = String(address.dropFirst()) + (address.hasSuffix("/") ? "index.html" : "")
      #expect(site.files[path] != nil, "\(address)")
    }
  }

  @Test func `list nothing unless asked`() async throws {
    #expect(try await BuiltSite().report.addresses.isEmpty)
  }

  @Test func `make a ledger that the same site keeps`() async throws {
    let added = try await addresses()
    let bytes = AddressLedger([]).adding(added)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(try await BuiltSite([AddressLedger.path: text]).findings == [])
    #expect(AddressLedger(bytes).additions(added).isEmpty)
  }

  @Test func `add to the ledger and take nothing out`() {
    let ledger = AddressLedger(Array("/b/\n# mine\n/文/\n/a/\n/b/\n".utf8))
    #expect(ledger.additions(["/c/", "/a/", "/c/", "/文/"]) == ["/c/"])
    let lines = String(decoding: ledger.adding(["/c/"]), as: UTF8.self).split(separator: "\n")
    #expect(lines.filter { !$0.hasPrefix("#") } == ["/a/", "/b/", "/c/", "/文/"])
    #expect(lines.first?.hasPrefix("# Every address") == true)
  }
}
