extension Flowchart {
  /// Whether each node leads to the next one and nowhere else, by an edge without a label.
  package var isChain: Bool {
    edges.count == nodes.count - 1
      && edges.indices.allSatisfy { index in
        let edge = edges[index]
        return edge.from == index && edge.to == index + 1 && edge.label == nil
      }
  }
}

extension FlowchartLayout {
  /// Lays out a chain, as nearly every procedure is one: its nodes in a straight line, each edge
  /// from the middle of one to the middle of the next.
  ///
  /// It stands where ``layered(_:labels:)`` puts it, which has nothing to search for here.
  ///
  /// - Precondition: `chart.isChain`.
  /// - Complexity: O(nodes).
  static func chain(_ chart: Flowchart, labels: FigureLabels) -> FlowchartLayout {
    let sizes = FlowchartMetrics(chart, labels: labels, columnCount: 1).nodes
    let axes = FlowAxes(direction: chart.direction)
    func extent(_ size: FlowchartMetrics.NodeSize) -> (cross: Int, main: Int) {
      axes.size(width: size.width, height: size.height)
    }
    let widest = sizes.reduce(0) { max($0, extent($1).cross) }
    let middle = margin + widest / 2
    var nodes: [PlacedNode] = []
    nodes.reserveCapacity(sizes.count)
    var edges: [PlacedEdge] = []
    edges.reserveCapacity(chart.edges.count)
    var main = margin
    for (node, size) in zip(chart.nodes, sizes) {
      if !nodes.isEmpty {
        let start = AxisPoint(cross: middle, main: main)
        main += EdgeRouting.leastChannel
        let end = AxisPoint(cross: middle, main: main)
        edges.append(PlacedEdge(points: [axes.point(start), axes.point(end)]))
      }
      let extent = extent(size)
      let origin = axes.point(AxisPoint(cross: middle - extent.cross / 2, main: main))
      nodes.append(
        PlacedNode(
          frame: Rectangle(x: origin.x, y: origin.y, width: size.width, height: size.height),
          shape: node.shape, lines: size.lines))
      main += extent.main
    }
    let end = axes.point(AxisPoint(cross: widest + 2 * margin, main: main + margin))
    return FlowchartLayout(width: end.x, height: end.y, nodes: nodes, edges: edges)
  }
}
