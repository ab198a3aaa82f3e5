import ArgumentParser
import Content
import Diagnostics
import Foundation
import Testing

@testable import gazette

/// What the documents tell readers to type or to configure, against what the program takes.
@Suite struct `Documented commands` {
  /// A fenced block of a document.
  struct Block: CustomTestStringConvertible, Sendable {
    let document: String
    let line: Int
    /// Its info word: `sh`, `yaml`.
    let kind: String
    let text: String

    var testDescription: String { "\(document):\(line)" }
  }

  private static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The blocks of README and `docs/` that are typed or copied; tables of commands with their meaning are `text`.
  static let blocks: [Block] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path() + "docs")) ?? []
    return ["README.md", "README.zh-Hant.md"] + names.sorted().map { "docs/" + $0 }
  }().flatMap { name -> [Block] in
    guard name.hasSuffix(".md"),
      let text = try? String(contentsOf: root.appending(path: name), encoding: .utf8)
    else { return [] }
    var blocks: [Block] = []
    var open: (kind: String, start: Int, lines: [Substring])?
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.hasPrefix("```") {
        if let block = open {
          blocks.append(
            Block(
              document: name, line: block.start, kind: block.kind,
              text: block.lines.joined(separator: "\n")))
          open = nil
        } else {
          open = (String(line.dropFirst(3)), number + 1, [])
        }
      } else {
        open?.lines.append(line)
      }
    }
    return blocks
  }

  private static let configurations = blocks.filter {
    $0.document.contains("nightly") && $0.kind == "yaml"
  }

  @Test(arguments: configurations)
  func `are configurations that can be read`(block: Block) throws {
    let file = SourceFile(path: SourcePath(block.document), text: block.text)
    var diagnostics: [Diagnostic] = []
    let node = YAMLNode.parse(file, in: 0..<file.bytes.count, diagnostics: &diagnostics)
    #expect(node != nil && diagnostics == [])
  }

  @Test(arguments: blocks.filter { !ShellCommands.of($0).isEmpty })
  func `are such as the program takes`(block: Block) throws {
    for words in ShellCommands.of(block) {
      do {
        _ = try Gazette.parseAsRoot(words)
      } catch {
        Issue.record("gazette \(words.joined(separator: " ")): \(Gazette.message(for: error))")
      }
    }
  }

  @Test(arguments: ["README.md", "README.zh-Hant.md"])
  func `make the site that their files are of, without a finding`(document: String) throws {
    func first(_ kind: String, _ place: Int = 0) throws -> String {
      let blocks = Self.blocks.filter { $0.document == document && $0.kind == kind }
      return try #require(blocks.dropFirst(place).first).text + "\n"
    }
    let site = try TestSite()
    for name in ["content/news", "content/site.yml", "content/index.md"] { try site.remove(name) }
    try site.write(try first("yaml"), to: "content/site.yml")
    try site.write(try first("markdown"), to: "content/index.md")
    try site.write(try first("markdown", 1), to: "content/plans/115.zh-Hant.md")
    let run = try site.run("build", "--today", "2026-03-01")
    #expect(run.status == 0 && !run.error.contains(": warning: "), "\(run.error)")
    #expect(try site.files("public").keys.contains("plans/115/table/index.html"))
    #expect(
      try String(
        decoding: site.files("public")["plans/115/table/index.html"] ?? Data(), as: UTF8.self
      )
      .contains("115-4-1-1-1"))
  }

  @Test func `are there in both languages alike`() {
    func commands(_ name: String) -> [[String]] {
      Self.blocks.filter { $0.document == name }.flatMap(ShellCommands.of)
    }
    #expect(commands("docs/nightly.md").count >= 9)
    for name in ["nightly", "links", "outside-links", "editors", "tutorial"] {
      #expect(commands("docs/\(name).md") == commands("docs/\(name).zh-Hant.md"))
    }
  }
}

/// The calls of the program in a block of shell, or of a configuration that holds some.
private enum ShellCommands {
  /// The words after the program's name, of each call.
  static func of(_ block: `Documented commands`.Block) -> [[String]] {
    guard ["sh", "yaml", "ini", "text"].contains(block.kind) else { return [] }
    return block.text.replacing("\\\n", with: " ").split(separator: "\n").compactMap { line in
      let call = line.firstMatch(
        of: /(?:^\s*|- (?:run: )?|&& |ExecStart=|\/bin\/)gazette (?<rest>.*)$/)
      // An overview, whose lines say in a column of their own what each command does, is no call.
      guard let rest = call?.rest, rest.firstMatch(of: /\s{2,}[^\s#]/) == nil else { return nil }
      return words(rest)
    }
  }

  /// The words up to whatever ends a command: an operator of the shell, or a comment.
  private static func words(_ text: Substring) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
        continue
      }
      switch character {
      case "'", "\"":
        quote = character
        word = word ?? ""
      case " ":
        if let done = word { words.append(done) }
        word = nil
      case "|", ">", "&", ";", "<": return finished(words, word)
      case "#" where word == nil: return finished(words, word)
      default: word = (word ?? "") + String(character)
      }
    }
    return finished(words, word)
  }

  private static func finished(_ words: [String], _ last: String?) -> [String] {
    // What a redirection begins with is no word: `2>&1`.
    let all = words + [last].compactMap { $0 == "2" ? nil : $0 }
    return all.map { word in
      word.replacing("$CI_NODE_INDEX", with: "1").replacing("$CI_NODE_TOTAL", with: "4")
        .replacing("$n", with: "1")
    }
  }
}
