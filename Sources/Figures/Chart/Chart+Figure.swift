extension Chart {
  /// The chart as an HTML figure: caption, legend where there is more than one series, and an SVG.
  ///
  /// The SVG names itself and says its numbers in words; ``dataTable(labels:)`` gives them as a table.
  /// Series differ by pattern or marker, never by colour alone. Bars and lines have no `viewBox`: their
  /// text keeps the page's size on every screen.
  ///
  /// - Parameters:
  ///   - id: Unique within the page; the ids `ID:t`, `ID:d` and `ID:p3` onward are made from it.
  ///   - labels: The words of the page's language.
  /// - Returns: A `figure` element and a line feed.
  /// - Complexity: O(values), for lines O(values × labels).
  package func figure(id: String, labels: FigureLabels) -> [UInt8] {
    let frame = FigureFrame(
      id: id, caption: caption, title: caption.isEmpty ? labels.text(.chart) : caption,
      description: description(labels: labels))
    var writer = MarkupWriter()
    frame.write(to: &writer) { writer in
      if series.count > 1 {
        let entries = series.enumerated().map { index, series in
          (kind == .line ? Legend.Sign.line(index) : .fill(index), series.name)
        }
        Legend(id: id, entries: entries).append(to: &writer)
      }
      switch kind {
      case .bar: appendBars(frame, labels, to: &writer)
      case .line: appendLines(frame, labels, to: &writer)
      case .pie: appendPie(frame, labels, to: &writer)
      }
      writer.lineBreak()
    }
    return writer.bytes
  }

  /// The chart's numbers in words, as they were written; a pie's also as shares of the whole.
  ///
  ///     協尋中50件、成功媒合46件。
  package func description(labels: FigureLabels) -> String {
    let total = kind == .pie ? values.reduce(0) { $0 + $1.number } : 0
    let sentences = series.map { series in
      let items = zip(categories, series.values).map { category, value in
        var text = shown(value, labels)
        if let value, total > 0 {
          let percent = percent(value.number / total, labels)
          text = labels.text(.valueShare, ["value": text, "percent": percent])
        }
        return labels.text(.categoryValue, ["category": category, "value": text])
      }
      let list = items.joined(separator: labels.text(.listSeparator))
      return self.series.count == 1
        ? labels.text(.values, ["values": list])
        : labels.text(.seriesValues, ["series": series.name, "values": list])
    }
    return sentences.joined(separator: labels.text(.sentenceSeparator))
  }

  /// A value with its unit, or the words for none.
  func shown(_ value: FigureValue?, _ labels: FigureLabels) -> String {
    value?.shown(unit: unit) ?? labels.text(.noValue)
  }

  /// A share of the whole with one digit after the point.
  func percent(_ share: Double, _ labels: FigureLabels) -> String {
    labels.text(.percent, ["number": labels.number(share * 100, fractionDigits: 1)])
  }
}
