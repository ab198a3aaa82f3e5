import Diagnostics
import Import
import Markup
import OpenData

/// What an import must keep of a text: its headings, and its tables with the places of their cells.
struct Shape: Equatable {
  struct Cell: Equatable, CustomStringConvertible {
    var row: Int
    var column: Int
    var rowSpan: Int
    var columnSpan: Int
    var text: String

    var description: String { "\(row),\(column) \(rowSpan)×\(columnSpan) \(text)" }
  }

  var headings: [String]
  var tables: [[Cell]]

  /// Of Markdown, front matter left out.
  init(_ markdown: String) {
    let body = markdown.split(separator: "---\n", maxSplits: 2, omittingEmptySubsequences: false)
    let text = markdown.hasPrefix("---\n") && body.count == 3 ? String(body[2]) : markdown
    let document = Document.parse(SourceFile(path: "page.md", text: text)).document
    headings = document.headings.map { "\(String(repeating: "#", count: $0.level)) \($0.text)" }
    tables = document.tables.map { table in
      table.cells.map { cell in
        Cell(
          row: cell.row, column: cell.column, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan,
          text: document.plainText(of: cell.node))
      }
    }
  }
}

/// A package of OpenDocument with this body.
func openDocument(
  _ body: String, styles: String = "", meta: String? = nil, files: [(String, [UInt8])] = []
) throws -> [UInt8] {
  let names = """
    xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    """
  let content = """
    <?xml version="1.0"?><office:document-content \(names)><office:automatic-styles>\(styles)\
    </office:automatic-styles><office:body><office:text>\(body)</office:text></office:body>\
    </office:document-content>
    """
  var entries = [
    ODFPackage.Entry(path: "content.xml", content: .deflating(Array(content.utf8)))
  ]
  if let meta {
    let text = """
      <office:document-meta \(names)><office:meta>\(meta)</office:meta></office:document-meta>
      """
    entries.append(.init(path: "meta.xml", content: .stored(Array(text.utf8))))
  }
  for (path, bytes) in files {
    entries.append(.init(path: path, mediaType: "image/png", content: .deflating(bytes)))
  }
  let buffer = ByteBuffer()
  try ODFPackage(.text, entries: entries).write(to: buffer)
  return buffer.bytes
}

/// The page that a document of OpenDocument gives.
func page(
  odt bytes: [UInt8], name: String = "文件", options: ImportOptions = ImportOptions()
) throws -> ImportedPage {
  let (document, package) = try ODTReader.read(bytes)
  return try ImportedPage(document, name: name, options: options) { source throws(ImportFailure) in
    try package.bytes(of: source)
  }
}

extension ImportedPage {
  /// The text beneath the front matter.
  var body: String {
    let parts = markdown.split(separator: "---\n", maxSplits: 2, omittingEmptySubsequences: false)
    return parts.count == 3 ? String(parts[2].drop { $0 == "\n" }) : markdown
  }

  var frontMatter: String {
    let parts = markdown.split(separator: "---\n", maxSplits: 2, omittingEmptySubsequences: false)
    return parts.count == 3 ? String(parts[1]) : ""
  }
}
