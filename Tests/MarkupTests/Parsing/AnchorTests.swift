import Diagnostics
import Markup
import Testing

@Suite struct Anchors {
  @Test(arguments: [
    Case("壹、計畫依據", "壹計畫依據"),
    Case("（一）服務 Service", "一服務-service"),
    Case("What's New in 2.0?", "whats-new-in-20"),
    Case("a_b-c  d", "a_b-c--d"),
    Case("`code` & **bold**", "code--bold"),
    Case("Ünïcode ΑΒΓ", "ünïcode-αβγ"),
    Case("e\u{301}te\u{301}", "été"),
    Case("か\u{3099}", "が"),
    Case("a　b，c", "abc"),
    Case("Ａ１", "ａ１"),
    Case("한국어 제목", "한국어-제목"),
    Case("😀", "section"),
    Case("—", "section"),
    Case("[link](a) ![alt](b)", "link-alt"),
  ])
  func `are made as GitHub makes them, Han kept`(_ example: Case) {
    #expect(parsed("## \(example.markdown)\n").headings.map(\.anchor) == [example.expected])
  }

  /// The common characters of Chinese text take a shorter way than the others.
  @Test func `keep what Unicode calls a letter, a mark or a digit`() {
    let scalars = [
      0x3000...0x3100, 0x33F0...0x3410, 0x4DB0...0x4E10, 0x9FF0...0xA010, 0xFF00...0xFF40,
    ]
    .joined().compactMap { Unicode.Scalar(UInt32($0)) }
    .filter { $0.properties.generalCategory != .unassigned }
    let headings = parsed(scalars.map { "## a\($0)b\n" }.joined()).headings
    #expect(headings.count == scalars.count)
    for (scalar, heading) in zip(scalars, headings) {
      let lowered = String(scalar).lowercased()
      let isKept =
        scalar.properties.isAlphabetic
        || [.nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation]
          .contains(scalar.properties.generalCategory)
      let slug = isKept ? "a\(lowered)b" : "ab"
      #expect(
        heading.anchor == slug || !isKept && heading.anchor.hasPrefix("ab-"),
        "U+\(String(scalar.value, radix: 16))")
    }
  }

  @Test func `count repeats, and never meet a slug that ends in a number`() {
    #expect(
      parsed("## a\n## a\n## a 1\n## a\n## a-1\n").headings.map(\.anchor)
        == ["a", "a-1", "a-1-1", "a-2", "a-1-2"])
  }

  @Test func `are what the heading says`() {
    let document = parsed("## 申請方式 {#apply}\n## x {#申請.a_b-1} ##\nA {#set}\n---\n")
    #expect(document.headings.map(\.anchor) == ["apply", "申請.a_b-1", "set"])
    #expect(document.headings.map(\.text) == ["申請方式", "x", "A"])
    #expect(document.headings.allSatisfy { $0.hasExplicitAnchor })
  }

  @Test func `give way to ids that another heading names`() {
    let document = parsed("## apply\n## x {#apply}\n")
    #expect(document.headings.map(\.anchor) == ["apply-1", "apply"])
    expectComplaints("## apply\n## x {#apply}\n", [])
  }

  @Test func `are named once, with a note at the first`() {
    let (document, diagnostics) = Document.parse(
      SourceFile(path: "content/a.md", text: "## x {#a}\n## y {#a}\n"))
    #expect(diagnostics.map(\.code) == [.duplicateAnchor])
    #expect(diagnostics.map { spelled($0.range) } == ["2:1-2:10"])
    #expect(diagnostics.flatMap(\.notes).map { spelled($0.range) } == ["1:1-1:10"])
    #expect(document.headings.map(\.anchor) == ["a", "a-1"])
  }

  @Test(arguments: ["U", "C", "Z", "S", "a b", "a:b", "a\"b"])
  func `refuse access keys and unusable characters`(id: String) {
    expectComplaints("## x {#\(id)}\n", ["1:1-1:\(9 + id.utf8.count) wrong-value"])
  }

  @Test func `are text behind a backslash`() {
    let document = parsed("## x \\{#a}\n## {#b\n## y {}\n")
    #expect(document.headings.map(\.text) == ["x {#a}", "{#b", "y {}"])
    #expect(!document.headings.contains { $0.hasExplicitAnchor })
  }
}

@Suite struct `Heading levels` {
  @Test(arguments: [
    Case("## a\n### b\n## c\n", ""),
    Case("## a\n#### b\n", "2:1-2:7"),
    Case("### a\n", "1:1-1:6"),
    Case("# a\n## b\n", ""),
    Case("# a\n### b\n", "2:1-2:6"),
    Case("## a\n\nb\n---\n", ""),
  ])
  func `are told of where one is skipped`(_ example: Case) {
    expectComplaints(
      example.markdown,
      example.expected.isEmpty ? [] : ["\(example.expected) heading-level-skipped"])
  }

  @Test func `come with number and title`() {
    let headings = parsed("## 壹、計畫*依據*[^1]\n\n[^1]: x\n").headings
    #expect(headings.map(\.number?.symbol) == ["壹"])
    #expect(headings.map(\.title) == ["計畫依據"])
    #expect(headings.map(\.text) == ["壹、計畫依據"])
  }

  @Test func `place a heading with an underline on its own lines`() {
    let document = parsed("a\nb\n===\nc\n")
    #expect(document.headings.map { spelled($0.range) } == ["1:1-3:4"])
    #expect(document.blocks.map { document[$0].endLine } == [3, 4])
  }
}
