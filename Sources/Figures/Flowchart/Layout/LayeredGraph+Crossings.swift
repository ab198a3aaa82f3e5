extension LayeredGraph {
  /// Reorders the layers so that fewer edges cross, by barycentres in sweeps down and up and by
  /// exchanging neighbours (Sugiyama, Tagawa and Toda 1981).
  ///
  /// An order is changed only for fewer crossings, so a chart that has none keeps its source's order.
  ///
  /// - Complexity: O(sweeps × segments × log segments), at most 16 sweeps without gain.
  mutating func reduceCrossings() {
    var best = ranks
    var fewest = crossingCount()
    var idle = 0
    var sweep = 0
    while fewest > 0, idle < 16 {
      let down = sweep.isMultiple(of: 2)
      let order =
        down ? Array(ranks.indices.dropFirst()) : Array(ranks.indices.dropLast().reversed())
      for rank in order { sortByBarycentre(rank, fromAbove: down) }
      exchangeNeighbours()
      let count = crossingCount()
      if count < fewest {
        (best, fewest, idle) = (ranks, count, 0)
      } else {
        idle += 1
      }
      sweep += 1
    }
    ranks = best
    updatePositions()
  }

  private func neighbours(_ vertex: Int, above isAbove: Bool) -> [Int] {
    isAbove
      ? above[vertex].map { vertices[segments[$0].upper].position }
      : below[vertex].map { vertices[segments[$0].lower].position }
  }

  private mutating func sortByBarycentre(_ rank: Int, fromAbove: Bool) {
    let keyed = ranks[rank].enumerated().map { index, vertex in
      let places = neighbours(vertex, above: fromAbove)
      let key =
        places.isEmpty ? Double(index) : Double(places.reduce(0, +)) / Double(places.count)
      return (key: key, index: index, vertex: vertex)
    }
    ranks[rank] = keyed.sorted { ($0.key, $0.index) < ($1.key, $1.index) }.map(\.vertex)
    for (position, vertex) in ranks[rank].enumerated() { vertices[vertex].position = position }
  }

  /// Exchanges neighbours in a layer while that lessens the crossings with the layers beside it.
  private mutating func exchangeNeighbours() {
    for rank in ranks.indices where ranks[rank].count > 1 {
      for position in 0..<ranks[rank].count - 1 {
        let (left, right) = (ranks[rank][position], ranks[rank][position + 1])
        let before = crossings(left, right)
        guard before > 0, crossings(right, left) < before else { continue }
        ranks[rank].swapAt(position, position + 1)
        vertices[left].position = position + 1
        vertices[right].position = position
      }
    }
  }

  /// The crossings between the segments of two vertices of which `left` stands first.
  private func crossings(_ left: Int, _ right: Int) -> Int {
    var count = 0
    for isAbove in [true, false] {
      let first = neighbours(left, above: isAbove).sorted()
      let second = neighbours(right, above: isAbove).sorted()
      var passed = 0
      for place in first {
        while passed < second.count, second[passed] < place { passed += 1 }
        count += passed
      }
    }
    return count
  }

  /// How many pairs of segments cross.
  func crossingCount() -> Int {
    ranks.indices.dropFirst().reduce(0) { $0 + crossingCount(above: $1) }
  }

  private func crossingCount(above rank: Int) -> Int {
    var pairs: [(upper: Int, lower: Int)] = []
    for vertex in ranks[rank] {
      for segment in above[vertex] {
        pairs.append((vertices[segments[segment].upper].position, vertices[vertex].position))
      }
    }
    pairs.sort { ($0.upper, $0.lower) < ($1.upper, $1.lower) }
    // A Fenwick tree over the lower places counts, for each segment, those that ended further on.
    var tree = Array(repeating: 0, count: ranks[rank].count + 1)
    var count = 0
    for (seen, pair) in pairs.enumerated() {
      var notBeyond = 0
      var index = pair.lower + 1
      while index > 0 {
        notBeyond += tree[index]
        index -= index & -index
      }
      count += seen - notBeyond
      index = pair.lower + 1
      while index < tree.count {
        tree[index] += 1
        index += index & -index
      }
    }
    return count
  }
}
