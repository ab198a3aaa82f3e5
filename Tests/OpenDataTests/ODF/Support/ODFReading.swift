import OpenData
import Testing

/// The bytes of a package that something writes.
func packageBytes(_ write: (ByteBuffer) throws -> Void) rethrows -> [UInt8] {
  let buffer = ByteBuffer()
  try write(buffer)
  return buffer.bytes
}

/// A part of a package as a tree.
func part(_ name: String, of package: [UInt8]) throws -> XMLElement {
  try XMLElement.parse(#require(ZipFile(package)[name]))
}

/// The bytes of a spreadsheet.
func spreadsheet(_ sheets: [Sheet], title: String = "表") throws -> [UInt8] {
  let writer = try ODSWriter(language: "zh-Hant")
  return try packageBytes {
    try writer.write(sheets, metadata: ODFMetadata(title: title, language: "zh-Hant"), to: $0)
  }
}

/// A sheet of rows of text.
func sheet(_ fields: [Field], _ rows: [[String]], name: String = "資料") -> Sheet {
  Sheet(
    name: name, schema: TableSchema(fields: fields), rows: RecordList(rows.map { Record($0) }))
}

/// A cell as its attributes and paragraphs say it.
struct ODSCell: Equatable {
  var type: String?
  /// The value of the type; of text, `office:string-value` where there is one.
  var value: String?
  /// The paragraphs, joined by line feeds.
  var shown: String

  init(_ element: XMLElement) {
    let attributes = element.attributes
    type = attributes["office:value-type"]
    value =
      attributes["office:value"] ?? attributes["office:date-value"]
      ?? attributes["office:string-value"]
    shown = element.elements.filter { $0.name == "text:p" }.map(paragraphText)
      .joined(separator: "\n")
  }

  /// What the cell means as text.
  var text: String { value ?? shown }
}

/// The cells of each row of a spreadsheet's table, header first.
func cells(of table: XMLElement) -> [[ODSCell]] {
  table.all("table:table-row").map { row in
    row.elements.flatMap { cell in
      [ODSCell](
        repeating: ODSCell(cell),
        count: cell.attributes["table:number-columns-repeated"].flatMap { Int($0) } ?? 1)
    }
  }
}

/// The text of a paragraph, white space taken as OpenDocument says (part 3, §6.1.2).
func paragraphText(_ paragraph: XMLElement) -> String {
  var scalars: [(scalar: Unicode.Scalar, isLiteral: Bool)] = []
  func walk(_ element: XMLElement) {
    for node in element.children {
      switch node {
      case .text(let text):
        for scalar in text.unicodeScalars {
          let isSpace = scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r"
          if isSpace {
            guard let last = scalars.last, last.scalar != " " else { continue }
            scalars.append((" ", true))
          } else {
            scalars.append((scalar, false))
          }
        }
      case .element(let element):
        switch element.name {
        case "text:s":
          let count = element.attributes["text:c"].flatMap { Int($0) } ?? 1
          for _ in 0..<count { scalars.append((" ", false)) }
        case "text:tab": scalars.append(("\t", false))
        case "text:line-break": scalars.append(("\n", false))
        case "text:note": break
        default: walk(element)
        }
      }
    }
  }
  walk(paragraph)
  if scalars.last?.isLiteral == true { scalars.removeLast() }
  var text = ""
  text.unicodeScalars.append(contentsOf: scalars.map(\.scalar))
  return text
}
