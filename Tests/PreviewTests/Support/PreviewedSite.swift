import Foundation
import OpenData
import Preview
import Publishing
import Testing
import Workspace

/// A small site on the disk, and a preview of it; all of it goes at the end.
final class PreviewedSite: Sendable {
  let url: URL
  let folder: PreviewFolder
  let session: PreviewSession

  init(_ files: [String: String] = [:]) throws {
    url = FileManager.default.temporaryDirectory
      .appending(component: "gazette-previewed-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (path, text) in Self.base.merging(files, uniquingKeysWith: { $1 }) {
      try Self.write(text, to: url.appending(path: path))
    }
    folder = try PreviewFolder(in: url.path)
    let today = try #require(CalendarDate(year: 2026, month: 11, day: 21))
    session = PreviewSession(site: try SiteFolder(url.path), folder: folder, run: "test") {
      BuildOptions(today: today, jobs: 2)
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  static let base = [
    "content/site.yml": """
    agency:
      name: { zh-Hant: 示範機關, en: Model Agency }
      email: service@example.gov.tw
    languages: [zh-Hant, en]
    base_url: https://www.example.gov.tw/
    translations: { news: omit }

    """,
    "content/index.zh-Hant.md": "---\ntitle: 首頁\n---\n\n歡迎。\n",
    "content/index.en.md": "---\ntitle: Home\n---\n\nWelcome.\n",
    "content/news/_index.zh-Hant.md": "---\ntitle: 新聞\n---\n",
    "content/news/_index.en.md": "---\ntitle: News\n---\n",
    "content/news/n1.zh-Hant.md":
      "---\ntype: news\ntitle: 第一則\ndate: 2026-11-01\naliases: [/old/]\n---\n\n內容。\n",
    "content/news/n2.zh-Hant.md":
      "---\ntype: news\ntitle: 第二則\ndate: 2026-11-02\ndraft: true\n---\n\n草案。\n",
    "content/gone.yml":
      "- url: /news/gone/\n  date: 2026-11-03\n  reason: { zh-Hant: 已結束, en: It has ended }\n",
  ]

  func write(_ text: String, to path: String) throws {
    try Self.write(text, to: url.appending(path: path))
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: url.appending(path: path))
  }

  private static func write(_ text: String, to url: URL) throws {
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// What a request for this target at port 8000 is answered with.
  func answer(
    _ target: String, method: String = "GET", query: String = "", host: String? = "localhost:8000"
  ) throws -> Answer {
    try Responder(folder: folder, feed: session.feed, hosts: ServedHosts(port: 8000))
      .answer(method: method, target: target, query: query, host: host)
  }
}

extension Answer {
  /// The body's text; fails the test where it has no end.
  var text: String {
    get throws {
      switch body {
      case .bytes(let bytes): return String(decoding: bytes, as: UTF8.self)
      case .file(let file): return String(decoding: try file.read(file.byteCount), as: UTF8.self)
      case .events:
        Issue.record("events have no end")
        return ""
      }
    }
  }
}
