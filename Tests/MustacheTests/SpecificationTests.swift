import Diagnostics
import Mustache
import Testing

/// The public Mustache specification, with inheritance; see `Fixtures/specification`.
@Suite struct SpecificationTests {
  private func expectCase(_ specified: SpecificationCase) {
    var sources = ["main": SourceFile(path: "main.mustache", text: specified.template)]
    for (name, text) in specified.partials ?? [:] {
      sources[name] = SourceFile(path: SourcePath("\(name).mustache"), text: text)
    }
    let output = TemplateLibrary.render("main", of: sources, data: specified.data)
    #expect(String(decoding: output, as: UTF8.self) == specified.expected)
  }

  @Test(arguments: try SpecificationCase.all(in: "comments"))
  func `leaves comments out`(specified: SpecificationCase) { expectCase(specified) }

  @Test(arguments: try SpecificationCase.all(in: "delimiters"))
  func `changes delimiters`(specified: SpecificationCase) { expectCase(specified) }

  @Test(arguments: try SpecificationCase.all(in: "interpolation"))
  func `writes values`(specified: SpecificationCase) { expectCase(specified) }

  @Test(arguments: try SpecificationCase.all(in: "sections"))
  func `shows sections`(specified: SpecificationCase) { expectCase(specified) }

  @Test(arguments: try SpecificationCase.all(in: "inverted"))
  func `shows inverted sections`(specified: SpecificationCase) { expectCase(specified) }

  @Test(arguments: try SpecificationCase.all(in: "partials"))
  func `includes partials`(specified: SpecificationCase) { expectCase(specified) }

  @Test(arguments: try SpecificationCase.all(in: "inheritance"))
  func `fills the blocks of parents`(specified: SpecificationCase) { expectCase(specified) }

  /// So that a file that has become empty is noticed.
  @Test(arguments: [
    ("comments", 12), ("delimiters", 14), ("interpolation", 42), ("sections", 34),
    ("inverted", 22), ("partials", 12), ("inheritance", 27),
  ])
  func `has every case`(part: String, count: Int) throws {
    #expect(try SpecificationCase.all(in: part).count == count)
  }
}
