import Content
import Diagnostics
import Testing

@Suite struct TaxonomyTests {
  private func decode(_ text: String) -> (taxonomy: Taxonomy, diagnostics: [Diagnostic]) {
    let file = SourceFile(path: "content/categories/theme.yml", text: text)
    let (node, diagnostics) = yaml(text)
    let (taxonomy, problems) = Taxonomy.decode(
      node, scheme: .theme, file: file, languages: [.chinese, .english])
    return (taxonomy, diagnostics + problems)
  }

  @Test func `reads codes, names and parents in order`() throws {
    let (taxonomy, diagnostics) = decode(
      """
      - { code: "I00", name: { zh-Hant: 投資, en: Investment } }
      - { code: 480, name: 主題 }
      - { code: I20, name: 申辦 }
      - { code: I21, name: 細項, parent: I20 }
      """)
    #expect(told(diagnostics) == [])
    #expect(taxonomy.scheme == .theme)
    #expect(taxonomy.codes == ["I00", "480", "I20", "I21"])
    #expect(taxonomy["I00"]?.name[.english] == "Investment")
    #expect(taxonomy["480"]?.name[.english] == "主題")
    #expect(taxonomy["X00"] == nil)
    #expect(taxonomy.topTerms.map(\.code) == ["I00", "480"])
    #expect(taxonomy.children(of: "I00").map(\.code) == ["I20"])
    #expect(taxonomy.path(to: "I21").map(\.code) == ["I00", "I20", "I21"])
    #expect(taxonomy.path(to: "X00").isEmpty)
  }

  @Test(
    arguments: [
      ("[{ code: I20, name: 甲 }, { code: I00, name: 乙 }]", "I20", "I00"),
      ("[{ code: I20, name: 甲 }]", "I20", nil),
      ("[{ code: I00, name: 甲 }]", "I00", nil),
      ("[{ code: I00, name: 甲 }, { code: I21, name: 乙 }]", "I21", nil),
      ("[{ code: GA0, name: 甲 }, { code: G00, name: 乙 }]", "GA0", "G00"),
      (
        "[{ code: I00, name: 甲 }, { code: J00, name: 乙 }, { code: I20, name: 丙, parent: J00 }]",
        "I20", "J00"
      ),
      ("[{ code: I00, name: 甲 }, { code: J20, name: 乙 }]", "J20", nil),
    ] as [(String, String, String?)])
  func `puts XY0 beneath X00 where that is listed and nothing else is said`(
    _ text: String, _ code: String, _ parent: String?
  ) {
    let (taxonomy, diagnostics) = decode(text)
    #expect(told(diagnostics) == [])
    #expect(taxonomy[code]?.parent == parent)
  }

  @Test(
    arguments: [
      (
        "code: I00\nname: 甲", ["wrong-type 1:1 A category list is a list of { code, name, parent }"]
      ),
      ("只有文字", ["wrong-type 1:1 A category list is a list of { code, name, parent }"]),
      ("- 480", ["wrong-type 1:3 A class is text, not a map of keys"]),
      ("- { name: 甲 }", ["missing-key 1:3 A class needs 'code'"]),
      ("- { code: I00 }", ["missing-key 1:3 A class needs 'name'"]),
      ("- { code: i00, name: 甲 }", ["wrong-value 1:11 'i00' is no class code"]),
      ("- { code: I0, name: 甲 }", ["wrong-value 1:11 'I0' is no class code"]),
      ("- { code: \"0480\", name: 甲 }", ["wrong-value 1:11 '0480' is no class code"]),
      ("- { code: 投資一, name: 甲 }", ["wrong-value 1:11 '投資一' is no class code"]),
      (
        "- { code: I00, nam: 甲 }",
        [
          "missing-key 1:3 A class needs 'name'",
          "unknown-key 1:16 'nam' is no key of a class; did you mean 'name'?",
        ]
      ),
      (
        "- { code: I00, name: { fr: A } }",
        ["unknown-language 1:24 'fr' is no language of this site"]
      ),
      (
        "- { code: I00, name: 甲 }\n- { code: I00, name: 乙 }",
        ["duplicate-key 2:11 Class 'I00' stands twice"]
      ),
      (
        "- { code: I00, name: 甲 }\n- { code: J10, name: 乙, parent: I01 }",
        ["unknown-parent 2:35 Class 'I01' is not in this list; did you mean 'I00'?"]
      ),
      (
        "- { code: I00, name: 甲, parent: I00 }",
        ["unknown-parent 1:35 Class 'I00' lies beneath itself"]
      ),
      (
        "- { code: A01, name: 甲, parent: A02 }\n- { code: A02, name: 乙, parent: A01 }",
        ["unknown-parent 1:35 Class 'A01' lies beneath itself"]
      ),
    ] as [(String, [String])])
  func `tells what is wrong at its place`(_ text: String, _ expected: [String]) {
    #expect(told(decode(text).diagnostics) == expected)
  }

  @Test func `keeps the first of two equal codes and points to it`() {
    let (taxonomy, diagnostics) = decode("- { code: I00, name: 甲 }\n- { code: I00, name: 乙 }")
    #expect(taxonomy.terms.map { $0.name[.chinese] } == ["甲"])
    #expect(diagnostics.first?.notes.map(\.range) == [SourceRange(line: 1, column: 11, length: 3)])
  }

  @Test func `breaks a circle so that every class is found from the top`() {
    let taxonomy = decode(
      "[{ code: A01, name: 甲, parent: A03 }, { code: A02, name: 乙, parent: A01 }, "
        + "{ code: A03, name: 丙, parent: A02 }, { code: B01, name: 丁, parent: A02 }]"
    ).taxonomy
    #expect(taxonomy.topTerms.map(\.code) == ["A01"])
    #expect(taxonomy.path(to: "B01").map(\.code) == ["A01", "A02", "B01"])
  }

  @Test func `takes an empty list for an empty file`() {
    #expect(decode("").taxonomy.terms.isEmpty)
    #expect(decode("# 註解\n").diagnostics.isEmpty)
  }

  @Test(arguments: CategoryScheme.allCases) func `has a file and a meta name for each scheme`(
    _ scheme: CategoryScheme
  ) {
    #expect(scheme.path.string == "content/categories/\(scheme.rawValue).yml")
    #expect(scheme.metaName.lowercased() == "category.\(scheme.rawValue)")
  }
}
