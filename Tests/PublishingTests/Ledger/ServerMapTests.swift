import Content
import Diagnostics
import Publishing
import Testing

/// What real servers make of these files, `GazetteTests` asks them.
@Suite struct `Server maps` {
  private static let paths = ["nginx-maps.conf", "nginx-server.conf", "apache.conf"]
    .map { ".servers/" + $0 }

  @Test func `are there where they have nothing to say`() async throws {
    let site = try await BuiltSite()
    for path in Self.paths { #expect(site.files[path]?.isEmpty == false) }
    #expect(site.files[".servers/apache.conf"]?.contains("R=301") == false)
  }

  @Test func `spell addresses as each server compares them`() async throws {
    let site = try await BuiltSite([
      "content/about.zh-Hant.md":
        "---\ntitle: 關於\nslug: 關於本局\naliases: [\"/舊 頁/\", /old.aspx]\n---\n",
      "content/about.en.md": "---\ntitle: About\n---\n",
      "content/gone.yml": "- { url: /計畫/, date: 2026-01-01, reason: 歸檔 }\n",
    ])
    let target = "/%E9%97%9C%E6%96%BC%E6%9C%AC%E5%B1%80/"
    let nginx = try #require(site.files[".servers/nginx-maps.conf"])
    for line in [
      "\"/舊 頁/\" \"\(target)\";", "\"/舊 頁\" \"\(target)\";", "\"/old.aspx\" \"\(target)\";",
      "\"/計畫/\" 1;", "\"/計畫\" 1;", "\"/en/計畫/\" 1;",
    ] {
      #expect(nginx.contains("\n  \(line)\n"), "\(line)")
    }
    let apache = try #require(site.files[".servers/apache.conf"])
    let escaped = target.replacing("%", with: "\\%")
    for line in [
      "RewriteRule \"^/舊\\x20頁/?$\" \"\(escaped)\" [R=301,L,NE,QSD]",
      "RewriteRule \"^/old\\x2Easpx$\" \"\(escaped)\" [R=301,L,NE,QSD]",
      "RewriteRule \"^/計畫/?$\" \"-\" [G,L]",
      "  ErrorDocument 410 \"/%E8%A8%88%E7%95%AB/index.html\"",
    ] {
      #expect(apache.contains("\n\(line)\n"), "\(line)")
    }
  }

  @Test func `name their variables after the host, so that two sites share a server`() async throws
  {
    let site = try await BuiltSite { $0.baseURL = "https://data.Example.gov.tw:8443/" }
    for path in Self.paths.prefix(2) {
      #expect(site.files[path]?.contains("$gazette_gone_data_example_gov_tw_8443") == true)
    }
  }
}
