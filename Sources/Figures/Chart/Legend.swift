/// What each fill, marker or stroke of a chart stands for.
struct Legend {
  enum Sign {
    /// A bar or slice, by its number from 0.
    case fill(Int)
    /// A line with its marker, by its number from 0.
    case line(Int)
    case target
  }

  let id: String
  let entries: [(sign: Sign, name: String)]

  /// Appends the list, one entry a line.
  func append(to writer: inout MarkupWriter) {
    writer.open("ul", ["class": "legend"])
    writer.lineBreak()
    for entry in entries {
      writer.open("li")
      writer.open("svg", ["viewBox": "0 0 28 16", "aria-hidden": "true"])
      append(entry.sign, to: &writer)
      writer.close("svg")
      writer.text(entry.name)
      writer.close("li")
      writer.lineBreak()
    }
    writer.close("ul")
    writer.lineBreak()
  }

  private func append(_ sign: Sign, to writer: inout MarkupWriter) {
    switch sign {
    case .fill(let number):
      FillPattern.appendRectangle(
        number, id: id, x: "0", y: "3", width: "28", height: "10", to: &writer)
    case .line(let number):
      writer.empty("path", ["class": "line line-\(number + 1)", "d": "M0 8h28"])
      writer.open("g", ["transform": "translate(14 8)"])
      Marker.append(number, to: &writer)
      writer.close("g")
    case .target: writer.empty("path", ["class": "target", "d": "M14 0v16"])
    }
  }
}
