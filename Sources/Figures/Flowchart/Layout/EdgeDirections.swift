/// Which edges run with the flow and which run back, so that those with it form no ring.
///
/// Two readings are made: by the order in which the edges are written, where an edge that closes a
/// ring runs back; and by a walk from the beginnings, where an edge to a node still being walked runs
/// back. The one with fewer edges back is taken, then the one with fewer beginnings, then the first,
/// which is how the writer told it.
struct EdgeDirections {
  /// By index into the chart's edges.
  let kinds: [Int: FlowGraph.EdgeKind]

  /// - Complexity: O(edges × (nodes + edges)).
  init(_ chart: Flowchart, nodes: [Int], edges: [Int]) {
    let outgoing = Dictionary(grouping: edges) { chart.edges[$0].from }
    let loops = Set(edges.filter { chart.edges[$0].from == chart.edges[$0].to })
    let written = Self.closingEdges(chart, edges.filter { !loops.contains($0) })
    let walked = Self.returningEdges(chart, nodes, edges, outgoing)
    func beginnings(_ back: Set<Int>) -> Int {
      let entered = edges.filter { !back.contains($0) && !loops.contains($0) }
        .map { chart.edges[$0].to }
      return nodes.count - Set(entered).count
    }
    let back =
      (written.count, beginnings(written)) <= (walked.count, beginnings(walked)) ? written : walked
    kinds = Dictionary(
      uniqueKeysWithValues: edges.map { edge in
        (edge, loops.contains(edge) ? .loop : back.contains(edge) ? .back : .forward)
      })
  }

  /// The edges that, added in their order, close a ring with those before them.
  private static func closingEdges(_ chart: Flowchart, _ edges: [Int]) -> Set<Int> {
    var back: Set<Int> = []
    var next: [Int: [Int]] = [:]
    for edge in edges {
      let (from, to) = (chart.edges[edge].from, chart.edges[edge].to)
      if reaches(from, from: to, next) {
        back.insert(edge)
      } else {
        next[from, default: []].append(to)
      }
    }
    return back
  }

  private static func reaches(_ target: Int, from start: Int, _ next: [Int: [Int]]) -> Bool {
    var seen: Set<Int> = [start]
    var stack = [start]
    while let node = stack.popLast() {
      if node == target { return true }
      for following in next[node, default: []] where seen.insert(following).inserted {
        stack.append(following)
      }
    }
    return false
  }

  /// The edges that lead to a node whose walk is not finished, beginnings walked first.
  private static func returningEdges(
    _ chart: Flowchart, _ nodes: [Int], _ edges: [Int], _ outgoing: [Int: [Int]]
  ) -> Set<Int> {
    enum State { case open, done }
    var states: [Int: State] = [:]
    var back: Set<Int> = []
    func visit(_ node: Int) {
      guard states[node] == nil else { return }
      states[node] = .open
      for edge in outgoing[node, default: []] where chart.edges[edge].to != node {
        let target = chart.edges[edge].to
        if states[target] == .open { back.insert(edge) } else { visit(target) }
      }
      states[node] = .done
    }
    let entered = Set(
      edges.filter { chart.edges[$0].from != chart.edges[$0].to }.map { chart.edges[$0].to })
    for node in nodes where !entered.contains(node) { visit(node) }
    for node in nodes { visit(node) }
    return back
  }
}
