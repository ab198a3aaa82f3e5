import Content
import Encodings
import Markup

/// Writes an outline as a table with merged row headers, as `theme/README.md` draws `.plan-table`.
struct OutlineTable {
  let outline: PlanOutline
  let words: Words
  /// Address of the page whose row ids the table's ids answer to; `nil` on that page itself.
  let pageURL: String?

  /// Appends the table, its scroll region and caption.
  func write(_ renderer: inout HTMLRenderer, to output: inout [UInt8]) {
    let caption = outline.title
    output +=
      "<div class=\"plan-block table-block\"><div class=\"scroll plan-scroll\" role=\"region\" aria-label=\""
      .utf8
    output.appendEscaped(words("table_region", ["caption": caption]))
    output += "\" tabindex=\"0\">\n<table class=\"plan-table\">\n<caption>".utf8
    output.appendEscaped(caption)
    output += "</caption>\n<thead>\n<tr>".utf8
    for column in outline.columns {
      output += "<th scope=\"col\">".utf8
      output.appendEscaped(column)
      output += "</th>".utf8
    }
    output += "</tr>\n</thead>\n<tbody>\n".utf8
    for index in outline.rows.indices { writeRow(index, &renderer, to: &output) }
    output += "</tbody>\n</table>\n</div></div>\n".utf8
  }

  private func writeRow(
    _ index: Int, _ renderer: inout HTMLRenderer, to output: inout [UInt8]
  ) {
    let row = outline.rows[index]
    output += "<tr id=\"".utf8
    output.appendEscaped(row.id)
    output += "\">".utf8
    let last = row.cells.lastIndex { !$0.isEmpty } ?? 0
    for column in row.cells.indices {
      let span = span(of: index, column: column)
      guard span > 0 else { continue }
      writeHeader(row, column: column, span: span, isMethod: column == last, to: &output)
    }
    output += "<td>".utf8
    if row.tableRow != nil, let cell = row.content.first {
      renderer.renderCell(cell, to: &output)
    } else {
      renderer.render(row.content, to: &output)
    }
    output += "</td></tr>\n".utf8
  }

  private func writeHeader(
    _ row: PlanOutline.Row, column: Int, span: Int, isMethod: Bool, to output: inout [UInt8]
  ) {
    let name = column == 0 ? "facet" : column == row.cells.count - 1 ? "method" : "strategy"
    let isEmpty = row.cells[column].isEmpty
    output += "<\(isEmpty ? "td" : "th") class=\"\(name)\"".utf8
    if !isEmpty { output += " scope=\"\(span > 1 ? "rowgroup" : "row")\"".utf8 }
    if span > 1 { output += " rowspan=\"\(span)\"".utf8 }
    output += " data-column=\"".utf8
    output.appendEscaped(outline.columns[column])
    output += "\">".utf8
    if isMethod { writeID(of: row, to: &output) }
    output += "<span>".utf8
    output.appendEscaped(row.cells[column])
    output += "</span>".utf8
    output += isEmpty ? "</td>".utf8 : "</th>".utf8
  }

  /// The id stands above the method, so that method and content follow each other as in the source.
  private func writeID(of row: PlanOutline.Row, to output: inout [UInt8]) {
    output += "<a class=\"row-id\" href=\"".utf8
    output.appendEscaped((pageURL ?? "") + "#" + Address.href(row.id))
    output += "\" title=\"".utf8
    output.appendEscaped(words(pageURL == nil ? "row_id_title" : "row_in_plan_title"))
    output += "\">".utf8
    output.appendEscaped(row.id)
    output += "</a> ".utf8
  }

  /// How many rows a header covers from here; 0 where the one above covers it.
  func span(of index: Int, column: Int) -> Int {
    let isLast = column == outline.depth - 1
    func same(_ left: Int, _ right: Int) -> Bool {
      !isLast && outline.rows[left].cells[0...column] == outline.rows[right].cells[0...column]
        && outline.rows[left].headings[0...column] == outline.rows[right].headings[0...column]
        && !outline.rows[left].cells[column].isEmpty
    }
    if index > 0, same(index - 1, index) { return 0 }
    var end = index + 1
    while end < outline.rows.count, same(index, end) { end += 1 }
    return end - index
  }
}

extension [UInt8] {
  /// Appends text with HTML's own characters escaped.
  mutating func appendEscaped(_ text: String) {
    HTMLEscaping.append(Array(text.utf8), to: &self)
  }
}
