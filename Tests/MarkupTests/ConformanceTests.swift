import Markup
import Testing

@Suite struct `Published specifications` {
  /// Decided by version 0.30 in libcmark 0.30.2: currency signs beside emphasis, and short comments.
  private static let decidedByOlderVersion: Set<Int> = [354, 625, 626]

  @Test func `CommonMark: all examples but those that libcmark decides by an older version`() throws
  {
    let examples = try SpecificationExample.all(in: "commonmark-0.31.2")
    #expect(examples.count == 652)
    let differing = examples.filter {
      String(decoding: renderCommonMark(Array($0.markdown.utf8)), as: UTF8.self) != $0.html
    }
    #expect(Set(differing.map(\.example)) == Self.decidedByOlderVersion)
  }

  /// A file of examples, how many there are, and those that the contract decides otherwise.
  struct Extension: Sendable, CustomTestStringConvertible {
    var file: String
    var count: Int
    var exceptions: [Int: String] = [:]

    var testDescription: String { file }
  }

  private static let extensions = [
    Extension(file: "gfm-tables", count: 8),
    Extension(file: "gfm-strikethrough", count: 2),
    Extension(
      file: "gfm-autolinks", count: 11,
      exceptions: [628: "ftp: is no scheme that may be published"]),
    Extension(
      file: "extensions-tables", count: 16,
      exceptions: [
        12: "raw HTML is shown as text",
        14: "|| merges cells",
      ]),
    Extension(file: "extensions-strikethrough", count: 2),
    Extension(
      file: "extensions-autolinks", count: 3,
      exceptions: [
        19: "xmpp: is no scheme that may be published",
        20: "the example expects nothing but an end",
      ]),
    Extension(
      file: "extensions-footnotes", count: 3,
      exceptions: [25: "a label that holds raw HTML is no label"]),
    Extension(file: "extensions-interplay", count: 2),
  ]

  @Test(arguments: extensions)
  func `GitHub's extensions: all examples but those that the contract decides otherwise`(
    suite: Extension
  ) throws {
    let examples = try SpecificationExample.all(in: suite.file)
    #expect(examples.count == suite.count)
    for example in examples {
      let html = rendered(example.markdown, as: .fragment)
      if suite.exceptions[example.example] == nil {
        #expect(html == example.html, "example \(example.example)")
      } else {
        #expect(html != example.html, "example \(example.example) is no exception any more")
      }
    }
  }
}
