/// Draws the edges of one part between its layers, and finds places for their labels.
///
/// Between two layers lies a channel; channel *n* is above layer *n*. Forward edges run down through
/// channels and bends; edges that run back take a lane beside all that they pass.
struct EdgeRouting {
  /// How far a loop at one node reaches beyond it.
  static let loopReach = 20
  /// Between two layers, along the flow, where nothing runs across it.
  static let leastChannel = 38

  /// Where an edge's label stands.
  enum LabelPlace {
    /// Beside the part that leaves a decision's point.
    case side
    /// Where the edge leaves its node.
    case head
    /// Where the edge reaches the next layer.
    case tail
    /// On the part across the flow.
    case track
  }

  let placement: LayerPlacement
  var graph: LayeredGraph
  let exits: EdgeExits
  var places: [Int: LabelPlace] = [:]
  var channels: [Channel] = []
  /// The extent along the flow of each layer.
  var layers: [ClosedRange<Int>] = []

  private(set) var points: [Int: [AxisPoint]] = [:]
  private(set) var labels: [Int: AxisRectangle] = [:]
  private var obstacles: [(area: AxisRectangle, distance: Int)] = []

  init(_ placement: LayerPlacement, _ graph: LayeredGraph) {
    self.placement = placement
    self.graph = graph
    exits = EdgeExits(
      graph, flow: placement.flow, chart: placement.chart, bodies: placement.bodies)
  }

  mutating func run() {
    placeLabels()
    buildChannels()
    for node in placement.flow.nodes { addObstacle(node) }
    for edge in placement.flow.edges {
      switch placement.flow.kinds[edge] {
      case .forward: routeForward(edge)
      case .loop: routeLoop(edge)
      default: continue
      }
    }
    routeBack()
  }

  func center(ofNode node: Int) -> AxisPoint {
    guard let vertex = graph.vertexOfNode[node] else { return AxisPoint(cross: 0, main: 0) }
    return AxisPoint(cross: graph.vertices[vertex].center, main: layerMiddle(of: vertex))
  }

  func layerMiddle(of vertex: Int) -> Int {
    let layer = layers[graph.vertices[vertex].rank]
    return (layer.lowerBound + layer.upperBound) / 2
  }

  func body(ofVertex vertex: Int) -> NodeBody? {
    graph.vertices[vertex].node.flatMap { placement.bodies[$0] }
  }

  // MARK: Obstacles

  private mutating func addObstacle(_ node: Int) {
    guard let body = placement.bodies[node] else { return }
    let center = center(ofNode: node)
    let area = AxisRectangle(
      cross: center.cross - body.halfCross...center.cross + body.halfCross,
      main: center.main - body.halfMain...center.main + body.halfMain)
    obstacles.append((area, 22))
  }

  private mutating func finish(_ edge: Int, _ route: [AxisPoint], label: AxisRectangle? = nil) {
    points[edge] = route
    for (a, b) in zip(route, route.dropFirst()) {
      let area = AxisRectangle(
        cross: min(a.cross, b.cross)...max(a.cross, b.cross),
        main: min(a.main, b.main)...max(a.main, b.main))
      obstacles.append((area, 14))
    }
    if let label {
      labels[edge] = label
      obstacles.append((label, 8))
    }
  }

  // MARK: Forward edges

  private mutating func routeForward(_ edge: Int) {
    guard let chain = graph.chains[edge], let first = chain.first, let last = chain.last else {
      return
    }
    var route: [AxisPoint] = []
    for index in chain {
      let segment = graph.segments[index]
      let from = graph.vertices[segment.upper].center
      let shift = channels[graph.vertices[segment.lower].rank].shifts[.segment(index), default: 0]
      let to =
        graph.vertices[segment.lower].center + (body(ofVertex: segment.lower) == nil ? 0 : shift)
      if let side = exits.sideSegments[index], let body = body(ofVertex: segment.upper) {
        let middle = layerMiddle(of: segment.upper)
        route.append(AxisPoint(cross: from + side * body.halfCross, main: middle))
        route.append(AxisPoint(cross: to, main: middle))
      } else {
        if index == first, let body = body(ofVertex: segment.upper) {
          route.append(
            AxisPoint(cross: from, main: layerMiddle(of: segment.upper) + body.halfMain))
        }
        if let track = channels[graph.vertices[segment.lower].rank].main(of: .segment(index)) {
          route.append(AxisPoint(cross: from, main: track))
          route.append(AxisPoint(cross: to, main: track))
        }
      }
      if index == last, let body = body(ofVertex: segment.lower) {
        let offset = to - graph.vertices[segment.lower].center
        route.append(
          AxisPoint(
            cross: to, main: layerMiddle(of: segment.lower) - body.mainReach(atCross: offset)))
      }
    }
    finish(edge, route, label: forwardLabel(edge, firstSegment: first, route: route))
  }

