/// One line of a node's text.
package struct TextLine: Sendable, Hashable {
  package enum Style: Sendable, Hashable {
    /// The name of a step that has details.
    case heading
    case plain
    case note

    var fontSize: Int {
      switch self {
      case .heading: 16
      case .plain: 15
      case .note: 13
      }
    }
  }

  package let text: String
  package let style: Style
  /// In the chart's units.
  let width: Int

  /// Takes a line that is `thousandths` of its font size wide.
  init(_ text: String, thousandths: Int, style: Style) {
    self.text = text
    self.style = style
    let width = DisplayWidth.units(ofThousandths: thousandths, fontSize: style.fontSize)
    // Bold letters are wider by about a fifteenth; Han are not.
    self.width = style == .heading ? width + width / 15 : width
  }

  /// In the chart's units.
  package var fontSize: Int { style.fontSize }
  var lineHeight: Int { fontSize + 5 }
}

/// How large nodes and labels are before they have a place.
struct FlowchartMetrics {
  struct NodeSize {
    var width: Int
    var height: Int
    var lines: [TextLine]
  }

  struct LabelSize {
    var width: Int
    var height: Int
    var lines: [String]
  }

  /// Between neighbours of one layer.
  let nodeGap: Int
  /// In the order of the chart's nodes.
  private(set) var nodes: [NodeSize] = []
  /// In the order of the chart's edges.
  private(set) var labels: [LabelSize?] = []

  static let labelFontSize = 13
  private static let labelLineHeight = 17

  /// Measures `chart` when at most `columnCount` nodes stand side by side; three fit a phone.
  init(_ chart: Flowchart, labels: FigureLabels, columnCount: Int) {
    let limits = Limits(chart.direction, columnCount: columnCount)
    nodeGap = limits.gap
    nodes = chart.nodes.map { node in
      node.shape == .choice
        ? Self.diamond(node, labels, limits) : Self.box(node, labels, limits)
    }
    evenOutWidths(chart, limits)
    self.labels = chart.edges.map { edge in
      guard let label = edge.label else { return nil }
      let lines = LineBreaking.measuredLines(of: label, limit: limits.labelEms * 1000)
      guard let widest = lines.map(\.width).max() else { return nil }
      let width = DisplayWidth.units(ofThousandths: widest, fontSize: Self.labelFontSize)
      return LabelSize(
        width: Self.even(width + 2), height: lines.count * Self.labelLineHeight + 1,
        lines: lines.map(\.text))
    }
  }

  private struct Limits {
    var width: ClosedRange<Int>
    var padding: Int
    var diamondWidth: ClosedRange<Int>
    var gap: Int
    var labelEms: Int

    init(_ direction: Flowchart.Direction, columnCount: Int) {
      switch (direction, columnCount) {
      case (.leftRight, _):
        self.init(width: 72...152, padding: 12, diamondWidth: 104...168, gap: 28, labelEms: 6)
      case (.topDown, 1):
        self.init(width: 144...200, padding: 14, diamondWidth: 156...204, gap: 24, labelEms: 8)
      case (.topDown, 2):
        self.init(width: 96...152, padding: 12, diamondWidth: 112...160, gap: 28, labelEms: 6)
      case (.topDown, 3):
        self.init(width: 84...104, padding: 8, diamondWidth: 100...128, gap: 18, labelEms: 4)
      case (.topDown, _):
        self.init(width: 88...132, padding: 12, diamondWidth: 112...152, gap: 28, labelEms: 6)
      }
    }

    private init(
      width: ClosedRange<Int>, padding: Int, diamondWidth: ClosedRange<Int>, gap: Int, labelEms: Int
    ) {
      self.width = width
      self.padding = padding
      self.diamondWidth = diamondWidth
      self.gap = gap
      self.labelEms = labelEms
    }
  }

  // MARK: Nodes

  private static func even(_ value: Int) -> Int { value + value % 2 }

