import Import
import OpenData
import Testing

@Suite struct `What Pandoc does not say of Word` {
  /// What is told of a document with this body, whose text Pandoc has read.
  private func losses(
    _ body: String, read text: String = "文。", parts: [(String, String)] = []
  ) throws -> [String] {
    let document = "<w:document><w:body>\(body)</w:body></w:document>"
    let entries = ([("word/document.xml", document)] + parts).map { path, xml in
      ODFPackage.Entry(path: path, content: .deflating(Array(xml.utf8)))
    }
    let buffer = ByteBuffer()
    // A package of Word is an archive like any other.
    try ODFPackage(.text, entries: entries).write(to: buffer)
    let json = """
      {"pandoc-api-version":[1,22,2,1],"meta":{},"blocks":[{"t":"Para","c":[{"t":"Str","c":"\(text)"}]}]}
      """
    return try WordReader.read(Package(buffer.bytes), pandoc: Array(json.utf8)).losses
      .map(\.sentence)
  }

  private static func run(_ properties: String, _ text: String) -> String {
    "<w:r><w:rPr>\(properties)</w:rPr><w:t>\(text)</w:t></w:r>"
  }

  @Test func `has no page break where Word says that there is none`() throws {
    func paragraph(_ value: String) -> String {
      "<w:p><w:pPr><w:pageBreakBefore\(value)/></w:pPr><w:r><w:t>文</w:t></w:r></w:p>"
    }
    #expect(try losses(paragraph("")) == ["A page break was left out (at '文')"])
    for value in ["0", "false", "off"] {
      #expect(try losses(paragraph(" w:val=\"\(value)\"")) == [])
    }
  }

  @Test(
    arguments: [
      (
        run("<w:vanish/>", "內部"),
        ["The hidden text '內部' was written; take it out if it is not for readers"]
      ),
      (run("<w:vanish w:val=\"0\"/>", "公開"), []),
    ] as [(String, [String])])
  func `is told for each run`(run: String, expected: [String]) throws {
    #expect(
      try losses("<w:p>\(run)</w:p>").map { String($0.prefix { $0 != "(" }.dropLast()) } == expected
    )
  }
}
