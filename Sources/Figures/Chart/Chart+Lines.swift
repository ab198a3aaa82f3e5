extension Chart {
  /// Appends the lines: a grid with round numbers, a marker for each value, and as many values in
  /// figures as do not cover each other on the narrowest screen.
  func appendLines(_ frame: FigureFrame, _ labels: FigureLabels, to writer: inout MarkupWriter) {
    let plot = LinePlot(self, labels)
    writer.open(
      "svg",
      [
        "class": "bars lines", "height": Length.em(plot.height), "role": "img",
        "aria-labelledby": frame.labelledBy,
      ])
    frame.appendNames(to: &writer)
    plot.appendGrid(to: &writer)
    plot.appendCategories(to: &writer)
    for index in series.indices { plot.appendLine(index, to: &writer) }
    for index in series.indices { plot.appendMarkers(index, to: &writer) }
    plot.appendValues(to: &writer)
    writer.close("svg")
  }
}

/// The measures of a line chart: percent across, hundredths of an em down.
private struct LinePlot {
  private struct Place {
    var x: Double
    var y: Int
    var value: FigureValue
  }

  private static let top = 190
  private static let depth = 1400

  private let chart: Chart
  private let labels: FigureLabels
  private let scale: ValueScale
  private let tickTexts: [String]
  /// Percent of the width where the first and the last category stand.
  private let left: Double
  private let right: Double
  private let categoryLines: [Int: [String]]
  private let places: [[Place?]]

  init(_ chart: Chart, _ labels: FigureLabels) {
    self.chart = chart
    self.labels = labels
    let scale = ValueScale(lines: chart.values.map(\.number))
    self.scale = scale
    tickTexts = scale.ticks.map { tick in
      let number = labels.number(tick, fractionDigits: scale.fractionDigits)
      return chart.isPercentage ? labels.text(.percent, ["number": number]) : number
    }
    func share(_ thousandths: Int) -> Double {
      Double(thousandths) / Double(BarRow.narrowestWidth) * 100
    }
    let widestValue =
      chart.values.map { DisplayWidth.thousandths(of: $0.shown(unit: chart.unit)) }.max() ?? 0
    let widestTick = tickTexts.map { DisplayWidth.thousandths(of: $0) }.max() ?? 0
    // Half of a label stands out over the first and the last place; ticks stand left of the first.
    let side = min(max(widestValue / 2, 1500), 3000)
    let left = share(min(max(widestTick + 900, side), 6500))
    let right = 100 - share(side)
    self.left = left
    self.right = right
    let count = chart.categories.count
    func x(_ index: Int) -> Double {
      count > 1 ? left + (right - left) * Double(index) / Double(count - 1) : (left + right) / 2
    }
    categoryLines = Self.categoryLines(
      chart.categories, spacing: count > 1 ? x(1) - x(0) : 100, edge: side)
    places = chart.series.map { series in
      series.values.enumerated().map { index, value in
        value.map { value in
          let down = (1 - scale.fraction(value.number)) * Double(Self.depth)
          return Place(x: x(index), y: Self.top + Int(down.rounded()), value: value)
        }
      }
    }
  }

  private func x(_ index: Int) -> Double {
    let count = chart.categories.count
    guard count > 1 else { return (left + right) / 2 }
    return left + (right - left) * Double(index) / Double(count - 1)
  }

  /// The names that fit: all of them, or every second, third … beginning with the first.
  private static func categoryLines(
    _ categories: [String], spacing: Double, edge: Int
  ) -> [Int: [String]] {
    let space = Int(spacing * Double(BarRow.narrowestWidth) / 100)
    for step in 1...max(categories.count, 1) {
      let room = max(step * space - 400, 1000)
      let shown = stride(from: 0, to: categories.count, by: step)
      let lines = Dictionary(
        uniqueKeysWithValues: shown.map { index in
          let atEdge = index == 0 || index == categories.count - 1
          let limit = atEdge ? min(room, 2 * edge) : room
          return (index, LineBreaking.lines(of: categories[index], limit: limit))
        })
      let fits = lines.values.allSatisfy { lines in
        lines.count <= 2 && lines.allSatisfy { DisplayWidth.thousandths(of: $0) <= room }
      }
      if fits || step == max(categories.count, 1) { return lines }
    }
    return [:]
  }

  var height: Int {
    let lines = categoryLines.values.map(\.count).max() ?? 1
    return Self.top + Self.depth + 170 + (lines - 1) * 150 + 40
  }

  // MARK: Grid and axes

