/// Where each part of a flow chart stands: whole units, of which a root em has sixteen.
///
/// Nodes never overlap each other, labels of edges never cover nodes, and every edge runs from the
/// border of its first node to the border of its second, in horizontal and vertical parts.
package struct FlowchartLayout: Sendable, Hashable {
  package struct Point: Sendable, Hashable {
    package var x: Int
    package var y: Int
  }

  package struct Rectangle: Sendable, Hashable {
    package var x: Int
    package var y: Int
    package var width: Int
    package var height: Int

    package init(x: Int, y: Int, width: Int, height: Int) {
      self.x = x
      self.y = y
      self.width = width
      self.height = height
    }

    package var midX: Int { x + width / 2 }
    package var midY: Int { y + height / 2 }

    /// Whether the two have more than a border in common.
    package func overlaps(_ other: Rectangle) -> Bool {
      x < other.x + other.width && other.x < x + width
        && y < other.y + other.height && other.y < y + height
    }
  }

  /// A node's frame and the lines of its text, centred in it.
  package struct PlacedNode: Sendable, Hashable {
    package var frame: Rectangle
    package var shape: Flowchart.Shape
    package var lines: [TextLine]
  }

  /// An edge's corners from its first to its second node, and its label.
  package struct PlacedEdge: Sendable, Hashable {
    package var points: [Point]
    package var label: PlacedLabel?
  }

  package struct PlacedLabel: Sendable, Hashable {
    package var frame: Rectangle
    package var lines: [String]
  }

  package var width: Int
  package var height: Int
  /// In the order of the chart's nodes.
  package var nodes: [PlacedNode]
  /// In the order of the chart's edges.
  package var edges: [PlacedEdge]
}

extension FlowchartLayout {
  /// What a phone shows without making the text smaller.
  static let phoneWidth = 360
  static let margin = 2

  /// Lays `chart` out in layers: what follows stands lower (or further right), loops run back round
  /// the side.
  ///
  /// Parts that no edge joins stand side by side as far as a phone is wide, then below each other.
  /// The same chart always gives the same layout. `labels` are asked for the numbers of steps.
  ///
  /// - Complexity: About O((nodes + edges × layers) × log); at the limits of ``Flowchart`` well under
  ///   a second. A chart whose nodes follow each other without a branch takes O(nodes).
  package init(_ chart: Flowchart, labels: FigureLabels) {
    self = chart.isChain ? .chain(chart, labels: labels) : .layered(chart, labels: labels)
  }

  /// The layout that serves every chart.
  package static func layered(_ chart: Flowchart, labels: FigureLabels) -> FlowchartLayout {
    let parts = FlowGraph.components(of: chart)
    let metrics = FlowchartMetrics(
      chart, labels: labels, columnCount: parts.map(\.widestRankCount).max() ?? 1)
    var nodes: [Int: PlacedNode] = [:]
    var edges: [Int: PlacedEdge] = [:]
    var shelf = Shelf(direction: chart.direction)
    for part in parts {
      var placement = LayerPlacement(part, chart: chart, metrics: metrics).result()
      let origin = shelf.place(width: placement.width, height: placement.height)
      placement.move(byX: origin.x + margin, y: origin.y + margin)
      nodes.merge(placement.nodes) { first, _ in first }
      edges.merge(placement.edges) { first, _ in first }
    }
    return FlowchartLayout(
      width: shelf.width + 2 * margin, height: shelf.height + 2 * margin,
      nodes: chart.nodes.indices.compactMap { nodes[$0] },
      edges: chart.edges.indices.compactMap { edges[$0] })
  }

  /// Rows of parts.
  private struct Shelf {
    static let gap = 40
    let direction: Flowchart.Direction
    var width = 0
    var height = 0
    private var rowX = 0
    private var rowY = 0

    init(direction: Flowchart.Direction) { self.direction = direction }

    mutating func place(width partWidth: Int, height partHeight: Int) -> Point {
      let startsRow =
        direction == .leftRight || rowX + partWidth > FlowchartLayout.phoneWidth
      if startsRow, height > 0 {
        rowX = 0
        rowY = height + Self.gap
      }
      let origin = Point(x: rowX, y: rowY)
      rowX += partWidth + Self.gap
      width = max(width, origin.x + partWidth)
      height = max(height, origin.y + partHeight)
      return origin
    }
  }
}
