import Hyperlinks
import Testing

@Suite struct `A site's own addresses` {
  private static let origins = SiteOrigins([
    "https://www.example.gov.tw/", "http://localhost:8080/", "https://政府.tw/",
  ])

  @Test(arguments: [
    ("https://www.example.gov.tw/plans/?y=115#goals", "/plans/?y=115#goals"),
    ("https://www.example.gov.tw", "/"), ("https://www.example.gov.tw#top", "/#top"),
    ("https://www.example.gov.tw?q", "/?q"), ("HTTPS://WWW.Example.gov.TW/A", "/A"),
    ("https://www.example.gov.tw:443/a", "/a"), ("http://localhost:8080/a", "/a"),
    ("https://政府.tw/a", "/a"), ("https://xn--mxtq1m.tw/a", "/a"),
  ])
  func `are paths`(address: String, path: String) {
    #expect(Self.origins.path(of: address) == path)
  }

  @Test(arguments: [
    "http://www.example.gov.tw/", "https://example.gov.tw/", "https://www.example.gov.tw.evil.tw/",
    "https://www.example.gov.tw:8443/", "https://www.example.gov.tw@evil.tw/",
    "https://user@www.example.gov.tw/", "http://localhost/", "/plans/", "//www.example.gov.tw/", "",
    "mailto:a@www.example.gov.tw", "https:www.example.gov.tw/",
  ])
  func `are no others`(address: String) {
    #expect(Self.origins.path(of: address) == nil)
  }

  private static let shared = SiteOrigins(
    ["https://www.example.gov.tw/"], elsewhere: ["/apply/", "/政/"])

  @Test(arguments: [
    ("/apply/", true), ("/apply", true), ("/apply/a?b#c", true), ("/%E6%94%BF/x", true),
    ("/a/../apply/x", true), ("/applying/", false), ("/Apply/", false), ("/en/apply/", false),
    ("//apply/x", false), ("apply/x", false), ("/", false),
  ])
  func `lie elsewhere in folders that other programs serve`(address: String, isElsewhere: Bool) {
    #expect(Self.shared.isElsewhere(address) == isElsewhere)
    guard address.hasPrefix("/"), !address.hasPrefix("//") else { return }
    #expect((Self.shared.path(of: "https://www.example.gov.tw\(address)") == nil) == isElsewhere)
    var reader = LinkReader(origins: Self.shared)
    let page =
      #"<a href="\#(address)">x</a><a href="https://www.example.gov.tw\#(address)">x</a>"#
    reader.read(Array(page.utf8), at: "/c/index.html")
    #expect(reader.links.count == (isElsewhere ? 0 : 2))
    #expect(!reader.needsCloserLook)
  }

  @Test(arguments: [
    ("https://www.example.gov.tw/a/%E6%94%BF/#x", "/a/政/"), ("https://www.example.gov.tw", "/"),
    ("https://www.example.gov.tw/a/../b/", "/b/"),
  ])
  func `are links within the site, whatever the base`(address: String, path: String) {
    var reader = LinkReader(origins: Self.origins)
    let page = #"<base href="https://elsewhere.example/"><a href="\#(address)">x</a>"#
    reader.read(Array(page.utf8), at: "/c/index.html")
    #expect(reader.links.map(\.address) == [AddressNumber.of(path)])
    #expect(!reader.needsCloserLook)
  }
}
