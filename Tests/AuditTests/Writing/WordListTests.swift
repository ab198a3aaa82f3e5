import Content
import Diagnostics
import Testing

@testable import Audit

@Suite struct `A site's own words` {
  private func decode(_ yaml: String) -> (list: WordList, diagnostics: [Diagnostic]) {
    let file = SourceFile(path: WordList.path, text: yaml)
    var diagnostics: [Diagnostic] = []
    let node = YAMLNode.parse(file, in: 0..<file.bytes.count, diagnostics: &diagnostics)
    let (list, problems) = WordList.decode(node, file: file)
    return (list, diagnostics + problems)
  }

  @Test func `are laid over the official list`() throws {
    let (list, diagnostics) = decode(
      """
      allow: [徹底]
      words: [{ write: 夥伴, instead_of: [伙伴], except: [小伙伴] }, { write: 計畫書, instead_of: 計劃 }]
      places: [{ write: 霧臺, instead_of: 霧台 }]
      agencies: [{ name: 範例署, formerly: [範例局], since: 2025-01-01 }]
      """)
    #expect(diagnostics.isEmpty)
    let table = WritingTable(list)
    for (text, expected) in [
      ("徹底", []), ("伙伴", ["statutory-words"]), ("小伙伴", []), ("霧台鄉", ["place-names"]),
      ("範例局", ["renamed-agency"]), ("公佈", ["statutory-words"]),
    ] as [(String, [String])] {
      #expect(try codes(of: text, table: table) == expected, "\(text)")
    }
    #expect(try findings(of: "計劃", table: table).map(\.fix?.replacement) == ["計畫書"])
  }

  @Test(arguments: [
    ("allow: [徹抵]", "wrong-value"), ("words: [{ write: 甲乙 }]", "missing-key"),
    ("words: [{ write: 甲, instead_of: 乙 }]", "wrong-value"),
    ("words: [{ write: 計劃書, instead_of: 計劃 }]", "wrong-value"),
    ("agencies: [{ name: 甲, formerly: 甲乙 }]", "missing-key"),
    ("agencies: [{ name: 甲, formerly: 甲乙, since: 昨天 }]", "wrong-date"),
    ("word: []", "unknown-key"), ("- 甲", "wrong-type"),
  ])
  func `are told where they can't be meant`(_ yaml: String, _ code: String) {
    #expect(decode(yaml).diagnostics.map(\.code.rawValue) == [code])
  }

  @Test func `are the official ones where there is no list`() {
    #expect(decode("").list.terms.count == WordList.official.terms.count)
  }

  @Test func `that are official mend what they find, once and for all`() throws {
    for term in WordList.official.terms {
      #expect(!term.right.contains(term.wrong), "\(term.wrong)")
      #expect(term.wrong.unicodeScalars.count > 1)
      for exception in term.exceptions { #expect(exception.contains(term.wrong), "\(exception)") }
      #expect(try codes(of: term.right).isEmpty, "\(term.right)")
      #expect(try codes(of: term.wrong).count == 1, "\(term.wrong)")
    }
  }
}