  func appendGrid(to writer: inout MarkupWriter) {
    for (tick, text) in zip(scale.ticks, tickTexts) {
      let y = Self.top + Int(((1 - scale.fraction(tick)) * Double(Self.depth)).rounded())
      let isAxis = tick == 0 || (tick == scale.ticks.first && scale.low > 0)
      writer.empty(
        "line",
        [
          "class": isAxis ? "axis" : "grid-line", "x1": "0", "x2": "100%", "y1": Length.em(y),
          "y2": Length.em(y),
        ])
      writer.element("text", ["class": "aim", "x": "0", "y": Length.em(y - 30)], text: text)
    }
  }

  func appendCategories(to writer: inout MarkupWriter) {
    for index in chart.categories.indices {
      for (line, text) in categoryLines[index, default: []].enumerated() {
        writer.element(
          "text",
          [
            "class": "aim middle", "x": Length.percent(x(index)),
            "y": Length.em(Self.top + Self.depth + 160 + line * 150),
          ],
          text: text)
      }
    }
  }

  // MARK: Lines and markers

  /// Appends the parts between neighbouring values; a value that is missing leaves a gap.
  func appendLine(_ index: Int, to writer: inout MarkupWriter) {
    let line = places[index]
    for (start, end) in zip(line, line.dropFirst()) {
      guard let start, let end else { continue }
      writer.empty(
        "line",
        [
          "class": "line line-\(index + 1)", "x1": Length.percent(start.x),
          "y1": Length.em(start.y), "x2": Length.percent(end.x), "y2": Length.em(end.y),
        ])
    }
  }

  func appendMarkers(_ index: Int, to writer: inout MarkupWriter) {
    for place in places[index].compactMap({ $0 }) {
      writer.open(
        "svg",
        [
          "x": Length.percent(place.x), "y": Length.em(place.y), "width": "0.7em",
          "height": "0.7em", "viewBox": "0 0 10 10", "overflow": "visible",
        ])
      Marker.append(index, to: &writer)
      writer.close("svg")
    }
  }

  // MARK: Values

  /// An area on the narrowest screen, in hundredths of an em.
  private struct Area {
    var x: ClosedRange<Int>
    var y: ClosedRange<Int>

    func overlaps(_ other: Area) -> Bool { x.overlaps(other.x) && y.overlaps(other.y) }
  }

  /// Appends values above or below their markers: first the ends of each line, then its extremes,
  /// then the rest, each only where it covers nothing.
  func appendValues(to writer: inout MarkupWriter) {
    var taken = places.joined().compactMap { $0 }.map { place in
      let x = narrow(place.x)
      return Area(x: x - 38...x + 38, y: place.y - 38...place.y + 38)
    }
    for (index, order) in places.map(Self.importance).enumerated() {
      for point in order {
        guard let place = places[index][point] else { continue }
        let text = place.value.shown(unit: chart.unit)
        let half = DisplayWidth.thousandths(of: text) / 20 + 10
        let x = narrow(place.x)
        let baselines = prefersBelow(index, point) ? [130, -60] : [-60, 130]
        for baseline in baselines {
          let area = Area(
            x: x - half...x + half, y: place.y + baseline - 80...place.y + baseline + 15)
          let fits = area.y.upperBound <= Self.top + Self.depth + 20 && area.y.lowerBound >= 0
          guard fits, !taken.contains(where: area.overlaps) else { continue }
          taken.append(area)
          writer.element(
            "text",
            [
              "class": "figure middle", "x": Length.percent(place.x),
              "y": Length.em(place.y + baseline),
            ],
            text: text)
          break
        }
      }
    }
  }

  private func narrow(_ percent: Double) -> Int {
    Int(percent / 1000 * Double(BarRow.narrowestWidth))
  }

  /// Whether the line comes from above and goes on above, so that its value is clearer below.
  private func prefersBelow(_ index: Int, _ point: Int) -> Bool {
    let line = places[index]
    guard let y = line[point]?.y else { return false }
    let before = point > 0 ? line[point - 1]?.y : nil
    let after = point + 1 < line.count ? line[point + 1]?.y : nil
    return (before ?? y) < y && (after ?? y) < y
  }

  /// The indices of a line's values: the last and the first, the greatest and the least, the rest.
  private static func importance(_ line: [Place?]) -> [Int] {
    let there = line.indices.filter { line[$0] != nil }
    func y(_ index: Int) -> Int { line[index]?.y ?? 0 }
    let highest = there.min { (y($0), $0) < (y($1), $1) }
    let lowest = there.max { (y($0), -$0) < (y($1), -$1) }
    var order: [Int] = []
    for index in [there.last, there.first, highest, lowest].compactMap({ $0 }) + there
    where !order.contains(index) {
      order.append(index)
    }
    return order
  }
}
