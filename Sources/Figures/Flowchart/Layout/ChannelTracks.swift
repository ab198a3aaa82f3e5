/// What runs across the flow between two layers: the parts of edges that share a beginning.
struct ChannelNet {
  struct Exit: Hashable {
    /// The segment or, for an edge that comes back, the edge.
    enum Owner: Hashable {
      case segment(Int)
      case backEdge(Int)
    }

    var cross: Int
    var owner: Owner
  }

  /// Where it comes in from the layer above; `nil` for an edge that comes back from a side.
  var top: Int?
  /// Where it goes on to the layer below; empty for an edge that leaves to a side.
  var bottoms: [Exit]
  /// Toward which side it leaves the chart's body, 0 where it does not.
  var openSide = 0
  /// The edge that comes back, if it is one.
  var backEdge: Int?

  var low: Int { openSide < 0 ? Int.min / 4 : ends.min() ?? 0 }
  var high: Int { openSide > 0 ? Int.max / 4 : ends.max() ?? 0 }
  private var ends: [Int] { bottoms.map(\.cross) + (top.map { [$0] } ?? []) }
  var needsTrack: Bool { low != high }
}

/// Tracks for the nets of one channel, so that no two lie on each other.
///
/// Where a net begins above the place at which another ends, the first must run further up, or their
/// upright parts would cover each other; where such demands form a ring, an end is moved aside.
struct ChannelTracks {
  static let displacement = 10

  /// The track of each net that needs one, from 0 at the layer above.
  private(set) var track: [Int?]
  private(set) var count = 0
  /// How far ends are moved across the flow.
  private(set) var shifts: [ChannelNet.Exit.Owner: Int] = [:]

  /// - Complexity: O(nets²).
  init(_ nets: [ChannelNet]) {
    track = Array(repeating: nil, count: nets.count)
    var waiting = nets.indices.filter { nets[$0].needsTrack }.sorted { left, right in
      let (a, b) = (Self.key(nets[left]), Self.key(nets[right]))
      return a == b ? left < right : a < b
    }
    var rows: [[Int]] = []
    var lowest: [Int: Int] = [:]
    while !waiting.isEmpty {
      let free = waiting.firstIndex { candidate in
        !waiting.contains { $0 != candidate && Self.mustPrecede(nets[$0], nets[candidate]) }
      }
      let index = waiting.remove(at: free ?? 0)
      let net = nets[index]
      if free == nil { displace(net, forNets: waiting.map { nets[$0] }) }
      var row = lowest[index, default: 0]
      while row < rows.count, rows[row].contains(where: { Self.overlap(nets[$0], net) }) {
        row += 1
      }
      if row == rows.count { rows.append([]) }
      rows[row].append(index)
      track[index] = row
      for other in waiting where Self.mustPrecede(net, nets[other]) {
        lowest[other] = max(lowest[other, default: 0], row + 1)
      }
    }
    count = rows.count
  }

  /// Nets to the right from the right, nets to the left from the left: so fewer cross.
  private static func key(_ net: ChannelNet) -> (Int, Int) {
    guard let top = net.top else { return (2, net.low) }
    let rightward = net.high - top > top - net.low
    return rightward ? (0, -top) : (1, top)
  }

  /// Whether two nets would lie on each other; those that only run to one end may join on the way.
  private static func overlap(_ a: ChannelNet, _ b: ChannelNet) -> Bool {
    if a.bottoms.count == 1, b.bottoms.count == 1, a.bottoms[0].cross == b.bottoms[0].cross {
      return false
    }
    return a.low - 8 <= b.high && b.low - 8 <= a.high
  }

  private static func mustPrecede(_ a: ChannelNet, _ b: ChannelNet) -> Bool {
    guard let top = a.top else { return false }
    return b.bottoms.contains { abs($0.cross - top) < 8 }
  }

  /// Moves the ends of `net` aside that stand below the beginnings of nets not yet set.
  private mutating func displace(_ net: ChannelNet, forNets later: [ChannelNet]) {
    for exit in net.bottoms {
      let meets = later.contains { other in other.top.map { abs($0 - exit.cross) < 8 } ?? false }
      guard meets else { continue }
      let comesFromLeft = net.top.map { $0 < exit.cross } ?? (net.openSide < 0)
      shifts[exit.owner] = comesFromLeft ? -Self.displacement : Self.displacement
    }
  }
}
