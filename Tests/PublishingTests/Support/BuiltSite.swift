import Content
import Diagnostics
import OpenData
import Publishing
import Synchronization
import Testing

/// A site compiled in memory: what was written and what was found.
struct BuiltSite {
  let files: [String: String]
  /// The same as bytes, for files that are no text.
  let bytes: [String: [UInt8]]
  let report: BuildReport
  /// Paths that were written more than once, which a sink may refuse.
  let collisions: [String]

  /// Builds `files` over a small valid site; a file with an empty text is taken out of it.
  ///
  /// `configure` changes the options, which are the day 2026-11-21 and two jobs.
  init(
    _ files: [SourcePath: String] = [:], over base: [SourcePath: String] = BuiltSite.base,
    configure: (inout BuildOptions) -> Void = { _ in }
  ) async throws {
    let merged = base.merging(files) { $1 }.filter { !$0.value.isEmpty }
    try await self.init(SourceTree(merged), configure: configure)
  }

  init(_ tree: SourceTree, configure: (inout BuildOptions) -> Void = { _ in }) async throws {
    let today = try #require(CalendarDate(year: 2026, month: 11, day: 21))
    var options = BuildOptions(today: today, jobs: 2)
    configure(&options)
    let sink = MemorySink()
    report = try await buildSite(tree, options: options, output: sink)
    bytes = sink.files
    files = bytes.mapValues { String(decoding: $0, as: UTF8.self) }
    collisions = sink.collisions
  }

  /// The HTML at an address such as `/en/plans/115/`; fails the test where there is none.
  func page(_ address: String) throws -> String {
    let path = String(address.dropFirst()) + (address.hasSuffix("/") ? "index.html" : "")
    return try #require(
      files[path], "\(address) is not written; there are \(files.keys.sorted())")
  }

  /// The text of a file of the output; fails the test where there is none.
  func file(_ path: String) throws -> String {
    try #require(files[path], "\(path) is not written; there are \(files.keys.sorted())")
  }

  /// `file:line:column: severity: message [code]`, as editors read them.
  var findings: [String] {
    report.diagnostics.map {
      "\($0.file):\($0.range.start.line):\($0.range.start.column): \($0.severity): \($0.message) "
        + "[\($0.code.rawValue)]"
    }
  }

  /// A site of one section in two languages that is free of findings.
  static let base: [SourcePath: String] = [
    "content/site.yml": """
    agency:
      name: { zh-Hant: 示範機關, en: Model Agency }
      email: service@example.gov.tw
    languages: [zh-Hant, en]
    base_url: https://www.example.gov.tw/
    units:
      planning: { name: { zh-Hant: 綜合企劃科, en: Planning Section }, phone: 02-0000-0001 }
    """,
    "content/categories/service.yml": """
    - { code: I00, name: { zh-Hant: 公共資訊, en: Public information } }
    - { code: IZ0, name: { zh-Hant: 其他, en: Other } }
    """,
    "content/index.zh-Hant.md": "---\ntitle: 示範機關\n---\n首頁的第一段。\n",
    "content/index.en.md": "---\ntitle: Model Agency\n---\nThe first paragraph of the home page.\n",
    "content/news/_index.zh-Hant.md": "---\ntitle: 最新消息\ncascade: { type: news }\n---\n",
    "content/news/_index.en.md": "---\ntitle: News\n---\n",
    "content/news/open.zh-Hant.md": """
    ---
    title: 網站啟用
    date: 115-03-01
    unit: planning
    categories: { service: [I00] }
    keywords: [網站]
    ---
    網站自今日起啟用。
    """,
    "content/news/open.en.md": """
    ---
    title: The site is open
    date: 2026-03-01
    unit: planning
    categories: { service: [I00] }
    ---
    The site opens today.
    """,
  ]
}

/// Keeps what builds write, which paths one of them writes again, and what the last one wrote at all.
final class MemorySink: OutputSink {
  private struct State {
    var files: [String: [UInt8]] = [:]
    var written: Set<String> = []
    var collisions: [String] = []
  }

  private let state = Mutex(State())

  /// Begins with what an earlier build has written.
  init(_ files: [String: [UInt8]] = [:]) { state.withLock { $0.files = files } }

  var files: [String: [UInt8]] { state.withLock { $0.files } }
  var written: Set<String> { state.withLock { $0.written } }
  var collisions: [String] { state.withLock { $0.collisions.sorted() } }

  func start(_ mode: OutputMode) async throws {
    if mode == .whole { state.withLock { $0.files = [:] } }
  }

  func write(_ bytes: [UInt8], to path: OutputPath) throws {
    state.withLock { state in
      if !state.written.insert(path.string).inserted { state.collisions.append(path.string) }
      state.files[path.string] = bytes
    }
  }

  func remove(_ path: OutputPath) throws {
    state.withLock { state in
      if state.files.removeValue(forKey: path.string) == nil {
        state.collisions.append("removed in vain: \(path)")
      }
    }
  }
}
