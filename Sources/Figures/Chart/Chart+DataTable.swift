extension Chart {
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
    writer.element("th", ["scope": "col"], text: categoryTitle)
    for series in series {
      writer.element("th", ["scope": "col", "class": "num-col"], text: series.name)
    }
    writer.close("tr")
    writer.close("thead")
    writer.lineBreak()
    writer.open("tbody")
    writer.lineBreak()
    for (index, category) in categories.enumerated() {
      writer.open("tr")
      writer.element("th", ["scope": "row"], text: category)
      for series in series {
        writer.element("td", ["class": "num-col"], text: shown(series.values[index], labels))
      }
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
