/// A connected part of a chart: its nodes in layers, its edges by the way they run.
struct FlowGraph {
  enum EdgeKind { case forward, back, loop }

  /// Indices into the chart's nodes.
  let nodes: [Int]
  /// Indices into the chart's edges.
  let edges: [Int]
  /// By index into the chart's edges.
  let kinds: [Int: EdgeKind]
  /// The layer of each of the chart's nodes.
  let rank: [Int: Int]
  /// The longest way from a beginning to each node, in edges.
  let depth: [Int: Int]
  /// The longest way from each node to an end, in edges.
  let height: [Int: Int]

  var rankCount: Int { (rank.values.max() ?? -1) + 1 }
  /// The most nodes in one layer.
  var widestRankCount: Int {
    var counts = Array(repeating: 0, count: rankCount)
    for rank in rank.values { counts[rank] += 1 }
    return counts.max() ?? 0
  }

  /// The parts of a chart that no edge joins, each in layers, in the order of their first nodes.
  ///
  /// - Complexity: O((nodes + edges) log nodes).
  static func components(of chart: Flowchart) -> [FlowGraph] {
    var part = Array(chart.nodes.indices)
    func root(_ node: Int) -> Int {
      var node = node
      while part[node] != node { node = part[node] }
      return node
    }
    for edge in chart.edges {
      let (a, b) = (root(edge.from), root(edge.to))
      part[max(a, b)] = min(a, b)
    }
    let groups = Dictionary(grouping: chart.nodes.indices, by: root)
    let edgeGroups = Dictionary(grouping: chart.edges.indices) { root(chart.edges[$0].from) }
    return groups.keys.sorted().map { key in
      FlowGraph(chart, nodes: groups[key, default: []], edges: edgeGroups[key, default: []])
    }
  }

  private init(_ chart: Flowchart, nodes: [Int], edges: [Int]) {
    self.nodes = nodes
    self.edges = edges
    kinds = EdgeDirections(chart, nodes: nodes, edges: edges).kinds
    let ways = Ways(chart, nodes: nodes, edges: edges, kinds: kinds)
    depth = ways.depth
    height = ways.height
    rank = ways.ranks()
  }
}

/// Longest ways along the forward edges.
private struct Ways {
  private struct Link {
    var node: Int
    var length: Int
  }

  /// Every node before all that it leads to.
  private let order: [Int]
  private var incoming: [Int: [Link]] = [:]
  private var outgoing: [Int: [Link]] = [:]
  private(set) var depth: [Int: Int] = [:]
  private(set) var height: [Int: Int] = [:]

  init(_ chart: Flowchart, nodes: [Int], edges: [Int], kinds: [Int: FlowGraph.EdgeKind]) {
    let forward = edges.filter { kinds[$0] == .forward }
    let pairs = Dictionary(grouping: forward) { [chart.edges[$0].from, chart.edges[$0].to] }
    for edge in forward {
      let (from, to) = (chart.edges[edge].from, chart.edges[edge].to)
      // Two edges between the same nodes need a layer between them, to bend apart.
      let length = pairs[[from, to], default: []].count > 1 ? 2 : 1
      outgoing[from, default: []].append(Link(node: to, length: length))
      incoming[to, default: []].append(Link(node: from, length: length))
    }
    order = Self.order(nodes, incoming: incoming, outgoing: outgoing)
    for node in order {
      depth[node] =
        incoming[node, default: []].map { depth[$0.node, default: 0] + $0.length }.max() ?? 0
    }
    for node in order.reversed() {
      height[node] =
        outgoing[node, default: []].map { height[$0.node, default: 0] + $0.length }.max() ?? 0
    }
  }

  private static func order(
    _ nodes: [Int], incoming: [Int: [Link]], outgoing: [Int: [Link]]
  ) -> [Int] {
    var waiting = incoming.mapValues(\.count)
    var order = nodes.filter { waiting[$0, default: 0] == 0 }
    var next = 0
    while next < order.count {
      for link in outgoing[order[next], default: []] {
        waiting[link.node, default: 0] -= 1
        if waiting[link.node] == 0 { order.append(link.node) }
      }
      next += 1
    }
    return order
  }

  /// The depth of each node, but for beginnings that join later: those stand just above what they join.
  func ranks() -> [Int: Int] {
    var ranks = depth
    var floating: Set<Int> = []
    for node in order {
      let links = incoming[node, default: []]
      let follows =
        links.count == 1
        && links.allSatisfy { link in
          floating.contains(link.node) && outgoing[link.node, default: []].count == 1
        }
      if links.isEmpty || follows { floating.insert(node) }
    }
    for node in order.reversed() where floating.contains(node) {
      let lowest = outgoing[node, default: []].map { ranks[$0.node, default: 0] - $0.length }.min()
      if let lowest { ranks[node] = lowest }
    }
    return ranks
  }
}
