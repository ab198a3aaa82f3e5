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

  var html: [UInt8] {
    var output: [UInt8] = []
    let numeric = table.header.indices.map { isNumeric($0) }
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
      for (column, name) in table.header.enumerated() {
        output +=
          (numeric[column] ? "<th scope=\"col\" class=\"num-col\">" : "<th scope=\"col\">").utf8
        output.appendEscaped(titles[name] ?? name)
        output += "</th>".utf8
      }
      output += "</tr>\n</thead>\n".utf8
    }
    output += "<tbody>\n".utf8
    for row in table.rows.prefix(limit) { write(row, numeric: numeric, to: &output) }
    output += "</tbody>\n</table></div></div>\n".utf8
    return output
  }

  /// The first column names the row where it is text.
  private func write(_ row: [String], numeric: [Bool], to output: inout [UInt8]) {
    output += "<tr>".utf8
    for (column, cell) in row.enumerated() {
      if column == 0, !numeric[0], hasHeader, !cell.isEmpty {
        output += "<th scope=\"row\">".utf8
        output.appendEscaped(cell)
        output += "</th>".utf8
      } else {
        output += (numeric[column] ? "<td class=\"num-col\">" : "<td>").utf8
        output.appendEscaped(numeric[column] ? Decimal(cell).map(words.number) ?? cell : cell)
        output += "</td>".utf8
      }
    }
    output += "</tr>\n".utf8
  }

  /// Years and codes are numbers too, but are not set in thousands: only columns with a longer or broken number are.
  private func isNumeric(_ column: Int) -> Bool {
    let cells = table.rows.map { $0[column] }.filter { !$0.isEmpty }
    return !cells.isEmpty && cells.allSatisfy { Decimal($0) != nil && !$0.hasLeadingZero }
      && !cells.allSatisfy { ("1900"..."2100").contains($0) && $0.count == 4 }
  }
}

extension String {
  fileprivate var hasLeadingZero: Bool { count > 1 && hasPrefix("0") && !hasPrefix("0.") }
}
