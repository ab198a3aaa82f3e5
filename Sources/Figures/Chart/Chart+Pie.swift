extension Chart {
  /// Appends the pie: a slice for each value above zero, clockwise from the top, each with its own
  /// pattern, and its name and share beside it.
  func appendPie(_ frame: FigureFrame, _ labels: FigureLabels, to writer: inout MarkupWriter) {
    let pie = Pie(self, labels)
    writer.open(
      "svg",
      [
        "class": "pie", "viewBox": "0 0 \(Pie.width) \(pie.height)",
        "width": FigureNumber.plain(Double(Pie.width) / 16, maximumFractionDigits: 4) + "rem",
        "role": "img", "aria-labelledby": frame.labelledBy,
      ])
    frame.appendNames(to: &writer)
    FillPattern.appendDefinitions(count: pie.slices.count, id: frame.id, to: &writer)
    pie.append(id: frame.id, to: &writer)
    writer.close("svg")
  }
}

/// The measures of a pie, in sixteenths of a root em.
private struct Pie {
  static let width = 360
  private static let radius = 70.0
  private static let fontSize = 14
  private static let lineHeight = 19
  /// What a label takes beside the pie.
  private static let labelWidth = 92
  private static let labelGap = 6

  struct Slice {
    /// Parts of a turn, clockwise from the top.
    var start: Double
    var end: Double
    var lines: [String]
    var percent: String
    /// The top of its label.
    var labelTop = 0
    /// Where its label points; a slice that is the whole has its label on the right.
    var middle: Double { end - start > 0.999 ? 0.25 : (start + end) / 2 }
    var isRight: Bool { middle <= 0.5 }
    var labelHeight: Int { (lines.count + 1) * Pie.lineHeight }
  }

  private(set) var slices: [Slice] = []
  private(set) var height = 0
  private var centerY = 0.0
  private static let centerX = Double(width) / 2

  init(_ chart: Chart, _ labels: FigureLabels) {
    let values = chart.series.first?.values ?? []
    let total = values.reduce(0) { $0 + ($1?.number ?? 0) }
    var start = 0.0
    for (category, value) in zip(chart.categories, values) {
      guard let value, value.number > 0 else { continue }
      let share = value.number / total
      let limit = Self.labelWidth * 1000 / Self.fontSize
      slices.append(
        Slice(
          start: start, end: start + share, lines: LineBreaking.lines(of: category, limit: limit),
          percent: chart.percent(share, labels)))
      start += share
    }
    placeLabels()
  }

  private static func point(_ turn: Double, radius: Double) -> (x: Double, y: Double) {
    let angle = turn * 2 * Double.pi
    return (radius * Trigonometry.sine(angle), -radius * Trigonometry.cosine(angle))
  }

  /// Sets the labels of each side below each other, together as near to their slices as they fit.
  private mutating func placeLabels() {
    for isRight in [true, false] {
      let order = slices.indices.filter { slices[$0].isRight == isRight }
        .sorted { Self.depth(slices[$0]) < Self.depth(slices[$1]) }
      // Labels that would overlap form a group, whose members move by the mean of their wishes.
      var groups: [(members: [Int], top: Int)] = []
      for index in order {
        groups.append(([index], wantedTop(index)))
        while groups.count > 1, let last = groups.last {
          let before = groups[groups.count - 2]
          guard before.top + extent(before.members) > last.top else { break }
          let members = before.members + last.members
          groups.removeLast(2)
          groups.append((members, meanTop(members)))
        }
      }
      for group in groups {
        var top = group.top
        for index in group.members {
          slices[index].labelTop = top
          top += slices[index].labelHeight + Self.labelGap
        }
      }
    }
    let reach = Int(Self.radius) + 4
    let top = min(-reach, slices.map(\.labelTop).min() ?? 0)
    let bottom = max(reach, slices.map { $0.labelTop + $0.labelHeight }.max() ?? 0)
    centerY = Double(4 - top)
    height = bottom - top + 8
  }

  private func wantedTop(_ index: Int) -> Int {
    Self.depth(slices[index]) - slices[index].labelHeight / 2
  }

  private func extent(_ members: [Int]) -> Int {
    members.reduce(0) { $0 + slices[$1].labelHeight + Self.labelGap }
  }

  private func meanTop(_ members: [Int]) -> Int {
    var offset = 0
    var sum = 0
    for index in members {
      sum += wantedTop(index) - offset
      offset += slices[index].labelHeight + Self.labelGap
    }
    return Int((Double(sum) / Double(members.count)).rounded())
  }

  private static func depth(_ slice: Slice) -> Int {
    Int(point(slice.middle, radius: radius + 8).y.rounded())
  }

  // MARK: Drawing

  func append(id: String, to writer: inout MarkupWriter) {
    for (number, slice) in slices.enumerated() {
      FillPattern.appendPath(number, id: id, path(slice), to: &writer)
    }
    for slice in slices { appendLabel(slice, to: &writer) }
  }

  private func coordinates(_ point: (x: Double, y: Double)) -> String {
    func text(_ value: Double) -> String { FigureNumber.plain(value, maximumFractionDigits: 2) }
    return text(Self.centerX + point.x) + " " + text(centerY + point.y)
  }

  private func path(_ slice: Slice) -> String {
    let radius = FigureNumber.plain(Self.radius, maximumFractionDigits: 2)
    let (start, end) = (
      Self.point(slice.start, radius: Self.radius), Self.point(slice.end, radius: Self.radius)
    )
    let arc = "A\(radius) \(radius) 0 "
    if slices.count == 1 {
      let opposite = Self.point(0.5, radius: Self.radius)
      return
        "M\(coordinates(start))\(arc)1 1 \(coordinates(opposite))\(arc)1 1 \(coordinates(start))Z"
    }
    let isLarge = slice.end - slice.start > 0.5
    return
      "M\(coordinates((0, 0)))L\(coordinates(start))\(arc)\(isLarge ? 1 : 0) 1 \(coordinates(end))Z"
  }

  private func appendLabel(_ slice: Slice, to writer: inout MarkupWriter) {
    let direction = slice.isRight ? 1.0 : -1.0
    let edge = Self.point(slice.middle, radius: Self.radius)
    let bend = Self.point(slice.middle, radius: Self.radius + 7)
    let middle = Double(slice.labelTop) + Double(slice.labelHeight) / 2
    let textX = direction * (Self.centerX - Double(Self.labelWidth))
    let end = (x: textX - direction * 4, y: middle)
    writer.empty(
      "path",
      [
        "class": "leader",
        "d": "M\(coordinates(edge))L\(coordinates(bend))L\(coordinates(end))",
      ])
    for (index, line) in (slice.lines + [slice.percent]).enumerated() {
      let isPercent = index == slice.lines.count
      let y = centerY + Double(slice.labelTop + index * Self.lineHeight + Self.lineHeight / 2)
      writer.element(
        "text",
        [
          "class": slice.isRight ? nil : "end",
          "x": FigureNumber.plain(Self.centerX + textX, maximumFractionDigits: 2),
          "y": FigureNumber.plain(y, maximumFractionDigits: 2), "font-size": String(Self.fontSize),
          "font-weight": isPercent ? "700" : nil,
        ], text: line)
    }
  }
}
