/// The room between two layers, with the tracks of what runs across it.
struct Channel {
  var nets: [ChannelNet] = []
  var tracks: [Int?] = []
  var shifts: [ChannelNet.Exit.Owner: Int] = [:]
  var trackGap = 12
  var firstTrack = 0
  /// Along the flow.
  var extent = 0...0

  /// Where the part across the flow of a segment or of an edge that comes back lies.
  func main(of owner: ChannelNet.Exit.Owner) -> Int? {
    for (net, track) in zip(nets, tracks) {
      guard let track, net.bottoms.contains(where: { $0.owner == owner }) else { continue }
      return firstTrack + track * trackGap
    }
    return nil
  }

  /// Where an edge that runs back leaves to its side.
  func leaveMain(ofBackEdge edge: Int) -> Int? {
    for (net, track) in zip(nets, tracks) {
      guard let track, net.backEdge == edge, net.bottoms.isEmpty else { continue }
      return firstTrack + track * trackGap
    }
    return nil
  }
}

extension EdgeRouting {
  // MARK: Labels

  /// Decides where each forward edge's label stands, which decides how much room channels need.
  mutating func placeLabels() {
    for edge in placement.flow.edges where placement.flow.kinds[edge] == .forward {
      guard let size = placement.labelSize(edge), let first = graph.chains[edge]?.first else {
        continue
      }
      let segment = graph.segments[first]
      let run = abs(graph.vertices[segment.lower].center - graph.vertices[segment.upper].center)
      let reachesAlone =
        graph.above[segment.lower].count == 1 && !hasChannelEntry(segment.lower)
      if exits.sideSegments[first] != nil {
        let free = run - (body(ofVertex: segment.upper)?.halfCross ?? 0)
        places[edge] = free >= size.cross + 10 ? .side : .tail
      } else if trunkCount(segment.upper) == 1 {
        places[edge] = .head
      } else {
        places[edge] = reachesAlone || run == 0 ? .tail : .track
      }
    }
  }

  /// How many edges leave a vertex along the flow.
  private func trunkCount(_ vertex: Int) -> Int {
    let forward = graph.below[vertex].count { exits.sideSegments[$0] == nil }
    guard let node = graph.vertices[vertex].node else { return forward }
    return forward
      + exits.backRoutes.count { edge, route in
        !route.leavesBySide && placement.chart.edges[edge].from == node
      }
  }

  private func hasChannelEntry(_ vertex: Int) -> Bool {
    guard let node = graph.vertices[vertex].node else { return false }
    return exits.backRoutes.contains { edge, route in
      !route.entersBySide && placement.chart.edges[edge].to == node
    }
  }

  // MARK: Channels

  /// Sets tracks channel by channel and, with them, the layers along the flow.
  mutating func buildChannels() {
    channels = Array(repeating: Channel(), count: graph.ranks.count + 1)
    var main = 0
    for rank in 0...graph.ranks.count {
      let nets = nets(inChannel: rank)
      let tracks = ChannelTracks(nets)
      channels[rank].nets = nets
      channels[rank].tracks = tracks.track
      channels[rank].shifts = tracks.shifts
      shiftBends(tracks.shifts, inChannel: rank)
      let room = room(inChannel: rank)
      channels[rank].trackGap = max(12, room.track)
      let isOuter = rank == 0 || rank == graph.ranks.count
      let head = max(isOuter && rank == 0 ? 2 : 16, room.head, room.track)
      let tail = max(isOuter && rank > 0 ? 2 : 22, room.tail)
      let thickness =
        if tracks.count > 0 {
          head + (tracks.count - 1) * channels[rank].trackGap + tail
        } else if isOuter {
          0
        } else {
          max(Self.leastChannel, room.head + room.tail + (room.tail == 0 ? 12 : 4))
        }
      channels[rank].extent = main...main + thickness
      channels[rank].firstTrack = main + head
      main += thickness
      guard rank < graph.ranks.count else { break }
      let layer = graph.ranks[rank].compactMap { body(ofVertex: $0)?.halfMain }.max() ?? 0
      layers.append(main...main + 2 * layer)
      main += 2 * layer
    }
  }

  /// A bend that is moved aside stays there in the next channel.
  private mutating func shiftBends(_ shifts: [ChannelNet.Exit.Owner: Int], inChannel rank: Int) {
    for (owner, shift) in shifts {
      guard case .segment(let segment) = owner else { continue }
      let lower = graph.segments[segment].lower
      if graph.vertices[lower].isBend { graph.vertices[lower].center += shift }
    }
  }

  private func nets(inChannel rank: Int) -> [ChannelNet] {
    var nets: [ChannelNet] = []
    if rank > 0 {
      for upper in graph.ranks[rank - 1] {
        let segments = graph.below[upper].filter { exits.sideSegments[$0] == nil }
        guard !segments.isEmpty else { continue }
        nets.append(
          ChannelNet(
            top: graph.vertices[upper].center,
            bottoms: segments.map { segment in
              .init(
                cross: graph.vertices[graph.segments[segment].lower].center,
                owner: .segment(segment))
            }))
      }
    }
    for edge in placement.flow.edges {
      guard let route = exits.backRoutes[edge] else { continue }
      let (from, to) = (placement.chart.edges[edge].from, placement.chart.edges[edge].to)
      if !route.leavesBySide, placement.flow.rank[from, default: 0] + 1 == rank,
        let vertex = graph.vertexOfNode[from]
      {
        nets.append(
          ChannelNet(
            top: graph.vertices[vertex].center, bottoms: [], openSide: route.side, backEdge: edge))
      }
      if !route.entersBySide, placement.flow.rank[to, default: 0] == rank,
        let vertex = graph.vertexOfNode[to]
      {
        nets.append(
          ChannelNet(
            top: nil,
            bottoms: [.init(cross: graph.vertices[vertex].center, owner: .backEdge(edge))],
            openSide: route.side, backEdge: edge))
      }
    }
    return nets
  }

  /// The room that labels need above, between and below the tracks of a channel.
  private func room(inChannel rank: Int) -> (head: Int, track: Int, tail: Int) {
    var room = (head: 0, track: 0, tail: 0)
    guard rank > 0, rank < graph.ranks.count else { return room }
    let above = layers[rank - 1]
    for (edge, place) in places {
      guard let first = graph.chains[edge]?.first, let size = placement.labelSize(edge),
        graph.vertices[graph.segments[first].lower].rank == rank
      else { continue }
      let upper = graph.segments[first].upper
      let middle = (above.lowerBound + above.upperBound) / 2
      switch place {
      case .side:
        guard placement.axes.direction == .leftRight else { continue }
        room.head = max(room.head, middle + 6 + size.main + 8 - above.upperBound)
      case .head:
        let bottom = middle + (body(ofVertex: upper)?.halfMain ?? 0)
        room.head = max(room.head, bottom + 4 + size.main + 4 - above.upperBound)
      case .track: room.track = max(room.track, size.main + 10)
      case .tail: room.tail = max(room.tail, size.main + 18)
      }
    }
    return room
  }
}