  /// A label's extent beside `line`, on the given side of it.
  func beside(_ line: Int, side: Int, distance: Int, extent: Int) -> ClosedRange<Int> {
    side > 0
      ? line + distance...line + distance + extent : line - distance - extent...line - distance
  }

  private func forwardLabel(
    _ edge: Int, firstSegment: Int, route: [AxisPoint]
  ) -> AxisRectangle? {
    guard let size = placement.labelSize(edge), let place = places[edge] else { return nil }
    let segment = graph.segments[firstSegment]
    let from = graph.vertices[segment.upper].center
    let to = graph.vertices[segment.lower].center
    let upperMiddle = layerMiddle(of: segment.upper)
    let upperBody = body(ofVertex: segment.upper)
    let side = placement.labelSide
    switch place {
    case .side:
      let direction = exits.sideSegments[firstSegment] ?? 1
      let point = from + direction * (upperBody?.halfCross ?? 0)
      return sideLabel(at: AxisPoint(cross: point, main: upperMiddle), direction, size)
    case .head:
      let bottom = upperMiddle + (upperBody?.halfMain ?? 0)
      return AxisRectangle(
        cross: beside(from, side: side, distance: 6, extent: size.cross),
        main: bottom + 4...bottom + 4 + size.main)
    case .tail:
      let layer = layers[graph.vertices[segment.lower].rank]
      let top =
        body(ofVertex: segment.lower).map { layerMiddle(of: segment.lower) - $0.halfMain - 10 }
        ?? layer.lowerBound - 4
      return AxisRectangle(
        cross: beside(to, side: side, distance: 6, extent: size.cross),
        main: top - size.main...top)
    case .track:
      let channel = channels[graph.vertices[segment.lower].rank]
      let track = channel.main(of: .segment(firstSegment)) ?? channel.extent.upperBound - 12
      // Beside the corner at which the edge turns toward its end.
      let inward = to > from ? -1 : to < from ? 1 : side
      return AxisRectangle(
        cross: beside(to, side: inward, distance: 6, extent: size.cross),
        main: track - 4 - size.main...track - 4)
    }
  }

  /// A label where an edge leaves a node by a side: above the line, or to the right of it.
  private func sideLabel(
    at point: AxisPoint, _ direction: Int, _ size: (cross: Int, main: Int)
  ) -> AxisRectangle {
    let above = placement.axes.direction == .topDown
    return AxisRectangle(
      cross: beside(point.cross, side: direction, distance: 6, extent: size.cross),
      main: beside(point.main, side: above ? -1 : 1, distance: above ? 4 : 6, extent: size.main))
  }

  // MARK: Loops and edges that run back

  private mutating func routeLoop(_ edge: Int) {
    let node = placement.chart.edges[edge].from
    guard let body = placement.bodies[node] else { return }
    let center = center(ofNode: node)
    let offset = body.halfMain / 2
    let reach = center.cross + body.crossReach(atMain: offset)
    let lane = center.cross + body.halfCross + Self.loopReach
    let route = [
      AxisPoint(cross: reach, main: center.main + offset),
      AxisPoint(cross: lane, main: center.main + offset),
      AxisPoint(cross: lane, main: center.main - offset),
      AxisPoint(cross: reach, main: center.main - offset),
    ]
    let label = placement.labelSize(edge).map { size in
      AxisRectangle(
        cross: beside(lane, side: 1, distance: 6, extent: size.cross),
        main: center.main - size.main / 2...center.main - size.main / 2 + size.main)
    }
    finish(edge, route, label: label)
  }

