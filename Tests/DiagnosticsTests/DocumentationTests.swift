import Diagnostics
import Foundation
import Testing

/// `docs/diagnostics.md` against the codes that exist.
@Suite struct DocumentationTests {
  /// The text under each code's heading.
  private let sections: [String: String]
  private let codes: [String]

  init(filePath: String = #filePath) throws {
    let root = URL(filePath: filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(
      contentsOf: root.appending(path: "docs/diagnostics.md"), encoding: .utf8)
    var sections: [String: String] = [:]
    var codes: [String] = []
    var current: String?
    var isInExample = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") { isInExample.toggle() }
      if let heading = line.wholeMatch(of: /### `([a-z0-9-]+)`/) {
        current = String(heading.1)
        codes.append(String(heading.1))
      } else if line.hasPrefix("## "), !isInExample {
        current = nil
      } else if let code = current {
        sections[code, default: ""] += line + "\n"
      }
    }
    self.sections = sections
    self.codes = codes
  }

  @Test func `has each code once and no other`() {
    #expect(codes.sorted() == DiagnosticCode.allCases.map(\.rawValue).sorted())
  }

  @Test(arguments: DiagnosticCode.allCases)
  func `says what a code means, what it weighs, and what to write`(_ code: DiagnosticCode) throws {
    let section = try #require(sections[code.rawValue])
    let form = /\n(?<sentence>[A-Z][^\n]+) By default: (?<weight>[a-z]+)\.\n/
      .ignoresCase(false)
    let opening = try #require(section.prefixMatch(of: form))
    #expect(opening.sentence.hasSuffix("."))
    #expect(opening.weight == code.defaultSeverity.rawValue)
    let examples = section.matches(of: /\n(Wrong|Right):\n\n(`{3,})[a-z]+\n([\s\S]+?)\n\2\n/)
    #expect(examples.map(\.1) == ["Wrong", "Right"])
    #expect(Set(examples.map(\.3)).count == 2)
  }
}
