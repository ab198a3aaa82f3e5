import Content
import Diagnostics
import Markup

/// An outline read from a Markdown text, and what was told about it.
struct OutlineReading {
  let document: Document
  let outline: PlanOutline?
  let told: [String]
  let severities: [Severity]
  let helps: [String]

  init(_ markdown: String, _ request: OutlineRequest, name: String = "115") {
    let file = SourceFile(
      path: SourcePath("content/plans/\(name).zh-Hant.md"), text: markdown)
    let (document, _) = Document.parse(file)
    var diagnostics: [Diagnostic] = []
    outline = PlanOutline.read(
      request, from: document, name: name, file: file, diagnostics: &diagnostics)
    self.document = document
    told = ContentTests.told(diagnostics)
    severities = diagnostics.map(\.severity)
    helps = diagnostics.compactMap(\.help)
  }

  /// One line per row: `id | cell | cell | content`, blocks of the content divided by `/`.
  var rows: [String] {
    (outline?.rows ?? []).map { row in
      let content = row.content.map { document.plainText(of: $0) }.joined(separator: "/")
      return ([row.id] + row.cells + [content]).joined(separator: " | ")
    }
  }
}

extension OutlineRequest {
  /// An outline of headings whose request stands on line 5.
  static func headings(under: String?, _ columns: [String]) -> OutlineRequest {
    OutlineRequest(
      origin: .headings(under: under), columns: columns, presentation: .both,
      range: SourceRange(line: 5, column: 19, length: 3))
  }

  /// An outline of a table whose request stands on line 5.
  static func table(_ caption: String, _ columns: [String] = []) -> OutlineRequest {
    OutlineRequest(
      origin: .table(caption: caption), columns: columns, presentation: .both,
      range: SourceRange(line: 5, column: 19, length: 3))
  }
}
