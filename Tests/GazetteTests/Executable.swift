import Foundation
import Testing

/// The program as it was built beside these tests.
enum Executable {
  /// How a run ended and what it said.
  struct Run {
    let status: Int32
    let output: String
    let error: String
  }

  static let url: URL = (Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0]))
    .deletingLastPathComponent().appending(component: "gazette")

  /// An environment that says nothing about colour, zone or date.
  private static let environment: [String: String] = {
    let kept = ["PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH"]
    return ProcessInfo.processInfo.environment.filter { kept.contains($0.key) }
  }()

  /// A process that is ready to run; its streams go to files in `folder`.
  static func process(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:], shell: String? = nil
  ) -> Process {
    let process = Process()
    process.currentDirectoryURL = folder
    process.environment = Self.environment.merging(environment) { $1 }
    if let shell {
      process.executableURL = URL(filePath: "/bin/sh")
      process.arguments = ["-c", shell, url.path] + arguments
    } else {
      process.executableURL = url
      process.arguments = arguments
    }
    return process
  }

  /// Runs the program to its end, with `input` on its standard input.
  ///
  /// `shell` is a command line that runs it as `"$0" "$@"`, to set limits before.
  static func run(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:],
    input: Data = Data(), shell: String? = nil
  ) throws -> Run {
    let streams = FileManager.default.temporaryDirectory
      .appending(component: "gazette-streams-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: streams, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: streams) }
    let files = ["in", "out", "err"].map { streams.appending(component: $0) }
    for file in files { try (file == files[0] ? input : Data()).write(to: file) }
    let process = process(arguments, in: folder, environment: environment, shell: shell)
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationReason == .exit
        ? process.terminationStatus : -process.terminationStatus,
      output: try String(contentsOf: files[1], encoding: .utf8),
      error: try String(contentsOf: files[2], encoding: .utf8))
  }
}

/// A small site of a test's own, removed at the end.
final class TestSite {
  let url: URL
  private let home: URL

  /// A site with a home page and this many news, in these formats besides HTML.
  init(pageCount: Int = 1, formats: String = "") throws {
    home = FileManager.default.temporaryDirectory
      .appending(component: "gazette-site-\(UUID().uuidString)").resolvingSymlinksInPath()
    url = home.appending(component: "site")
    try write(
      """
      agency:
        name: 公報示範局
      languages: [zh-Hant]
      base_url: https://www.example.gov.tw/
      formats: [\(formats)]

      """, to: "content/site.yml")
    try write("---\ntitle: 首頁\n---\n\n歡迎。\n", to: "content/index.md")
    try write("---\ntitle: 最新消息\n---\n", to: "content/news/_index.md")
    for number in 1...pageCount { try writeNews(number, "內容。") }
  }

  deinit { try? FileManager.default.removeItem(at: home) }

  func writeNews(_ number: Int, _ body: String, date: String = "2026-01-02") throws {
    try write(
      "---\ntitle: 第\(number)則\ntype: news\ndate: \(date)\n---\n\n\(body)\n",
      to: "content/news/n\(number).md")
  }

  func write(_ text: String, to name: String) throws {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: url.appending(path: name).path, withDestinationPath: target)
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(at: url.appending(path: name))
  }

  /// Every file below a folder of the site, with its bytes.
  func files(_ folder: String) throws -> [String: Data] {
    let root = url.appending(path: folder)
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
      let file = root.appending(path: name)
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder),
        !isFolder.boolValue
      else { continue }
      files[name] = try Data(contentsOf: file)
    }
    return files
  }

  /// What a build has written into `public`, but for its list of files.
  var writtenFiles: [String: Data] {
    get throws { try files("public").filter { $0.key != ".gazette-manifest" } }
  }

  func text(_ name: String) throws -> String {
    try String(contentsOf: url.appending(path: name), encoding: .utf8)
  }

  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
  }

  func run(
    _ arguments: String..., environment: [String: String] = [:], shell: String? = nil
  ) throws -> Executable.Run {
    try run(arguments, environment: environment, shell: shell)
  }

  func run(
    _ arguments: [String], environment: [String: String] = [:], shell: String? = nil
  ) throws -> Executable.Run {
    try Executable.run(arguments, in: url, environment: environment, shell: shell)
  }
}
