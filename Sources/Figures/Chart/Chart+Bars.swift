extension Chart {
  /// Appends the bars: a labelled row for each category, or a group of rows where there are several
  /// series.
  func appendBars(_ frame: FigureFrame, _ labels: FigureLabels, to writer: inout MarkupWriter) {
    let scale = ValueScale(bars: values.map(\.number), isPercentage: isPercentage)
    var drawing = MarkupWriter()
    let height =
      series.count == 1
      ? appendRows(frame.id, scale, labels, to: &drawing)
      : appendGroups(frame.id, scale, labels, to: &drawing)
    writer.open(
      "svg",
      [
        "class": "bars", "height": Length.em(height), "role": "img",
        "aria-labelledby": frame.labelledBy,
      ])
    frame.appendNames(to: &writer)
    FillPattern.appendDefinitions(count: series.count, id: frame.id, to: &writer)
    writer.append(drawing)
    writer.close("svg")
  }

  private func extent(_ value: FigureValue, _ scale: ValueScale) -> ClosedRange<Double> {
    let (zero, end) = (scale.fraction(0) * 100, scale.fraction(value.number) * 100)
    return min(zero, end)...max(zero, end)
  }

  // MARK: One series

  private func appendRows(
    _ id: String, _ scale: ValueScale, _ labels: FigureLabels, to writer: inout MarkupWriter
  ) -> Int {
    var top = 0
    for (index, category) in categories.enumerated() {
      let value = series.first?.values[index]
      top = row(category, value, fill: 0, scale, labels).append(at: top, id: id, to: &writer)
    }
    return top + 40
  }

  private func row(
    _ label: String, _ value: FigureValue?, fill: Int, _ scale: ValueScale, _ labels: FigureLabels
  ) -> BarRow {
    BarRow(
      label: label, value: value == nil ? "" : shown(value, labels),
      remark: value == nil ? labels.text(.noValue) : "",
      bar: value.map { extent($0, scale) }, fill: fill,
      zero: scale.low < 0 ? scale.fraction(0) * 100 : nil)
  }

  // MARK: Several series

  /// The bars of a category close together under its name, each with its value at its end.
  private func appendGroups(
    _ id: String, _ scale: ValueScale, _ labels: FigureLabels, to writer: inout MarkupWriter
  ) -> Int {
    let shown = series.flatMap { $0.values.map { self.shown($0, labels) } }
    let widest = shown.map { DisplayWidth.thousandths(of: $0) }.max() ?? 0
    // Bold figures and the gap before them.
    let room = Double(widest * 16 / 15 + 700) / Double(BarRow.narrowestWidth)
    guard room <= 0.6 else { return appendWideGroups(id, scale, labels, to: &writer) }
    let share = 1 - room
    var top = 0
    for (index, category) in categories.enumerated() {
      top = appendHeading(category, at: top, to: &writer)
      let first = top
      for (fill, series) in series.enumerated() {
        let extent = series.values[index].map { self.extent($0, scale) }
        if let extent {
          FillPattern.appendRectangle(
            fill, id: id, x: Length.percent(extent.lowerBound * share), y: Length.em(top),
            width: Length.percent((extent.upperBound - extent.lowerBound) * share),
            height: Length.em(100), to: &writer)
        }
        let end = (extent?.upperBound ?? scale.fraction(0) * 100) * share
        writer.element(
          "text",
          [
            "class": extent == nil ? "aim" : "figure", "x": Length.percent(end), "dx": "0.4em",
            "y": Length.em(top + 85),
          ],
          text: self.shown(series.values[index], labels))
        top += 130
      }
      let zero = Length.percent(scale.fraction(0) * 100 * share)
      writer.empty(
        "line",
        [
          "class": "axis", "x1": zero, "x2": zero, "y1": Length.em(first - 20),
          "y2": Length.em(top - 10),
        ])
      top += 70
    }
    return top - 30
  }

  /// The same with values too wide to stand beside their bars.
  private func appendWideGroups(
    _ id: String, _ scale: ValueScale, _ labels: FigureLabels, to writer: inout MarkupWriter
  ) -> Int {
    var top = 0
    for (index, category) in categories.enumerated() {
      top = appendHeading(category, at: top, to: &writer) - 40
      for (fill, series) in series.enumerated() {
        top = row(series.name, series.values[index], fill: fill, scale, labels)
          .append(at: top, id: id, to: &writer)
      }
      top += 40
    }
    return top
  }

  private func appendHeading(
    _ category: String, at top: Int, to writer: inout MarkupWriter
  ) -> Int {
    var baseline = top + 130
    for (index, line) in LineBreaking.lines(of: category, limit: BarRow.narrowestWidth).enumerated()
    {
      if index > 0 { baseline += 150 }
      writer.element("text", ["x": "0", "y": Length.em(baseline)], text: line)
    }
    return baseline + 70
  }
}