  private static func lines(
    _ node: Flowchart.Node, _ labels: FigureLabels, width: Int
  ) -> [TextLine] {
    let name = node.number.map {
      labels.text(.numberedStep, ["number": String($0), "name": node.label])
    }
    let style: TextLine.Style = node.detail == nil && node.number == nil ? .plain : .heading
    func lines(_ text: String, _ style: TextLine.Style) -> [TextLine] {
      let room = width * 1000 / style.fontSize
      let limit = style == .heading ? room * 15 / 16 : room
      return LineBreaking.measuredLines(of: text, limit: limit)
        .map { TextLine($0.text, thousandths: $0.width, style: style) }
    }
    return lines(name ?? node.label, style) + (node.detail.map { lines($0, .note) } ?? [])
  }

  private static func box(
    _ node: Flowchart.Node, _ labels: FigureLabels, _ limits: Limits
  ) -> NodeSize {
    // The round ends of a terminal take room from its text.
    let padding = node.shape == .terminal ? limits.padding + 4 : limits.padding
    let lines = lines(node, labels, width: limits.width.upperBound - 2 * padding)
    let width = (lines.map(\.width).max() ?? 0) + 2 * padding
    let least = node.shape == .terminal ? min(88, limits.width.lowerBound) : limits.width.lowerBound
    let height = lines.reduce(0) { $0 + $1.lineHeight } + 14
    return NodeSize(
      width: even(max(width, least)), height: even(max(height, 40)), lines: lines)
  }

  /// The smallest diamond of good proportions that holds the text.
  private static func diamond(
    _ node: Flowchart.Node, _ labels: FigureLabels, _ limits: Limits
  ) -> NodeSize {
    var best: NodeSize?
    for width in stride(
      from: limits.diamondWidth.lowerBound, through: limits.diamondWidth.upperBound, by: 4)
    {
      for share in stride(from: 72, through: 32, by: -4) {
        let lines = lines(node, labels, width: width * share / 100)
        guard let height = diamondHeight(lines, width: width) else { continue }
        if let best, best.height <= height { continue }
        best = NodeSize(width: even(width), height: even(height), lines: lines)
      }
      if let best, best.height * 100 <= width * 56 { return best }
    }
    if let best { return best }
    // A cluster of characters that no line can break is wider than the widest diamond.
    let lines = lines(node, labels, width: limits.diamondWidth.upperBound)
    let width = 2 * (lines.map(\.width).max() ?? 0) + 20
    let height = diamondHeight(lines, width: width) ?? width
    return NodeSize(width: even(width), height: even(height), lines: lines)
  }

  /// The height at which every line stays inside; `nil` where a line is too wide for any height.
  private static func diamondHeight(_ lines: [TextLine], width: Int) -> Int? {
    let total = lines.reduce(0) { $0 + $1.lineHeight }
    var height = 64
    var top = -total / 2
    for line in lines {
      let bottom = top + line.lineHeight
      // Letters do not fill their line: two units of it above and below are empty.
      let reach = max(abs(top + 2), abs(bottom - 2))
      let free = width - line.width - 10
      guard free > 0 else { return nil }
      height = max(height, (2 * reach * width + free - 1) / free)
      top = bottom
    }
    return height
  }

  /// Gives every task the width of the widest, so that the chart has straight sides; a terminal of a
  /// few characters stays small.
  private mutating func evenOutWidths(_ chart: Flowchart, _ limits: Limits) {
    let tasks = chart.nodes.indices.filter { chart.nodes[$0].shape != .choice }
    guard let widest = tasks.map({ nodes[$0].width }).max() else { return }
    for index in tasks {
      let mayStaySmall = chart.nodes[index].shape == .terminal && chart.nodes[index].number == nil
      if !mayStaySmall || nodes[index].width * 4 > widest * 3 { nodes[index].width = widest }
    }
  }
}
