/// A part of a chart with an edge over several layers bent at each of them.
struct LayeredGraph {
  struct Vertex {
    /// The chart's node; `nil` for a bend.
    var node: Int?
    var rank: Int
    /// How far it reaches across the flow to either side of its centre.
    var before: Int
    var after: Int
    /// Across the flow.
    var center = 0
    /// The place within its layer.
    var position = 0
    /// The longest way on to an end; -1 for a bend, which is less than any node.
    var height: Int
    var depth: Int
    var isBend: Bool { node == nil }
  }

  /// A part of a forward edge between neighbouring layers.
  struct Segment {
    var edge: Int
    var upper: Int
    var lower: Int
  }

  var vertices: [Vertex] = []
  /// The vertices of each layer in order.
  var ranks: [[Int]]
  private(set) var segments: [Segment] = []
  /// The segments of each forward edge from its first to its last.
  private(set) var chains: [Int: [Int]] = [:]
  private(set) var vertexOfNode: [Int: Int] = [:]
  /// The segments that leave and that reach each vertex.
  private(set) var below: [[Int]] = []
  private(set) var above: [[Int]] = []

  init(
    _ graph: FlowGraph, chart: Flowchart, reach: (Int) -> (before: Int, after: Int),
    bendReach: (_ edge: Int, _ isFirst: Bool) -> (before: Int, after: Int)
  ) {
    ranks = Array(repeating: [], count: graph.rankCount)
    for node in graph.nodes {
      let (before, after) = reach(node)
      vertexOfNode[node] = vertices.count
      vertices.append(
        Vertex(
          node: node, rank: graph.rank[node, default: 0], before: before, after: after,
          height: graph.height[node, default: 0], depth: graph.depth[node, default: 0]))
    }
    for edge in graph.edges where graph.kinds[edge] == .forward {
      guard let from = vertexOfNode[chart.edges[edge].from],
        let to = vertexOfNode[chart.edges[edge].to]
      else { continue }
      var upper = from
      for rank in vertices[from].rank + 1..<max(vertices[to].rank, vertices[from].rank + 1) {
        let (before, after) = bendReach(edge, rank == vertices[from].rank + 1)
        vertices.append(
          Vertex(node: nil, rank: rank, before: before, after: after, height: -1, depth: -1))
        append(edge, upper, vertices.count - 1)
        upper = vertices.count - 1
      }
      append(edge, upper, to)
    }
    below = Array(repeating: [], count: vertices.count)
    above = below
    for (index, segment) in segments.enumerated() {
      below[segment.upper].append(index)
      above[segment.lower].append(index)
    }
    orderByWalk(chart)
  }

  private mutating func append(_ edge: Int, _ upper: Int, _ lower: Int) {
    chains[edge, default: []].append(segments.count)
    segments.append(Segment(edge: edge, upper: upper, lower: lower))
  }

  /// Sets the first order, along a walk through the chart.
  ///
  /// The walk takes edges as they are written, those over several layers last. After a decision it takes the longest way first, so that the main line of the chart stands
  /// first and what leaves it stands beside it.
  private mutating func orderByWalk(_ chart: Flowchart) {
    var seen = Array(repeating: false, count: vertices.count)
    func visit(_ start: Int, _ ranks: inout [[Int]]) {
      var stack = [start]
      while let vertex = stack.popLast() {
        guard !seen[vertex] else { continue }
        seen[vertex] = true
        ranks[vertices[vertex].rank].append(vertex)
        let next = below[vertex].map { segments[$0].lower }
        let isChoice = vertices[vertex].node.map { chart.nodes[$0].shape == .choice } ?? false
        func weight(_ vertex: Int) -> Int {
          isChoice ? vertices[vertex].height : min(vertices[vertex].height, 0)
        }
        let sorted = next.enumerated().sorted { left, right in
          (weight(right.element), left.offset) < (weight(left.element), right.offset)
        }
        stack += sorted.map(\.element).reversed()
      }
    }
    var ranks = self.ranks
    let starts = vertices.indices.filter { above[$0].isEmpty }
      .sorted { (vertices[$1].height, $0) < (vertices[$0].height, $1) }
    for start in starts { visit(start, &ranks) }
    self.ranks = ranks
    updatePositions()
  }

  mutating func updatePositions() {
    for rank in ranks {
      for (position, vertex) in rank.enumerated() { vertices[vertex].position = position }
    }
  }

  /// The centres' least distance that keeps two neighbours of a layer apart.
  func separation(_ left: Int, _ right: Int, gap: Int) -> Int {
    let bothBends = vertices[left].isBend && vertices[right].isBend
    return vertices[left].after + vertices[right].before + (bothBends ? min(gap, 20) : gap)
  }
}
