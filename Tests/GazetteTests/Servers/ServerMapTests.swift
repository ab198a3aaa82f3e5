import Foundation
import Testing

/// The maps of a built site in real servers.
@Suite struct ServerMapTests {
  private static let aliases = [
    "/old/", "/old.aspx", "/舊 計畫/第一號/", "/a$b/", "/a(1)+[b]{2}^.*|x/", "/say \"hi\"/",
    "/it's; fine & dandy/", "/~old/", "/100%/", "/a=b,c@d:e!/",
  ]

  private func builtSite() throws -> TestSite {
    let site = try TestSite()
    let aliases = Self.aliases.map { alias in
      let escaped = alias.replacing("%", with: "%25").replacing("'", with: "''")
      return "  - '\(escaped)'\n"
    }
    try site.write(
      "---\ntitle: 第五號計畫\naliases:\n\(aliases.joined())---\n", to: "content/計畫/第 5 號.md")
    try site.write(
      """
      - { url: /封存/110 年/, date: 2026-01-01, reason: 已歸檔, successor: /news/ }
      - { url: "/files/form (1).odt", date: 2026-01-01, reason: 已改版 }
      - { url: "/a$b.html", date: 2026-01-01, reason: 已停用 }

      """, to: "content/gone.yml")
    try site.write("/old/lost.pdf\n/封存/110 年/表.csv\n", to: "content/ledger/urls.txt")
    let run = try site.run("build", "--quiet")
    #expect(run.status == 0, "\(run.error)")
    return site
  }

  /// Every byte but letters and `/` escaped, as a browser may send it.
  private func encoded(_ path: String) throws -> String {
    let kept = CharacterSet(charactersIn: "/abcdefghijklmnopqrstuvwxyz")
    return try #require(path.addingPercentEncoding(withAllowedCharacters: kept))
  }

  @Test(arguments: WebServer.Kind.allCases)
  func `lead on and say what is gone`(kind: WebServer.Kind) throws {
    let site = try builtSite()
    let server = try WebServer(kind, root: site.url.appending(component: "public"))
    let target = "/%E8%A8%88%E7%95%AB/%E7%AC%AC%205%20%E8%99%9F/"
    for alias in Self.aliases + ["/old/lost.pdf"] {
      for spelling in alias.hasSuffix("/") ? [alias, String(alias.dropLast())] : [alias] {
        let answer = try server.get(try encoded(spelling))
        #expect(answer.status == 301, "\(spelling)")
        #expect(answer.location == target, "\(spelling)")
      }
    }
    for (address, reason) in [
      ("/封存/110 年/", "已歸檔"), ("/封存/110 年", "已歸檔"), ("/封存/110 年/表.csv", "已歸檔"),
      ("/files/form (1).odt", "已改版"), ("/a$b.html", "已停用"),
    ] {
      let answer = try server.get(try encoded(address))
      #expect(answer.status == 410, "\(address)")
      #expect(answer.body.contains(reason), "\(address)")
      #expect(answer.body.lowercased().contains("content-type: text/html"), "\(address)")
    }
    for (path, status) in [
      ("/", 200), ("/news/", 200), (target, 200), ("/old.aspx/", 404), ("/nothing/", 404),
      ("/old/nothing/", 404), ("/.servers/nginx-maps.conf", 404), ("/.servers/apache.conf", 404),
    ] {
      // `/old.aspx` is a file, which Apache lets a path follow.
      if path == "/old.aspx/", kind == .apache { continue }
      #expect(try server.get(path).status == status, "\(path)")
    }
  }

  @Test(arguments: WebServer.Kind.allCases)
  func `are valid where nothing has left`(kind: WebServer.Kind) throws {
    let site = try TestSite()
    #expect(try site.run("build", "--quiet").status == 0)
    let server = try WebServer(kind, root: site.url.appending(component: "public"))
    #expect(try server.get("/news/").status == 200)
  }
}