  private mutating func routeBack() {
    let edges = placement.flow.edges.filter { placement.flow.kinds[$0] == .back }
    func span(_ edge: Int) -> Int {
      let (from, to) = (placement.chart.edges[edge].from, placement.chart.edges[edge].to)
      return placement.flow.rank[from, default: 0] - placement.flow.rank[to, default: 0]
    }
    // The shortest lie innermost.
    for edge in edges.sorted(by: { (span($0), $0) < (span($1), $1) }) { routeBack(edge) }
  }

  private mutating func routeBack(_ edge: Int) {
    let (from, to) = (placement.chart.edges[edge].from, placement.chart.edges[edge].to)
    guard let route = exits.backRoutes[edge], let start = placement.bodies[from],
      let end = placement.bodies[to], let fromVertex = graph.vertexOfNode[from],
      let toVertex = graph.vertexOfNode[to]
    else { return }
    let side = route.side
    let (source, target) = (center(ofNode: from), center(ofNode: to))
    var beginning: [AxisPoint]
    if route.leavesBySide {
      let reach = start.crossReach(atMain: route.leaveOffset)
      beginning = [
        AxisPoint(cross: source.cross + side * reach, main: source.main + route.leaveOffset)
      ]
    } else {
      let channel = channels[graph.vertices[fromVertex].rank + 1]
      beginning = [
        AxisPoint(cross: source.cross, main: source.main + start.halfMain),
        AxisPoint(
          cross: source.cross,
          main: channel.leaveMain(ofBackEdge: edge) ?? channel.extent.lowerBound),
      ]
    }
    var ending: [AxisPoint]
    if route.entersBySide {
      let reach = end.crossReach(atMain: route.enterOffset)
      ending = [
        AxisPoint(cross: target.cross + side * reach, main: target.main + route.enterOffset)
      ]
    } else {
      let channel = channels[graph.vertices[toVertex].rank]
      let shift = channel.shifts[.backEdge(edge), default: 0]
      let cross = target.cross + shift
      ending = [
        AxisPoint(
          cross: cross, main: channel.main(of: .backEdge(edge)) ?? channel.extent.upperBound),
        AxisPoint(cross: cross, main: target.main - end.mainReach(atCross: shift)),
      ]
    }
    guard let leave = beginning.last, let enter = ending.first else { return }
    let size = placement.labelSize(edge)
    let isShort = size.map { $0.cross <= 56 } ?? false
    let clear = route.leavesBySide && isOutermost(fromVertex, side: side) && isShort
    let least = clear ? (size?.cross ?? 0) + 14 : 22
    let lane = laneCross(
      side: side, main: min(leave.main, enter.main)...max(leave.main, enter.main),
      atLeast: route.leavesBySide ? leave.cross + side * least : leave.cross)
    var label: AxisRectangle?
    if let size {
      if clear {
        label = sideLabel(at: leave, side, size)
      } else {
        let middle = (leave.main + enter.main) / 2
        label = AxisRectangle(
          cross: beside(lane, side: side, distance: 6, extent: size.cross),
          main: middle - size.main / 2...middle - size.main / 2 + size.main)
      }
    }
    let turns = [
      AxisPoint(cross: lane, main: leave.main), AxisPoint(cross: lane, main: enter.main),
    ]
    finish(edge, beginning + turns + ending, label: label)
  }

  private func isOutermost(_ vertex: Int, side: Int) -> Bool {
    let value = graph.vertices[vertex]
    return !graph.ranks[value.rank].indices.contains(value.position + side)
  }

  /// The nearest lane on a side that is clear of everything beside `main`.
  private func laneCross(side: Int, main: ClosedRange<Int>, atLeast least: Int) -> Int {
    let passed = obstacles.filter {
      $0.area.main.overlaps(main.lowerBound - 6...main.upperBound + 6)
    }
    if side > 0 {
      return passed.map { $0.area.cross.upperBound + $0.distance }.reduce(least) { max($0, $1) }
    }
    return passed.map { $0.area.cross.lowerBound - $0.distance }.reduce(least) { min($0, $1) }
  }
}
