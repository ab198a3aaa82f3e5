import Content
import OpenData

/// Writes rows of data as an HTML table.
struct DataTable {
  let table: CSVTable
  let words: Words
  var caption: String?
  /// Tells a table without caption from the others of its page.
  var number = 1
  /// How many rows are written; all without one.
  var limit = Int.max
  /// Titles of columns in the page's language, by name.
  var titles: [String: String] = [:]
  var hasHeader = true

  init(table: CSVTable, words: Words) {
    self.table = table
    self.words = words
  }

  /// Per column, whether it is set as figures are.
  ///
  /// Years and codes are numbers too, but are not set in thousands: only columns with a longer or broken number are.
  var numericColumns: [Bool] {
    table.header.indices.map { column in
      let cells = table.rows.map { $0[column] }.filter { !$0.isEmpty }
      return !cells.isEmpty && cells.allSatisfy { Decimal($0) != nil && !$0.hasLeadingZero }
        && !cells.allSatisfy { ("1900"..."2100").contains($0) && $0.count == 4 }
    }
  }

  /// Per column, how wide its longest text is that is written, as ``Swift/StringProtocol/width`` counts.
  private var widths: [Int] {
    table.header.indices.map { column in
      table.rows.prefix(limit).lazy.map { $0[column].width }.max() ?? 0
    }
  }

  /// Beyond these, texts get columns of some width, so that they are no towers of words on a phone.
  private static let (middleWidth, longWidth) = (16, 40)

  /// A column's title, else its name.
  func title(_ column: Int) -> String { titles[table.header[column]] ?? table.header[column] }

  /// A cell as the language writes it.
  func shown(_ cell: String, isNumeric: Bool) -> String {
    isNumeric ? Decimal(cell).map(words.number) ?? cell : cell
  }

  /// The first column names the row where it is text.
  func isRowHeader(_ cell: String, column: Int, isNumeric: Bool) -> Bool {
    column == 0 && !isNumeric && hasHeader && !cell.isEmpty
  }

  var html: [UInt8] {
    var output: [UInt8] = []
    let numeric = numericColumns
    let region = caption ?? words("table_caption_default", ["n": String(number)])
    output += "<div class=\"table-block\"><div class=\"scroll\" role=\"region\" aria-label=\"".utf8
    output.appendEscaped(words("table_region", ["caption": region]))
    output += "\" tabindex=\"0\"><table>\n".utf8
    if let caption {
      output += "<caption>".utf8
      output.appendEscaped(caption)
      output += "</caption>\n".utf8
    }
    if hasHeader {
      output += "<thead>\n<tr>".utf8
      for column in table.header.indices {
        output +=
          (numeric[column] ? "<th scope=\"col\" class=\"num-col\">" : "<th scope=\"col\">").utf8
        output.appendEscaped(title(column))
        output += "</th>".utf8
      }
      output += "</tr>\n</thead>\n".utf8
    }
    output += "<tbody>\n".utf8
    let classes = zip(numeric, widths).enumerated().map { column, kind in
      Self.cellClass(isNumeric: kind.0, isName: column == 0 && hasHeader, width: kind.1)
    }
    for row in table.rows.prefix(limit) { write(row, numeric, classes, to: &output) }
    output += "</tbody>\n</table></div></div>\n".utf8
    return output
  }

  /// How a column is set: figures, long texts, and short names of rows.
  private static func cellClass(isNumeric: Bool, isName: Bool, width: Int) -> String {
    if isNumeric { return " class=\"num-col\"" }
    if width > longWidth { return " class=\"long\"" }
    if width > middleWidth { return " class=\"middle\"" }
    return isName ? " class=\"short\"" : ""
  }

  private func write(
    _ row: [String], _ numeric: [Bool], _ classes: [String], to output: inout [UInt8]
  ) {
    output += "<tr>".utf8
    for (column, cell) in row.enumerated() {
      let isName = isRowHeader(cell, column: column, isNumeric: numeric[column])
      output += (isName ? "<th scope=\"row\"" : "<td").utf8
      output += classes[column].utf8
      output += ">".utf8
      output.appendEscaped(isName ? cell : shown(cell, isNumeric: numeric[column]))
      output += (isName ? "</th>" : "</td>").utf8
    }
    output += "</tr>\n".utf8
  }
}

extension String {
  fileprivate var hasLeadingZero: Bool { count > 1 && hasPrefix("0") && !hasPrefix("0.") }
}
