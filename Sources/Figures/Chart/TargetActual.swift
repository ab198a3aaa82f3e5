/// What a measure was to reach, and what it reached.
package struct TargetActual: Sendable, Hashable {
  /// Which way is better.
  package enum Direction: String, Sendable, Hashable, CaseIterable {
    case up, down
  }

  package var name: String
  package var target: FigureValue?
  package var actual: FigureValue?
  package var unit: String
  package var direction: Direction

  package init(
    name: String, target: FigureValue?, actual: FigureValue?, unit: String,
    direction: Direction = .up
  ) {
    self.name = name
    self.target = target
    self.actual = actual
    self.unit = unit
    self.direction = direction
  }

  /// Whether the target was reached; `nil` where either number is missing.
  package var isReached: Bool? {
    guard let target, let actual else { return nil }
    return direction == .up ? actual.number >= target.number : actual.number <= target.number
  }

  /// The measures as a figure: a bar for each result, a stroke and a figure for its target.
  ///
  /// Each measure has a scale of its own, from zero to the greater of its two numbers, percentages to a
  /// hundred: measures have different units, and what is compared is the bar with its stroke.
  ///
  /// - Parameters:
  ///   - measures: In the order in which they are drawn.
  ///   - caption: Above the figure, and its name.
  ///   - id: Unique within the page; the ids `ID:t` and `ID:d` are made from it.
  ///   - labels: The words of the page's language.
  /// - Returns: A `figure` element and a line feed.
  /// - Complexity: O(measures).
  package static func figure(
    _ measures: [TargetActual], caption: String, id: String, labels: FigureLabels
  ) -> [UInt8] {
    let frame = FigureFrame(
      id: id, caption: caption, title: caption.isEmpty ? labels.text(.chart) : caption,
      description: description(measures, labels: labels))
    var drawing = MarkupWriter()
    var top = 0
    for measure in measures {
      top = measure.row(labels).append(at: top, id: id, to: &drawing)
    }
    var writer = MarkupWriter()
    frame.write(to: &writer) { writer in
      Legend(
        id: id, entries: [(.fill(0), labels.text(.actual)), (.target, labels.text(.target))]
      ).append(to: &writer)
      writer.open(
        "svg",
        [
          "class": "bars", "height": Length.em(top + 40), "role": "img",
          "aria-labelledby": frame.labelledBy,
        ])
      frame.appendNames(to: &writer)
      writer.append(drawing)
      writer.close("svg")
      writer.lineBreak()
    }
    return writer.bytes
  }

  /// The measures in words.
  package static func description(_ measures: [TargetActual], labels: FigureLabels) -> String {
    measures.map { $0.sentence(labels) }.joined(separator: labels.text(.sentenceSeparator))
  }

  private func sentence(_ labels: FigureLabels) -> String {
    let actual = self.actual?.shown(unit: unit)
    let target = self.target.map { target in
      let value = target.shown(unit: unit)
      return direction == .up ? value : labels.text(.atMost, ["value": value])
    }
    if let actual, let target {
      return labels.text(.measure, ["name": name, "actual": actual, "target": target])
    }
    // Where one is missing, the words for that take the place of its clause.
    func clause(_ key: FigureLabels.Key, _ value: String) -> String {
      labels.text(.categoryValue, ["category": labels.text(key), "value": value])
    }
    let clauses = [
      actual.map { clause(.actual, $0) } ?? labels.text(.noActual),
      target.map { clause(.target, $0) } ?? labels.text(.noTarget),
    ]
    let values = clauses.joined(separator: labels.text(.listSeparator))
    return labels.text(.seriesValues, ["series": name, "values": values])
  }

  private func row(_ labels: FigureLabels) -> BarRow {
    let numbers = [target, actual].compactMap { $0 }
    let scale = ValueScale(
      bars: numbers.map(\.number),
      isPercentage: unit == "%" || numbers.contains(where: \.isPercentage))
    let zero = scale.fraction(0) * 100
    var row = BarRow(
      label: name, value: actual?.shown(unit: unit) ?? "",
      remark: actual == nil ? labels.text(.noActual) : "", zero: scale.low < 0 ? zero : nil)
    if let actual {
      let end = scale.fraction(actual.number) * 100
      row.bar = min(zero, end)...max(zero, end)
    }
    if let target {
      row.target = scale.fraction(target.number) * 100
      row.remark += labels.text(
        direction == .up ? .aimAtLeast : .aimAtMost, ["value": target.shown(unit: unit)])
    }
    return row
  }
}
