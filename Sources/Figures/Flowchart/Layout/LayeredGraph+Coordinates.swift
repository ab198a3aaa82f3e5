extension LayeredGraph {
  /// Gives every vertex its centre across the flow.
  ///
  /// Vertices that continue each other form straight lines: the parts of a long edge, and a node with
  /// the one that carries its longest way on. Lines are set as close as their members allow, then
  /// drawn to the middle of what they are joined with.
  ///
  /// - Complexity: O(sweeps × segments), after O(layer²) for each pair of layers.
  mutating func assignCenters(gap: Int) {
    let lines = StraightLines(self)
    var setting = LineSetting(self, lines: lines, gap: gap)
    setting.run()
    for index in vertices.indices { vertices[index].center = setting.center(of: index) }
  }
}

/// Which vertices stand in one straight line.
private struct StraightLines {
  /// The line of each vertex.
  private(set) var line: [Int]
  private(set) var members: [[Int]] = []

  init(_ graph: LayeredGraph) {
    var next: [Int: Int] = [:]
    for rank in graph.ranks.indices.dropFirst() {
      for (upper, lower) in Self.pairs(graph, above: rank) { next[upper] = lower }
    }
    let continued = Set(next.values)
    line = Array(repeating: 0, count: graph.vertices.count)
    for start in graph.ranks.joined() where !continued.contains(start) {
      var group = [start]
      while let last = group.last, let following = next[last] { group.append(following) }
      for vertex in group { line[vertex] = members.count }
      members.append(group)
    }
  }

  /// The pairs between a layer and the one above it, none of which cross.
  private static func pairs(_ graph: LayeredGraph, above rank: Int) -> [(upper: Int, lower: Int)] {
    struct Candidate {
      var upper: Int
      var lower: Int
      var weight: Int
    }
    var candidates: [Candidate] = []
    for lower in graph.ranks[rank] {
      guard let upper = preferredAbove(graph, lower), preferredBelow(graph, upper) == lower else {
        continue
      }
      let bothBends = graph.vertices[upper].isBend && graph.vertices[lower].isBend
      let weight = bothBends ? Int.max : graph.vertices[lower].height + graph.vertices[upper].depth
      candidates.append(Candidate(upper: upper, lower: lower, weight: weight))
    }
    candidates.sort { ($1.weight, $0.lower) < ($0.weight, $1.lower) }
    var accepted: [(upper: Int, lower: Int)] = []
    for pair in candidates {
      let (upper, lower) = (
        graph.vertices[pair.upper].position, graph.vertices[pair.lower].position
      )
      let crosses = accepted.contains { other in
        (graph.vertices[other.upper].position < upper)
          != (graph.vertices[other.lower].position < lower)
      }
      if !crosses { accepted.append((pair.upper, pair.lower)) }
    }
    return accepted
  }

  private static func preferredBelow(_ graph: LayeredGraph, _ vertex: Int) -> Int? {
    preferred(graph.below[vertex].map { graph.segments[$0].lower }, graph) { $0.height }
  }

  private static func preferredAbove(_ graph: LayeredGraph, _ vertex: Int) -> Int? {
    let upper = graph.above[vertex].map { graph.segments[$0].upper }
    if graph.vertices[vertex].isBend { return upper.first }
    // A long edge that ends here, and whose parts are straight, must not bend for a shorter one.
    return preferred(upper, graph) { $0.depth }
  }

  /// The one of greatest weight, or the middle one of an odd number of equals; nodes before bends.
  private static func preferred(
    _ candidates: [Int], _ graph: LayeredGraph, by weight: (LayeredGraph.Vertex) -> Int
  ) -> Int? {
    let nodes = candidates.filter { !graph.vertices[$0].isBend }
    let pool = nodes.isEmpty ? candidates : nodes
    guard let greatest = pool.map({ weight(graph.vertices[$0]) }).max() else { return nil }
    let equals = pool.filter { weight(graph.vertices[$0]) == greatest }
      .sorted { graph.vertices[$0].position < graph.vertices[$1].position }
    return equals.count.isMultiple(of: 2) ? nil : equals[equals.count / 2]
  }
}

/// Sets straight lines side by side.
private struct LineSetting {
  private struct Neighbour {
    var line: Int
    var distance: Int
  }

  private let lineOfVertex: [Int]
  private let members: [[Int]]
  private var before: [[Neighbour]]
  private var after: [[Neighbour]]
  /// The lines that edges join to each line, once per edge.
  private var joined: [[Int]]
  private var x: [Int]

  init(_ graph: LayeredGraph, lines: StraightLines, gap: Int) {
    lineOfVertex = lines.line
    members = lines.members
    before = Array(repeating: [], count: lines.members.count)
    after = before
    joined = Array(repeating: [], count: lines.members.count)
    x = Array(repeating: 0, count: lines.members.count)
    for rank in graph.ranks {
      for (left, right) in zip(rank, rank.dropFirst()) {
        let distance = graph.separation(left, right, gap: gap)
        before[lines.line[right]].append(Neighbour(line: lines.line[left], distance: distance))
        after[lines.line[left]].append(Neighbour(line: lines.line[right], distance: distance))
      }
    }
    for segment in graph.segments {
      let (upper, lower) = (lines.line[segment.upper], lines.line[segment.lower])
      guard upper != lower else { continue }
      joined[upper].append(lower)
      joined[lower].append(upper)
    }
  }

  func center(of vertex: Int) -> Int { x[lineOfVertex[vertex]] }

  mutating func run() {
    let order = compact()
    for sweep in 0..<24 {
      for line in sweep.isMultiple(of: 2) ? order : order.reversed() { pull(line) }
    }
    for line in order { snap(line) }
  }

  /// Sets every line as far to the left as its neighbours allow; returns the lines in that order.
  private mutating func compact() -> [Int] {
    var waiting = before.map(\.count)
    var queue = x.indices.filter { waiting[$0] == 0 }
    var next = 0
    while next < queue.count {
      let line = queue[next]
      next += 1
      for neighbour in after[line] {
        x[neighbour.line] = max(x[neighbour.line], x[line] + neighbour.distance)
        waiting[neighbour.line] -= 1
        if waiting[neighbour.line] == 0 { queue.append(neighbour.line) }
      }
    }
    return queue
  }

  private func clamped(_ value: Int, _ line: Int) -> Int {
    let low = before[line].map { x[$0.line] + $0.distance }.max()
    let high = after[line].map { x[$0.line] - $0.distance }.min()
    return max(low ?? Int.min, min(high ?? Int.max, value))
  }

  /// Moves a line to the middle of what it is joined with.
  private mutating func pull(_ line: Int) {
    let places = joined[line].map { x[$0] }.sorted()
    guard !places.isEmpty else { return }
    let middle = (places[(places.count - 1) / 2] + places[places.count / 2]) / 2
    x[line] = clamped(middle, line)
  }

  /// Removes a bend too small to look meant.
  private mutating func snap(_ line: Int) {
    for other in joined[line] where x[other] != x[line] && abs(x[other] - x[line]) < 14 {
      let wanted = x[other]
      if clamped(wanted, line) == wanted { return x[line] = wanted }
    }
  }
}
