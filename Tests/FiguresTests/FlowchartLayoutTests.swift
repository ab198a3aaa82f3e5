import Figures
import Testing

struct FlowchartLayoutTests {
  /// Numbers that look random and are the same in each run (SplitMix64).
  struct Numbers {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((value ^ (value >> 31)) % UInt64(limit))
    }
  }

  static func randomChart(_ seed: Int, nodes: Int, edges: Int) -> Flowchart {
    var numbers = Numbers(state: UInt64(seed))
    let words = ["受理", "審查是否符合規定？", "Ask for what is missing", "核", "轉送有關機關並副知申請人"]
    return Flowchart(
      direction: numbers.below(2) == 0 ? .topDown : .leftRight,
      nodes: (0..<nodes).map { index in
        .init(
          id: "N\(index)", label: words[numbers.below(words.count)],
          detail: numbers.below(4) == 0 ? "於5日內辦理" : nil,
          shape: Flowchart.Shape.allCases[numbers.below(4)])
      },
      edges: (0..<edges).map { _ in
        let from = numbers.below(nodes)
        // Mostly onward to a near node, sometimes anywhere, as people draw.
        let to =
          numbers.below(4) == 0 ? numbers.below(nodes) : min(from + 1 + numbers.below(3), nodes - 1)
        let labels = [nil, nil, "是", "否，退回補正資料"]
        return .init(from: from, to: to, label: labels[numbers.below(labels.count)])
      })
  }

  static func expectSound(_ chart: Flowchart, sourceLocation: SourceLocation = #_sourceLocation) {
    let layout = FlowchartLayout(chart, labels: .chinese)
    #expect(layout.nodes.count == chart.nodes.count, sourceLocation: sourceLocation)
    #expect(layout.edges.count == chart.edges.count, sourceLocation: sourceLocation)
    let frames = layout.nodes.map(\.frame)
    for (index, frame) in frames.enumerated() {
      let isInside =
        frame.x >= 0 && frame.y >= 0 && frame.x + frame.width <= layout.width
        && frame.y + frame.height <= layout.height
      #expect(isInside, sourceLocation: sourceLocation)
      #expect(
        !frames[..<index].contains(where: frame.overlaps), "node \(index) lies on another",
        sourceLocation: sourceLocation)
    }
    for (edge, placed) in zip(chart.edges, layout.edges) {
      expectRuns(placed, from: frames[edge.from], to: frames[edge.to], layout, sourceLocation)
      #expect((placed.label != nil) == (edge.label != nil), sourceLocation: sourceLocation)
      if let label = placed.label?.frame {
        #expect(
          !frames.contains(where: label.overlaps), "label of \(edge) covers a node",
          sourceLocation: sourceLocation)
      }
      expectClear(placed, edge, frames, sourceLocation)
    }
  }

  /// Expects right angles, and ends on the borders of the two nodes.
  private static func expectRuns(
    _ edge: FlowchartLayout.PlacedEdge, from: FlowchartLayout.Rectangle,
    to: FlowchartLayout.Rectangle, _ layout: FlowchartLayout, _ sourceLocation: SourceLocation
  ) {
    guard edge.points.count >= 2 else {
      Issue.record("an edge is not drawn", sourceLocation: sourceLocation)
      return
    }
    for (a, b) in zip(edge.points, edge.points.dropFirst()) {
      #expect((a.x == b.x) != (a.y == b.y), sourceLocation: sourceLocation)
      #expect(
        (0...layout.width).contains(b.x) && (0...layout.height).contains(b.y),
        sourceLocation: sourceLocation)
    }
    for (point, frame) in [(edge.points[0], from), (edge.points[edge.points.count - 1], to)] {
      let touches =
        (frame.x...frame.x + frame.width).contains(point.x)
        && (frame.y...frame.y + frame.height).contains(point.y)
      #expect(touches, "an edge ends beside its node", sourceLocation: sourceLocation)
    }
  }

  /// Expects that an edge passes through no node but its own.
  private static func expectClear(
    _ placed: FlowchartLayout.PlacedEdge, _ edge: Flowchart.Edge,
    _ frames: [FlowchartLayout.Rectangle], _ sourceLocation: SourceLocation
  ) {
    for (a, b) in zip(placed.points, placed.points.dropFirst()) {
      let line = FlowchartLayout.Rectangle(
        x: min(a.x, b.x), y: min(a.y, b.y), width: max(abs(a.x - b.x), 1),
        height: max(abs(a.y - b.y), 1))
      for (index, frame) in frames.enumerated() where index != edge.from && index != edge.to {
        #expect(
          !frame.overlaps(line), "\(edge) passes through node \(index)",
          sourceLocation: sourceLocation)
      }
    }
  }

  @Test(arguments: 1...120)
  func `keeps nodes apart and draws every edge of a random chart`(_ seed: Int) {
    let nodes = 2 + seed % 23
    Self.expectSound(Self.randomChart(seed, nodes: nodes, edges: nodes + seed % 9))
  }

  @Test(arguments: 1...40)
  func `keeps nodes apart in charts with many edges`(_ seed: Int) {
    let nodes = 3 + seed % 10
    Self.expectSound(Self.randomChart(seed &* 7919, nodes: nodes, edges: 3 * nodes))
  }

  @Test(.timeLimit(.minutes(15)), arguments: [1])
  func `lays out the largest chart`(_ seed: Int) {
    Self.expectSound(Self.randomChart(seed, nodes: 200, edges: 400))
  }

  @Test(.timeLimit(.minutes(15)))
  func `lays out the longest chain and the widest fork`() {
    let nodes = (0..<200).map { Flowchart.Node(id: "N\($0)", label: "步驟\($0)") }
    Self.expectSound(
      Flowchart(
        direction: .topDown, nodes: nodes, edges: (1..<200).map { .init(from: $0 - 1, to: $0) }))
    Self.expectSound(
      Flowchart(
        direction: .leftRight, nodes: nodes, edges: (1..<200).map { .init(from: 0, to: $0) }))
  }

  @Test func `sets a chain in one straight line`() throws {
    let layout = FlowchartLayout(
      try chart("flowchart TD\nA --> B[一個比較長的名稱] --> C{何者？} --> D([完])"), labels: .chinese)
    #expect(Set(layout.nodes.map(\.frame.midX)).count == 1)
    #expect(layout.edges.allSatisfy { $0.points.count == 2 })
    #expect(zip(layout.nodes, layout.nodes.dropFirst()).allSatisfy { $0.frame.y < $1.frame.y })
  }

  @Test func `centres a beginning over equal branches`() throws {
    let layout = FlowchartLayout(
      try chart("flowchart TD\nA --> B\nA --> C\nB --> D\nC --> D"), labels: .chinese)
    let x = layout.nodes.map(\.frame.midX)
    #expect(x[0] == x[3])
    #expect(2 * x[0] == x[1] + x[2])
  }

  @Test func `keeps the longest way straight and sets an exception beside it`() throws {
    let layout = FlowchartLayout(
      try chart("flowchart TD\nA{符合？} -->|否| B([退回])\nA -->|是| C --> D --> E"), labels: .chinese)
    let x = layout.nodes.map(\.frame.midX)
    #expect(Set([x[0], x[2], x[3], x[4]]).count == 1)
    #expect(x[1] > x[0])
  }

  @Test func `runs to the right where the chart says so`() throws {
    let layout = FlowchartLayout(try chart("flowchart LR\nA --> B --> C"), labels: .chinese)
    #expect(Set(layout.nodes.map(\.frame.midY)).count == 1)
    #expect(zip(layout.nodes, layout.nodes.dropFirst()).allSatisfy { $0.frame.x < $1.frame.x })
  }

  @Test func `takes a loop back round the side`() throws {
    let layout = FlowchartLayout(
      try chart("flowchart TD\nA --> B --> C{再？}\nC -->|是| A\nC -->|否| D"), labels: .chinese)
    let back = layout.edges[2].points
    #expect(back.count == 4)
    let right = layout.nodes.map { $0.frame.x + $0.frame.width }.max() ?? 0
    #expect(back[1].x > right && back[2].x > right)
  }

  @Test func `fits three columns on a phone`() throws {
    let layout = FlowchartLayout(
      try chart(
        """
        flowchart TD
        A{案件類型} -->|諮詢| B[線上答覆申請人]
        A -->|陳情| C[登錄列管]
        A -->|申訴| D[移送專責單位]
        """), labels: .chinese)
    #expect(layout.width <= 360)
  }

  @Test(arguments: Flowchart.Shape.allCases)
  func `keeps every character of a long text`(_ shape: Flowchart.Shape) {
    let family = "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{200D}\u{1F466}"
    for text in [
      String(repeating: "依規定辦理", count: 100), String(repeating: "x", count: 300), family,
    ] {
      let chart = Flowchart(
        direction: .topDown,
        nodes: [
          .init(id: "A", label: text, shape: shape), .init(id: "B", label: "", shape: shape),
        ],
        edges: [.init(from: 0, to: 1, label: text)])
      let layout = FlowchartLayout(chart, labels: .chinese)
      #expect(layout.nodes[0].lines.map(\.text).joined() == text)
      #expect(layout.edges[0].label?.lines.joined() == text)
      Self.expectSound(chart)
    }
  }

  @Test func `draws an edge whose label is blank without it`() {
    let chart = Flowchart(
      direction: .topDown, nodes: [.init(id: "A", label: "A"), .init(id: "B", label: "B")],
      edges: [.init(from: 0, to: 1, label: " ")])
    #expect(FlowchartLayout(chart, labels: .chinese).edges.map(\.label) == [nil])
  }

  @Test(arguments: 1...10)
  func `gives the same bytes each time`(_ seed: Int) {
    let chart = Self.randomChart(seed, nodes: 30, edges: 50)
    let first = chart.svg(id: "f", title: "圖", labels: .chinese)
    #expect(chart.svg(id: "f", title: "圖", labels: .chinese) == first)
  }
}
