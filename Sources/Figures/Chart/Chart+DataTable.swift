extension Chart {
  /// The chart's numbers as they were written: the names of the columns, then one row a category with one value
  /// a series.
  package func rows(labels: FigureLabels) -> [[String]] {
    [[categoryTitle] + series.map(\.name)]
      + categories.enumerated().map { index, category in
        [category] + series.map { shown($0.values[index], labels) }
      }
  }

  /// The chart's numbers as an HTML table, as they were written: one row a category, one column a series.
  ///
  /// The table stands in a region that scrolls where it is too wide. Its caption is the chart's.
  ///
  /// - Complexity: O(values).
  package func dataTable(labels: FigureLabels) -> [UInt8] {
    let name = caption.isEmpty ? labels.text(.chart) : caption
    var writer = MarkupWriter()
    writer.open("div", ["class": "table-block"])
    writer.open(
      "div",
      [
        "class": "scroll", "role": "region",
        "aria-label": labels.text(.scrollable, ["name": name]), "tabindex": "0",
      ])
    writer.open("table", ["class": "grid"])
    writer.lineBreak()
    writer.element("caption", text: name)
    writer.lineBreak()
    writer.open("thead")
    writer.open("tr")
    let rows = rows(labels: labels)
    for (column, name) in rows[0].enumerated() {
      writer.element(
        "th", column == 0 ? ["scope": "col"] : ["scope": "col", "class": "num-col"], text: name)
    }
    writer.close("tr")
    writer.close("thead")
    writer.lineBreak()
    writer.open("tbody")
    writer.lineBreak()
    for row in rows.dropFirst() {
      writer.open("tr")
      writer.element("th", ["scope": "row"], text: row[0])
      for value in row.dropFirst() { writer.element("td", ["class": "num-col"], text: value) }
      writer.close("tr")
      writer.lineBreak()
    }
    writer.close("tbody")
    writer.close("table")
    writer.close("div")
    writer.close("div")
    writer.lineBreak()
    return writer.bytes
  }
}
