/// The layout of one connected part of a chart, with its corner at the origin.
struct PartPlacement {
  var nodes: [Int: FlowchartLayout.PlacedNode] = [:]
  var edges: [Int: FlowchartLayout.PlacedEdge] = [:]
  var width = 0
  var height = 0

  mutating func move(byX x: Int, y: Int) {
    nodes = nodes.mapValues { node in
      var node = node
      node.frame.x += x
      node.frame.y += y
      return node
    }
    edges = edges.mapValues { edge in
      var edge = edge
      edge.points = edge.points.map { .init(x: $0.x + x, y: $0.y + y) }
      edge.label?.frame.x += x
      edge.label?.frame.y += y
      return edge
    }
  }

  /// Moves everything so that it begins at the origin, and measures it.
  mutating func fit() {
    let frames = nodes.values.map(\.frame) + edges.values.compactMap { $0.label?.frame }
    let points = edges.values.flatMap(\.points)
    let left = (frames.map(\.x) + points.map(\.x)).min() ?? 0
    let top = (frames.map(\.y) + points.map(\.y)).min() ?? 0
    let right = (frames.map { $0.x + $0.width } + points.map(\.x)).max() ?? 0
    let bottom = (frames.map { $0.y + $0.height } + points.map(\.y)).max() ?? 0
    move(byX: -left, y: -top)
    width = right - left
    height = bottom - top
  }
}

/// Places one connected part: layers, then centres across the flow, then channels along it.
struct LayerPlacement {
  let flow: FlowGraph
  let chart: Flowchart
  let metrics: FlowchartMetrics
  let axes: FlowAxes
  let bodies: [Int: NodeBody]

  init(_ flow: FlowGraph, chart: Flowchart, metrics: FlowchartMetrics) {
    self.flow = flow
    self.chart = chart
    self.metrics = metrics
    let axes = FlowAxes(direction: chart.direction)
    self.axes = axes
    bodies = Dictionary(
      uniqueKeysWithValues: flow.nodes.map { node in
        (node, NodeBody(metrics.nodes[node], shape: chart.nodes[node].shape, axes: axes))
      })
  }

  /// The size of an edge's label by the flow's axes; `nil` without label.
  func labelSize(_ edge: Int) -> (cross: Int, main: Int)? {
    metrics.labels[edge].map { axes.size(width: $0.width, height: $0.height) }
  }

  /// The side of an upright part on which its label stands: to the right of it, or above it.
  var labelSide: Int { axes.direction == .topDown ? 1 : -1 }

  func result() -> PartPlacement {
    var graph = layeredGraph()
    graph.reduceCrossings()
    graph.assignCenters(gap: metrics.nodeGap)
    var routing = EdgeRouting(self, graph)
    routing.run()
    return placement(routing)
  }

  // MARK: Room across the flow

  private func layeredGraph() -> LayeredGraph {
    var labelReach: [Int: Int] = [:]
    var loopReach: [Int: Int] = [:]
    for edge in flow.edges {
      let (from, to) = (chart.edges[edge].from, chart.edges[edge].to)
      let label = labelSize(edge)
      switch flow.kinds[edge] {
      case .loop:
        let beside = label.map { $0.cross + 8 } ?? 0
        loopReach[from] = max(loopReach[from, default: 0], EdgeRouting.loopReach + beside)
      case .forward:
        guard let label else { continue }
        for node in [from, to] {
          labelReach[node] = max(labelReach[node, default: 0], label.cross + 8)
        }
      default: continue
      }
    }
    let side = labelSide
    return LayeredGraph(
      flow, chart: chart,
      reach: { node in
        let half = bodies[node]?.halfCross ?? 0
        let label = labelReach[node, default: 0]
        return (
          max(half, side < 0 ? label : 0),
          max(half + loopReach[node, default: 0], side > 0 ? label : 0)
        )
      },
      bendReach: { edge, isFirst in
        guard isFirst, let label = labelSize(edge)?.cross else { return (0, 0) }
        // On the other side, room for a label that stands where the edge leaves a decision.
        let (near, far) = (label, label + 8)
        return side < 0 ? (far, near) : (near, far)
      })
  }

  // MARK: The page's coordinates

  private func placement(_ routing: EdgeRouting) -> PartPlacement {
    var placement = PartPlacement()
    for node in flow.nodes {
      let size = metrics.nodes[node]
      let center = axes.point(routing.center(ofNode: node))
      placement.nodes[node] = .init(
        frame: .init(
          x: center.x - size.width / 2, y: center.y - size.height / 2, width: size.width,
          height: size.height),
        shape: chart.nodes[node].shape, lines: size.lines)
    }
    for edge in flow.edges {
      var label: FlowchartLayout.PlacedLabel?
      if let size = metrics.labels[edge], let area = routing.labels[edge] {
        label = .init(frame: axes.rectangle(area), lines: size.lines)
      }
      placement.edges[edge] = .init(
        points: simplified(routing.points[edge, default: []].map(axes.point)), label: label)
    }
    placement.fit()
    return placement
  }

  /// The corners without those on a straight part.
  private func simplified(_ points: [FlowchartLayout.Point]) -> [FlowchartLayout.Point] {
    var corners: [FlowchartLayout.Point] = []
    for point in points where corners.last != point {
      if corners.count >= 2 {
        let (a, b) = (corners[corners.count - 2], corners[corners.count - 1])
        let isStraight =
          (a.x == b.x && b.x == point.x && (a.y < b.y) == (b.y < point.y))
          || (a.y == b.y && b.y == point.y && (a.x < b.x) == (b.x < point.x))
        if isStraight { corners.removeLast() }
      }
      corners.append(point)
    }
    return corners
  }
}
