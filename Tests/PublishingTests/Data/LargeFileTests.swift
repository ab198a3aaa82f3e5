import Content
import Diagnostics
import Encodings
import OpenData
import Publishing
import Synchronization
import Testing

/// Data files and attachments that are larger than memory should hold.
@Suite struct `Large files` {
  private static let page = """
    ---
    title: 服務人次
    type: dataset
    date: 115-10-31
    ---
    """

  /// A dataset of some rows, with a column of each common type.
  private static func site(rows: Int = 300, broken: Int? = nil, chart: String = "") -> [SourcePath:
    String]
  {
    let data = (1...rows).map { row in
      row == broken ? "x,y\n" : "\(row),第 \(row) 站,2026-01-02,\(row).5,\"a, \"\"b\"\"\"\n"
    }
    return [
      "content/visits.zh-Hant.md": page.replacing(
        "date: 115-10-31", with: "date: 115-10-31\n\(chart)"),
      "content/visits/visits.csv": "no,station,day,amount,note\n" + data.joined(),
      "content/news/open/large.zip": String(repeating: "PK\u{3}\u{4}", count: 200),
    ]
  }

  private static func tree(_ files: [SourcePath: String]) -> SourceTree {
    SourceTree(BuiltSite.base.merging(files) { $1 })
  }

  /// Builds with nothing but pages kept in memory.
  private func streamed(
    _ tree: SourceTree, to sink: any OutputSink, scope: BuildOptions.Scope = .site
  ) async throws -> BuildReport {
    let today = try #require(CalendarDate(year: 2026, month: 11, day: 21))
    var options = BuildOptions(today: today, jobs: 2)
    options.streamedByteCount = 0
    options.scope = scope
    return try await buildSite(tree, options: options, output: sink)
  }

  @Test func `give the same bytes as small ones`() async throws {
    let tree = Self.tree(Self.site())
    let whole = MemorySink()
    let today = try #require(CalendarDate(year: 2026, month: 11, day: 21))
    _ = try await buildSite(tree, options: BuildOptions(today: today, jobs: 2), output: whole)
    let pieces = MemorySink()
    let report = try await streamed(tree, to: pieces)
    #expect(report.errorCount == 0, "\(report.diagnostics)")
    #expect(whole.files.keys.sorted() == pieces.files.keys.sorted())
    for (path, bytes) in whole.files { #expect(pieces.files[path] == bytes, "\(path)") }
    #expect(whole.files["visits/visits.ods"] != nil)
    #expect(whole.files["news/open/large.zip"]?.count == 800)
  }

  @Test func `are published with a broken row neither whole nor in part`() async throws {
    let sink = MemorySink()
    let report = try await streamed(Self.tree(Self.site(broken: 299)), to: sink)
    #expect(report.diagnostics.contains { $0.code == .csvColumns && $0.range.start.line == 300 })
    #expect(!sink.files.keys.contains { $0.hasPrefix("visits/visits.") })
  }

  @Test func `are drawn only where they are short`() async throws {
    let chart = "chart: { type: bar, x: station, y: amount }"
    let short = try await streamed(
      Self.tree(Self.site(rows: 20, chart: chart)), to: MemorySink())
    #expect(short.errorCount == 0, "\(short.diagnostics)")
    let long = try await streamed(Self.tree(Self.site(rows: 201, chart: chart)), to: MemorySink())
    #expect(
      long.diagnostics.map(\.message).contains("A chart shows at most 200 rows, not more"))
  }

