import Content
import Diagnostics
import Foundation
import Publishing
import Testing

/// The repository that the tests are compiled from.
let repository = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

@Suite struct `The built-in theme` {
  @Test func `is the folder templates, byte for byte`() throws {
    let folder = repository.appending(path: "templates")
    let paths = try #require(FileManager.default.enumerator(atPath: folder.path()))
    var found: [String: [UInt8]] = [:]
    for case let path as String in paths where !path.hasSuffix("README.md") {
      let url = folder.appending(path: path)
      guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else {
        continue
      }
      found[path] = Array(try Data(contentsOf: url))
    }
    let builtIn = Theme.builtIn.filter { !$0.key.hasSuffix("README.md") }.mapValues(\.bytes)
    #expect(found.keys.sorted() == builtIn.keys.sorted())
    for (path, bytes) in found { #expect(builtIn[path] == bytes, "\(path)") }
  }

  @Test func `has the same words in each language`() throws {
    let languages = Theme.builtIn.keys.filter { $0.hasPrefix("messages/") }
    #expect(languages.count >= 2)
    let keys = try languages.map { path in
      let text = String(decoding: try #require(Theme.builtIn[path]).bytes, as: UTF8.self)
      return Set(
        text.split(separator: "\n").compactMap { line in
          line.hasPrefix("#") ? nil : line.split(separator: ":").first.map(String.init)
        })
    }
    for other in keys { #expect(other == keys[0]) }
  }

  /// Every key that the program asks for by name, read from its own source.
  @Test func `has every word that the program asks for`() throws {
    let text = String(
      decoding: try #require(Theme.builtIn["messages/en.yml"]).bytes, as: UTF8.self)
    let known = Set(
      text.split(separator: "\n").compactMap { $0.split(separator: ":").first.map(String.init) })
    let sources = repository.appending(path: "Sources/Publishing")
    let paths = try #require(FileManager.default.enumerator(atPath: sources.path()))
    var asked = 0
    for case let path as String in paths where path.hasSuffix(".swift") {
      let source = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
      for match in source.matches(of: /words(?:\[[A-Za-z0-9.]+\])?\(\s*"([a-z_0-9-]+)"/) {
        asked += 1
        #expect(known.contains(String(match.1)), "\(path) asks for '\(match.1)'")
      }
    }
    #expect(asked > 50)
  }

  @Test func `gives way to a file of the site`() async throws {
    let site = try await BuiltSite([
      "templates/messages/en.yml": "home: Start\n",
      "templates/assets/site.css": "body { color: navy; }\n",
    ])
    #expect(site.findings == [])
    #expect(try site.page("/en/news/").contains(">Start</a>"))
    #expect(try site.page("/en/news/").contains("/assets/site.css"))
  }

  @Test func `does not let a template ask for what there is not`() async throws {
    let site = try await BuiltSite(["templates/page.mustache": "<p>{{titel}}</p>\n"])
    #expect(
      site.report.diagnostics.contains {
        $0.code == .templateName && $0.file == "templates/page.mustache" && $0.range.start.line == 1
      })
  }

  /// `docs/templates.md` is written from the models: `RECORD_GOLDEN=1 swift test` rewrites it.
  @Test func `is documented name by name`() throws {
    let file = repository.appending(path: "docs/templates.md")
    let expected = Theme.modelReference
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
      try expected.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("docs/templates.md was rewritten; read the difference")
    }
    let written = try? String(contentsOf: file, encoding: .utf8)
    #expect(written == expected)
  }
}
