import Testing

/// A written ODT as another program reads it.
struct OfficeDocument {
  let bytes: [UInt8]
  let package: ZipFile
  /// The body of `content.xml`.
  let text: XMLElement

  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    package = try ZipFile(bytes)
    let content = try XMLElement.parse(#require(package["content.xml"]))
    text = try #require(content.all("office:text").first)
  }

  /// The ODT at an address such as `/plans/115/index.odt`.
  init(_ address: String, of site: BuiltSite) throws {
    try self.init(#require(site.bytes[String(address.dropFirst())], "\(address) is not written"))
  }

  /// Level and text of each heading.
  var headings: [String] {
    text.all("text:h").map { "\($0.attributes["text:outline-level"] ?? "?") \(Self.plain($0))" }
  }

  /// The text of each paragraph and heading, in order, notes where they are referred to.
  var lines: [String] { Self.lines(of: text) }

  /// The addresses that links lead to.
  var links: [String] { text.all("text:a").compactMap { $0.attributes["xlink:href"] } }

  /// The cells of each table, row by row, with their spans as `text ↓2 →3`.
  var tables: [[[String]]] {
    text.all("table:table").map { table in
      table.all("table:table-row").map { row in
        row.elements.filter { $0.name == "table:table-cell" }.map { cell in
          let rows = cell.attributes["table:number-rows-spanned"].map { " ↓\($0)" } ?? ""
          let columns = cell.attributes["table:number-columns-spanned"].map { " →\($0)" } ?? ""
          return Self.lines(of: cell).joined(separator: " ") + rows + columns
        }
      }
    }
  }

  static func lines(of element: XMLElement) -> [String] {
    element.elements.flatMap { child in
      child.name == "text:p" || child.name == "text:h"
        ? [plain(child)] + child.all("text:note-body").flatMap { lines(of: $0) }
        : lines(of: child)
    }
  }

  /// What a paragraph says, without the text of its notes.
  static func plain(_ paragraph: XMLElement) -> String {
    paragraph.children.map { node in
      switch node {
      case .text(let text): text
      case .element(let element):
        switch element.name {
        case "text:note": ""
        case "text:line-break": "\n"
        case "text:s": String(repeating: " ", count: Int(element.attributes["text:c"] ?? "1") ?? 1)
        case "draw:frame": element.all("svg:title").first?.text ?? ""
        default: plain(element)
        }
      }
    }.joined()
  }
}