  /// What unpacks to a terabyte is bytes like any other.
  @Test func `are copied and never unpacked`() async throws {
    // Forty-two nested archives begin like this one: a local header whose sizes promise 4 GB.
    let bomb: [UInt8] =
      [0x50, 0x4B, 0x03, 0x04, 0x14, 0, 0, 0, 8, 0, 0, 0, 0, 0, 1, 2, 3, 4, 0xFE, 0xFF, 0xFF, 0xFF]
      + [0xFE, 0xFF, 0xFF, 0xFF, 1, 0, 0, 0, 0x61]
      + (0..<5_000).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ 13) }
    var files = BuiltSite.base.mapValues { Array($0.utf8) }
    for name in ["bomb.zip", "bomb.ods", "程式.bin"] {
      files[SourcePath("content/news/open/\(name)")] = bomb
    }
    let sink = MemorySink()
    let report = try await streamed(SourceTree(bytes: files), to: sink)
    #expect(report.diagnostics == [])
    for name in ["bomb.zip", "bomb.ods", "程式.bin"] {
      #expect(sink.files["news/open/\(name)"] == bomb)
      #expect(sink.files["en/news/open/\(name)"] == bomb)
    }
  }

  @Test(.timeLimit(.minutes(15)))
  func `with a million columns are told after some of them`() async throws {
    let counter = ByteCounter()
    var files = BuiltSite.base
    files["content/visits.zh-Hant.md"] = Self.page
    let table = SourcePath("content/visits/visits.csv")
    let paths = Set(files.keys).union([table])
    let source = files
    let tree = SourceTree(
      files: paths.map { ($0, Fingerprint(of: $0.string)) },
      open: { (path) throws(SourceReadingError) in
        guard path == table else { return SourceStream(Array((source[path] ?? "").utf8)) }
        return counter.stream(of: Array("column,".utf8), count: 1_000_000)
      },
      read: { (path) throws(SourceReadingError) in
        // Reading it whole is what must not happen.
        guard let text = source[path] else { throw .unreadable("too large") }
        return Array(text.utf8)
      })
    let report = try await streamed(tree, to: MemorySink())
    #expect(
      report.diagnostics.map(\.message).contains("The row has more than 16384 columns"),
      "\(report.diagnostics)")
    #expect(report.errorCount == 1)
    #expect(counter.byteCount < 1 << 20)
  }

  @Test func `that change between two looks are not published`() async throws {
    let files = BuiltSite.base.merging(Self.site()) { $1 }
    let table = SourcePath("content/visits/visits.csv")
    let looks = Mutex(0)
    let tree = SourceTree(
      files: files.keys.map { ($0, nil) },
      open: { (path) throws(SourceReadingError) in
        var bytes = Array((files[path] ?? "").utf8)
        if path == table,
          looks.withLock({
            $0 += 1; return $0 > 3
          })
        {
          bytes.removeLast(40)
        }
        return SourceStream(bytes)
      },
      read: { (path) throws(SourceReadingError) in Array((files[path] ?? "").utf8) })
    let sink = MemorySink()
    let report = try await streamed(tree, to: sink)
    #expect(
      report.diagnostics.filter { $0.code == .fileUnreadable }.map(\.message)
        == ["The file was written anew while it was being read"])
  }

  @Test(arguments: ["visits/visits.json", "news/open/large.zip"])
  func `that the disk refuses end the build`(_ path: String) async throws {
    await #expect(throws: RefusingSink.Refusal.self) {
      try await streamed(Self.tree(Self.site()), to: RefusingSink(path: OutputPath(path)))
    }
  }

  @Test func `that are data alone are exported without the rest`() async throws {
    let sink = MemorySink()
    let report = try await streamed(Self.tree(Self.site()), to: sink, scope: .data)
    #expect(report.errorCount == 0)
    #expect(report.datasetCount == 1)
    let paths = Set(sink.files.keys)
    #expect(paths.isSuperset(of: ["visits/visits.csv", "visits/visits.json", "visits/visits.ods"]))
    #expect(paths.isSuperset(of: ["data/data.json", "data.json", "data/catalog.ttl"]))
    #expect(
      !paths.contains { $0.hasSuffix(".html") || $0.hasSuffix(".zip") || $0.hasSuffix(".css") })
    let whole = MemorySink()
    _ = try await streamed(Self.tree(Self.site()), to: whole)
    for (path, bytes) in sink.files { #expect(whole.files[path] == bytes, "\(path)") }
  }
}

/// Gives bytes without end, and counts them.
private final class ByteCounter: Sendable {
  private let count = Atomic(0)

  var byteCount: Int { count.load(ordering: .relaxed) }

  func stream(of bytes: [UInt8], count: Int) -> SourceStream {
    var left = count * bytes.count
    return SourceStream(byteCount: left, stamp: Fingerprint(of: bytes)) { buffer in
      let given = min(left, buffer.count)
      for index in 0..<given { buffer[index] = bytes[index % bytes.count] }
      left -= given
      self.count.add(given, ordering: .relaxed)
      return given
    }
  }
}

/// A disk that is full when one file is written.
private struct RefusingSink: OutputSink {
  struct Refusal: Error {}
  let path: OutputPath

  func start(_ mode: OutputMode) {}
  func remove(_ path: OutputPath) {}
  func write(_ bytes: [UInt8], to path: OutputPath) {}

  func write(to path: OutputPath, _ body: (any OutputFile) throws -> Void) throws {
    try body(ByteBuffer())
    if path == self.path { throw Refusal() }
  }
}
