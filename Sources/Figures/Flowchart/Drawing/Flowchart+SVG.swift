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
    writer.literal("<path d=\"M")
    writer.number(start.x)
    writer.literal(" ")
    writer.number(start.y)
    var current = start
    func line(to x: Int, _ y: Int) {
      writer.literal(x == current.x ? "V" : "H")
      writer.number(x == current.x ? y : x)
      current = .init(x: x, y: y)
    }
    for point in edge.points[1..<edge.points.count - 1] { line(to: point.x, point.y) }
    // The line ends inside the head, which alone touches the node.
    line(to: tip.x - dx * (headLength - 1), tip.y - dy * (headLength - 1))
    writer.literal("\"/><path class=\"head\" d=\"M")
    writer.number(tip.x)
    writer.literal(" ")
    writer.number(tip.y)
    if dx == 0 {
      writer.literal("l-4.5 ")
      writer.number(-dy * headLength)
      writer.literal("h9z\"/>")
    } else {
      writer.literal("l")
      writer.number(-dx * headLength)
      writer.literal(" -4.5v9z\"/>")
    }
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
    case .choice: appendDiamond(frame, to: &writer)
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

  private static func appendDiamond(
    _ frame: FlowchartLayout.Rectangle, to writer: inout MarkupWriter
  ) {
    let corners = [
      (frame.midX, frame.y), (frame.x + frame.width, frame.midY),
      (frame.midX, frame.y + frame.height), (frame.x, frame.midY),
    ]
    writer.literal("<polygon class=\"choice\" points=\"")
    for (index, (x, y)) in corners.enumerated() {
      if index > 0 { writer.literal(" ") }
      writer.number(x)
      writer.literal(",")
      writer.number(y)
    }
    writer.literal("\"/>")
  }

  private static func appendRectangle(
    _ frame: FlowchartLayout.Rectangle, class name: StaticString, radius: Int,
    to writer: inout MarkupWriter
  ) {
    writer.literal("<rect class=\"")
    writer.literal(name)
    writer.literal("\" x=\"")
    writer.number(frame.x)
    writer.literal("\" y=\"")
    writer.number(frame.y)
    writer.literal("\" width=\"")
    writer.number(frame.width)
    writer.literal("\" height=\"")
    writer.number(frame.height)
    writer.literal("\" rx=\"")
    writer.number(radius)
    writer.literal("\"/>")
  }

  private static func appendLine(
    _ line: TextLine, x: Int, y: Int, onInk: Bool, to writer: inout MarkupWriter
  ) {
    writer.literal("<text")
    if onInk {
      writer.literal(" class=\"on-ink\"")
    } else if line.style == .note {
      writer.literal(" class=\"note\"")
    }
    writer.literal(" x=\"")
    writer.number(x)
    writer.literal("\" y=\"")
    writer.number(y)
    writer.literal("\" font-size=\"")
    writer.number(line.fontSize)
    writer.literal(line.style == .heading ? "\" font-weight=\"700\">" : "\">")
    writer.text(line.text)
    writer.literal("</text>")
  }
}
