/// Where edges leave and reach their nodes: along the flow, or by a side.
struct EdgeExits {
  /// A side across the flow: -1 before the node, 1 after it.
  typealias Side = Int

  /// The way of an edge that runs back.
  struct BackRoute {
    var side: Side
    var leavesBySide: Bool
    var entersBySide: Bool
    /// Along the flow from the centres of its nodes.
    var leaveOffset = 0
    var enterOffset = 0
  }

  private struct Port: Hashable {
    var vertex: Int
    var side: Side
  }

  /// The first segments that leave a decision by a side.
  private(set) var sideSegments: [Int: Side] = [:]
  /// The route of each back edge.
  private(set) var backRoutes: [Int: BackRoute] = [:]
  private var leaving: Set<Port> = []
  private var entering: Set<Port> = []

  init(_ graph: LayeredGraph, flow: FlowGraph, chart: Flowchart, bodies: [Int: NodeBody]) {
    var outgoing: [Int: Int] = [:]
    for edge in flow.edges { outgoing[chart.edges[edge].from, default: 0] += 1 }
    for (vertex, value) in graph.vertices.enumerated() {
      guard let node = value.node, chart.nodes[node].shape == .choice,
        outgoing[node, default: 0] > 1, let body = bodies[node]
      else { continue }
      chooseSides(graph, vertex, reach: body.halfCross)
    }
    let back = flow.edges.filter { flow.kinds[$0] == .back }
    for edge in back { chooseRoute(graph, edge, chart) }
    separatePorts(graph, chart, bodies)
  }

  /// Lets the outermost ways out of a decision leave by its points, where nothing stands between.
  private mutating func chooseSides(_ graph: LayeredGraph, _ vertex: Int, reach: Int) {
    let value = graph.vertices[vertex]
    let rank = graph.ranks[value.rank]
    for side in [1, -1] {
      let ordered = graph.below[vertex].sorted { left, right in
        let (a, b) = (graph.segments[left].lower, graph.segments[right].lower)
        return side * graph.vertices[a].center > side * graph.vertices[b].center
      }
      guard let segment = ordered.first else { continue }
      let target = graph.vertices[graph.segments[segment].lower].center
      guard side * (target - value.center) >= reach + 8 else { continue }
      if rank.indices.contains(value.position + side) {
        let neighbour = graph.vertices[rank[value.position + side]]
        let edge = neighbour.center - side * (side > 0 ? neighbour.before : neighbour.after)
        guard side * (edge - target) >= 10 else { continue }
      }
      sideSegments[segment] = side
      leaving.insert(Port(vertex: vertex, side: side))
    }
  }

  private mutating func chooseRoute(_ graph: LayeredGraph, _ edge: Int, _ chart: Flowchart) {
    guard let from = graph.vertexOfNode[chart.edges[edge].from],
      let to = graph.vertexOfNode[chart.edges[edge].to]
    else { return }
    func isFree(_ vertex: Int, _ side: Side, taken: Set<Port>) -> Bool {
      let value = graph.vertices[vertex]
      let rank = graph.ranks[value.rank]
      let beyond = side > 0 ? rank[(value.position + 1)...] : rank[..<value.position]
      return beyond.allSatisfy { graph.vertices[$0].isBend }
        && !taken.contains(Port(vertex: vertex, side: side))
    }
    var best: (score: Int, route: BackRoute)?
    for side in [1, -1] {
      // A decision has one point on a side; a way in there would meet the way out.
      let fromIsChoice = chart.nodes[chart.edges[edge].from].shape == .choice
      let toIsChoice = chart.nodes[chart.edges[edge].to].shape == .choice
      let leaves = isFree(from, side, taken: fromIsChoice ? leaving.union(entering) : [])
      let enters = isFree(to, side, taken: toIsChoice ? leaving : [])
      let score = (leaves ? 2 : 0) + (enters ? 2 : 0) + (side > 0 ? 1 : 0)
      if let best, best.score >= score { continue }
      best = (score, BackRoute(side: side, leavesBySide: leaves, entersBySide: enters))
    }
    guard let route = best?.route else { return }
    backRoutes[edge] = route
    if route.leavesBySide { leaving.insert(Port(vertex: from, side: route.side)) }
    if route.entersBySide { entering.insert(Port(vertex: to, side: route.side)) }
  }

  /// Moves ways in and out apart where a node has both on one side.
  private mutating func separatePorts(
    _ graph: LayeredGraph, _ chart: Flowchart, _ bodies: [Int: NodeBody]
  ) {
    let both = leaving.intersection(entering)
    for (edge, route) in backRoutes {
      let (from, to) = (chart.edges[edge].from, chart.edges[edge].to)
      if route.leavesBySide, let vertex = graph.vertexOfNode[from],
        both.contains(Port(vertex: vertex, side: route.side)), let body = bodies[from]
      {
        backRoutes[edge]?.leaveOffset = body.halfMain / 2
      }
      if route.entersBySide, let vertex = graph.vertexOfNode[to],
        both.contains(Port(vertex: vertex, side: route.side)), let body = bodies[to]
      {
        backRoutes[edge]?.enterOffset = -body.halfMain / 2
      }
    }
  }
}
