extension Flowchart {
  /// The chart as an HTML figure: caption, SVG, and below it the same in words for everyone.
  ///
  /// - Parameters:
  ///   - caption: Above the chart, and its name; none where it is empty.
  ///   - id: Unique within the page; the ids `ID:t` and `ID:d` are made from it.
  ///   - labels: The words of the page's language.
  /// - Returns: A `figure` element and a line feed.
  package func figure(caption: String, id: String, labels: FigureLabels) -> [UInt8] {
    let frame = frame(caption, id: id, labels)
    var writer = MarkupWriter()
    frame.write(to: &writer) { writer in
      appendSVG(frame, labels, to: &writer)
      let text = labels.text(.flowText, ["text": frame.description])
      writer.element("p", ["class": "source-line"], text: text)
      writer.lineBreak()
    }
    return writer.bytes
  }

  /// The chart as an inline SVG of the class `flow`, followed by a line feed.
  ///
  /// Its units are sixteenths of a root em, so its text grows with the reader's; a chart wider than a
  /// phone has the class `flow-wide` too and stands in a region that scrolls. Colours come from the
  /// style sheet. `title` is its name, and its description says in words what it shows
  /// (``description(labels:)``), so that nobody needs to see it.
  ///
  /// - Parameters:
  ///   - id: Unique within the page; the ids `ID:t` and `ID:d` are made from it.
  ///   - title: Its accessible name; the label for flow charts where it is empty.
  ///   - labels: The words of the page's language.
  /// - Returns: An `svg` element, in a region that scrolls where it is wide, and a line feed.
  package func svg(id: String, title: String, labels: FigureLabels) -> [UInt8] {
    var writer = MarkupWriter()
    appendSVG(frame(title, id: id, labels), labels, to: &writer)
    return writer.bytes
  }

  private func frame(_ caption: String, id: String, _ labels: FigureLabels) -> FigureFrame {
    FigureFrame(
      id: id, caption: caption, title: caption.isEmpty ? labels.text(.flowchart) : caption,
      description: description(labels: labels))
  }

  private func appendSVG(
    _ frame: FigureFrame, _ labels: FigureLabels, to writer: inout MarkupWriter
  ) {
    let layout = FlowchartLayout(self, labels: labels)
    let isWide = layout.width > FlowchartLayout.phoneWidth + 40
    if isWide {
      let name = labels.text(.scrollable, ["name": frame.title])
      writer.open(
        "div", ["class": "scroll", "role": "region", "aria-label": name, "tabindex": "0"])
    }
    writer.open(
      "svg",
      [
        "class": isWide ? "flow flow-wide" : "flow",
        "viewBox": "0 0 \(layout.width) \(layout.height)",
        "width": Self.rootEms(layout.width), "role": "img", "aria-labelledby": frame.labelledBy,
      ])
    frame.appendNames(to: &writer)
    for edge in layout.edges { Self.append(edge, to: &writer) }
    for node in layout.nodes { Self.append(node, to: &writer) }
    for edge in layout.edges { Self.appendLabel(of: edge, to: &writer) }
    writer.close("svg")
    if isWide { writer.close("div") }
    writer.lineBreak()
  }

  /// A length of the drawing in root ems, of which each has sixteen units.
  private static func rootEms(_ units: Int) -> String {
    FigureNumber.plain(Double(units) / 16, maximumFractionDigits: 4) + "rem"
  }

  // MARK: Edges

  private static let headLength = 8

  private static func append(_ edge: FlowchartLayout.PlacedEdge, to writer: inout MarkupWriter) {
    guard let start = edge.points.first, let tip = edge.points.last, edge.points.count > 1 else {
      return
    }
    let before = edge.points[edge.points.count - 2]
    let (dx, dy) = ((tip.x - before.x).signum(), (tip.y - before.y).signum())
    // The line ends inside the head, which alone touches the node.
    let end = FlowchartLayout.Point(
      x: tip.x - dx * (headLength - 1), y: tip.y - dy * (headLength - 1))
    var path = "M\(start.x) \(start.y)"
    var current = start
    for point in edge.points.dropFirst().dropLast() + [end] {
      path += point.x == current.x ? "V\(point.y)" : "H\(point.x)"
      current = point
    }
    writer.empty("path", ["d": path])
    let head =
      dx == 0
      ? "M\(tip.x) \(tip.y)l-4.5 \(-dy * headLength)h9z"
      : "M\(tip.x) \(tip.y)l\(-dx * headLength) -4.5v9z"
    writer.empty("path", ["class": "head", "d": head])
  }

  private static func appendLabel(
    of edge: FlowchartLayout.PlacedEdge, to writer: inout MarkupWriter
  ) {
    guard let label = edge.label else { return }
    let lineHeight = label.frame.height / label.lines.count
    for (index, line) in label.lines.enumerated() {
      writer.element(
        "text",
        [
          "class": "note edge", "x": String(label.frame.midX),
          "y": String(label.frame.y + lineHeight / 2 + 1 + index * lineHeight), "font-size": "13",
        ], text: line)
    }
  }

  // MARK: Nodes

  private static func append(_ node: FlowchartLayout.PlacedNode, to writer: inout MarkupWriter) {
    let frame = node.frame
    switch node.shape {
    case .choice:
      let right = frame.x + frame.width
      let bottom = frame.y + frame.height
      writer.empty(
        "polygon",
        [
          "class": "choice",
          "points":
            "\(frame.midX),\(frame.y) \(right),\(frame.midY) \(frame.midX),\(bottom) \(frame.x),\(frame.midY)",
        ])
    case .rectangle: appendRectangle(frame, class: "node", radius: 2, to: &writer)
    case .round: appendRectangle(frame, class: "node", radius: 12, to: &writer)
    case .terminal:
      let radius = min(frame.height / 2, NodeBody.terminalRadius)
      appendRectangle(frame, class: "terminal", radius: radius, to: &writer)
    }
    let total = node.lines.reduce(0) { $0 + $1.lineHeight }
    var y = frame.midY - total / 2
    for line in node.lines {
      appendLine(
        line, x: frame.midX, y: y + line.lineHeight / 2, onInk: node.shape == .terminal, to: &writer
      )
      y += line.lineHeight
    }
  }

  private static func appendRectangle(
    _ frame: FlowchartLayout.Rectangle, class name: String, radius: Int,
    to writer: inout MarkupWriter
  ) {
    writer.empty(
      "rect",
      [
        "class": name, "x": String(frame.x), "y": String(frame.y), "width": String(frame.width),
        "height": String(frame.height), "rx": String(radius),
      ])
  }

  private static func appendLine(
    _ line: TextLine, x: Int, y: Int, onInk: Bool, to writer: inout MarkupWriter
  ) {
    let name = onInk ? "on-ink" : line.style == .note ? "note" : nil
    writer.element(
      "text",
      [
        "class": name, "x": String(x), "y": String(y), "font-size": String(line.fontSize),
        "font-weight": line.style == .heading ? "700" : nil,
      ], text: line.text)
  }
}
