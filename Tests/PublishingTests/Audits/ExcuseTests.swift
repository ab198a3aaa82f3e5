import Content
import Diagnostics
import Publishing
import Testing

@Suite struct `An excuse` {
  private static let vague = "[點此](https://example.gov.tw/)\n"

  private func built(
    _ text: String, keys: String = "", checks: String = ""
  ) async throws -> BuiltSite {
    var files = BuiltSite.base
    files["content/news/open.zh-Hant.md", default: ""] = """
      ---
      title: 網站啟用
      date: 115-03-01
      \(keys)
      ---
      \(text)
      """
    if !checks.isEmpty { files["content/site.yml", default: ""] += "\nchecks:\n\(checks)\n" }
    return try await BuiltSite(files) {
      $0.audits = true
      $0.onlyCodes = []
    }
  }

  private func codes(_ site: BuiltSite) -> [DiagnosticCode] {
    site.report.diagnostics.map(\.code).filter {
      $0 == .linkText || $0 == .unusedException
        || $0 == .expiredException || $0 == .missingFile
    }
  }

  @Test(arguments: ["link-text", "GN1240401E"])
  func `in front matter takes its findings off the list, which still has them`(
    _ code: String
  ) async throws {
    let site = try await built(
      Self.vague, keys: "excuse: [{ code: \(code), reason: 依對方要求之連結文字 }]")
    #expect(codes(site) == [])
    #expect(site.report.excused.map(\.code) == [.linkText])
    #expect(site.report.excused.first?.excuse?.reason == "依對方要求之連結文字")
  }

  @Test(arguments: [
    "/news/open/", "news/open.zh-Hant.md", "content/news/open.zh-Hant.md", "news",
  ])
  func `in the settings names an address, a file or a folder`(_ path: String) async throws {
    let site = try await built(
      Self.vague,
      checks: "  excuse: [{ code: link-text, path: \(path), reason: 既有連結 }]")
    #expect(codes(site) == [])
    #expect(site.report.excused.count == 1)
  }

  @Test func `of another place excuses nothing and is told`() async throws {
    let site = try await built(
      Self.vague, checks: "  excuse: [{ code: link-text, path: /, reason: 既有連結 }]")
    #expect(Set(codes(site)) == [.linkText, .unusedException])
  }

  @Test func `of a place that isn't there is told`() async throws {
    let site = try await built(
      Self.vague, checks: "  excuse: [{ code: link-text, path: /none/, reason: 既有連結 }]")
    #expect(Set(codes(site)) == [.linkText, .missingFile])
  }

  @Test func `holds up to its day`() async throws {
    let over = try await built(
      Self.vague, keys: "excuse: [{ code: link-text, reason: 改版中, until: 2026-11-20 }]")
    #expect(Set(codes(over)) == [.linkText, .expiredException])
    let last = try await built(
      Self.vague, keys: "excuse: [{ code: link-text, reason: 改版中, until: 2026-11-21 }]")
    #expect(codes(last) == [])
  }

  @Test(arguments: [
    ("code: link-tex, reason: 甲", "'link-tex' is no code; did you mean 'link-text'?"),
    ("code: personal-data, reason: 甲", "'personal-data' can't be excused"),
    ("code: link-text", "An excuse needs its 'reason'"),
    ("code: link-text, reason: ' '", "An excuse needs its 'reason'"),
  ])
  func `that can't be is told`(entry: String, message: String) async throws {
    let site = try await built("甲", keys: "excuse: [{ \(entry) }]")
    #expect(site.report.diagnostics.contains { $0.message == message })
  }
}
