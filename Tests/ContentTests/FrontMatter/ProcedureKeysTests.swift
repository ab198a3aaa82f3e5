import Content
import Diagnostics
import Testing

@Suite struct ProcedureKeysTests {
  private static let procedure = "title: 甲\ntype: sop\n"

  @Test func `reads every key of a procedure`() throws {
    let (page, diagnostics) = frontMatter(
      Self.procedure
        + """
        eligibility: 民眾
        documents: [申請書, { name: 身分證, copies: 2, note: 影本 }]
        processing_time: 5日
        fee: 免費
        legal_basis: [要點, { title: 行政程序法, url: "https://law.moj.gov.tw/" }]
        forms: [{ file: form.odt, title: 申請書 }, { url: "https://a.tw/b.odt" }]
        apply_url: mailto:service@example.gov.tw
        progress_url: https://example.gov.tw/progress
        """)
    #expect(told(diagnostics) == [])
    let procedure = page.procedure
    #expect(procedure.eligibility == "民眾")
    #expect(procedure.papers.map(\.name) == ["申請書", "身分證"])
    #expect(procedure.papers.map(\.copies) == [nil, "2"])
    #expect(procedure.papers.map(\.note) == [nil, "影本"])
    #expect(procedure.processingTime == "5日")
    #expect(procedure.fee == "免費")
    #expect(procedure.legalBasis.map(\.title) == ["要點", "行政程序法"])
    #expect(procedure.legalBasis.map { $0.url?.value } == [nil, "https://law.moj.gov.tw/"])
    #expect(procedure.forms.map(\.title) == ["申請書", "b.odt"])
    #expect(procedure.forms.map { $0.file?.value } == ["form.odt", nil])
    #expect(procedure.forms.map { $0.url?.value } == [nil, "https://a.tw/b.odt"])
    #expect(procedure.applyURL?.value == "mailto:service@example.gov.tw")
    #expect(procedure.applyURL?.range == SourceRange(line: 10, column: 12, length: 29))
    #expect(procedure.progressURL?.value == "https://example.gov.tw/progress")
  }

  @Test(arguments: [
    ("content/sops/a.zh-Hant.md", "民眾"), ("content/sops/a.en.md", "Anyone"),
    ("content/sops/a.md", "民眾"),
  ])
  func `reads who may apply in the language of the file`(_ path: String, _ expected: String) {
    let page = frontMatter(
      Self.procedure + "eligibility: { en: Anyone, zh-Hant: 民眾 }", path: SourcePath(path)
    ).frontMatter
    #expect(page.procedure.eligibility == expected)
  }

  @Test(
    arguments: [
      ("eligibility: [民眾]", "wrong-type 4:14 'eligibility' is a list; it takes text"),
      ("eligibility: { fr: A }", "unknown-language 4:16 'fr' is no language of this site"),
      ("documents: [[申請書]]", "wrong-type 4:13 'documents' is a list; it takes text"),
      ("documents: [{ copies: 2 }]", "missing-key 4:13 'documents' needs 'name'"),
      ("documents: [{ name: 甲, copy: 2 }]", nil),
      ("processing_time: [5]", "wrong-type 4:18 'processing_time' is a list; it takes text"),
      ("fee: { a: 1 }", "wrong-type 4:6 'fee' is a map; it takes text"),
      ("legal_basis: [{ url: x }]", "missing-key 4:15 'legal_basis' needs 'title'"),
      (
        "legal_basis: [{ title: 法, link: x }]", "unknown-key 4:29 'link' is no key of 'legal_basis'"
      ),
      ("forms: [{ title: 甲 }]", "missing-key 4:9 A form has either 'file' or 'url'"),
      ("forms: [{ file: a, url: b }]", "missing-key 4:9 A form has either 'file' or 'url'"),
      ("forms: [a.odt]", nil),
      ("apply_url: [x]", "wrong-type 4:12 'apply_url' is a list; it takes text"),
      (
        "progres_url: x",
        "unknown-key 4:1 'progres_url' is no key of the front matter of a sop; did you mean 'progress_url'?"
      ),
    ] as [(String, String?)])
  func `tells what is wrong with a key at its place`(_ keys: String, _ expected: String?) {
    let problems = told(frontMatter(Self.procedure + keys).diagnostics)
    if let expected {
      #expect(problems == [expected])
    } else {
      #expect(problems.count == 1, "\(problems)")
    }
  }

  @Test func `has no keys of its own in a list of questions, in news and on a page`() {
    for type in ["faq", "news", "page"] {
      expectTold("title: 甲\ntype: \(type)\ndate: 2026-01-01\nsummary: 一", [])
    }
  }
}
