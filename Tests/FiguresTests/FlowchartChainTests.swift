import Figures
import Testing

struct FlowchartChainTests {
  /// A chain whose names, shapes and details look random and are the same in each run.
  private static func chain(_ seed: Int, direction: Flowchart.Direction) -> Flowchart {
    var numbers = FlowchartLayoutTests.Numbers(state: UInt64(seed))
    let words = ["受理", "審查是否符合規定？", "Ask for what is missing", "核\n定", "轉送有關機關並副知申請人"]
    let nodes = (0...seed % 11).map { index in
      Flowchart.Node(
        id: "N\(index)", label: words[numbers.below(words.count)],
        number: numbers.below(2) == 0 ? index + 1 : nil,
        detail: numbers.below(4) == 0 ? "於5日內辦理" : nil,
        shape: Flowchart.Shape.allCases[numbers.below(4)])
    }
    return Flowchart(
      direction: direction, nodes: nodes,
      edges: nodes.indices.dropLast().map { .init(from: $0, to: $0 + 1) })
  }

  @Test(arguments: 1...60, Flowchart.Direction.allCases)
  func `stands where the layered layout puts it`(_ seed: Int, _ direction: Flowchart.Direction) {
    let chart = Self.chain(seed, direction: direction)
    #expect(chart.isChain)
    #expect(
      FlowchartLayout(chart, labels: .chinese) == .layered(chart, labels: .chinese))
  }

  @Test(arguments: [
    "A --> B\nA --> C", "A -->|是| B", "A --> B\nB --> A", "A --> B\nC", "A --> A",
  ])
  func `is not seen where there is a branch, a label or a gap`(_ lines: String) throws {
    let chart = try chart("flowchart TD\n" + lines)
    #expect(!chart.isChain)
  }
}
