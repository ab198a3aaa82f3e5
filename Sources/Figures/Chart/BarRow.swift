/// One labelled bar of a figure: the label and the value above a track that fills the width.
///
/// Lengths across are percent, lengths down are hundredths of an em, so that the text keeps its size
/// on every screen. Labels break where the narrowest phone needs it.
struct BarRow {
  /// What fits beside each other on the narrowest screen, in thousandths of an em.
  static let narrowestWidth = 19_000

  var label: String
  /// In bold type.
  var value: String
  /// After the value, in regular type.
  var remark = ""
  /// Percent of the width.
  var bar: ClosedRange<Double>?
  var fill = 0
  /// Percent of the width; `nil` without target.
  var target: Double?
  /// Percent of the width; `nil` where all bars begin at the left.
  var zero: Double?

  /// Appends the row at `top`; returns where it ends, with room below.
  func append(at top: Int, id: String, to writer: inout MarkupWriter) -> Int {
    let lines = LineBreaking.lines(of: label, limit: Self.narrowestWidth)
    var baseline = top + 130
    for (index, line) in lines.enumerated() {
      if index > 0 { baseline += 150 }
      writer.element("text", ["x": "0", "y": Length.em(baseline)], text: line)
    }
    // The value stands beside the label's last line, or below it where both are long.
    let lastLine = DisplayWidth.thousandths(of: lines.last ?? "")
    let valueWidth = DisplayWidth.thousandths(of: value + remark)
    if lastLine + 1000 + valueWidth > Self.narrowestWidth { baseline += 150 }
    appendValue(at: baseline, to: &writer)
    let barTop = baseline + 60
    writer.empty(
      "rect",
      [
        "class": "track", "x": "0", "y": Length.em(barTop), "width": "100%",
        "height": Length.em(110),
      ])
    if let bar {
      FillPattern.appendRectangle(
        fill, id: id, x: Length.percent(bar.lowerBound), y: Length.em(barTop),
        width: Length.percent(bar.upperBound - bar.lowerBound), height: Length.em(110), to: &writer)
    }
    if let zero {
      appendStroke("axis", x: zero, from: barTop - 20, to: barTop + 130, to: &writer)
    }
    if let target {
      // A stroke at the very edge would be cut in half.
      let x = min(max(target, 0.3), 99.7)
      appendStroke("target", x: x, from: barTop - 35, to: barTop + 145, to: &writer)
    }
    return baseline + 310
  }

  private func appendValue(at baseline: Int, to writer: inout MarkupWriter) {
    writer.open("text", ["class": "value", "x": "100%", "y": Length.em(baseline)])
    writer.text(value)
    if !remark.isEmpty { writer.element("tspan", ["class": "aim"], text: remark) }
    writer.close("text")
  }

  private func appendStroke(
    _ name: String, x: Double, from top: Int, to bottom: Int, to writer: inout MarkupWriter
  ) {
    writer.empty(
      "line",
      [
        "class": name, "x1": Length.percent(x), "x2": Length.percent(x), "y1": Length.em(top),
        "y2": Length.em(bottom),
      ])
  }
}
