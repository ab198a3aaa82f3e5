/// A flow chart as a graph: what there is to do or decide, and what follows.
///
///     Flowchart(
///       direction: .topDown,
///       nodes: [.init(id: "A", label: "受理", shape: .terminal), .init(id: "B", label: "列管")],
///       edges: [.init(from: 0, to: 1)])
package struct Flowchart: Sendable, Hashable {
  /// The way that the flow runs.
  package enum Direction: String, Sendable, Hashable, CaseIterable {
    case topDown = "TD"
    case leftRight = "LR"
  }

  /// The outline of a node.
  package enum Shape: Sendable, Hashable, CaseIterable {
    /// A task: `[ ]`.
    case rectangle
    /// A task with round corners: `( )`.
    case round
    /// A decision: `{ }`.
    case choice
    /// A beginning or an end: `([ ])`.
    case terminal
  }

  /// A place in the flow.
  package struct Node: Sendable, Hashable {
    package var id: String
    /// The name; a line feed breaks the line.
    package var label: String
    /// The number that stands before the name.
    package var number: Int?
    /// A few words in smaller type below the name.
    package var detail: String?
    package var shape: Shape

    package init(
      id: String, label: String, number: Int? = nil, detail: String? = nil,
      shape: Shape = .rectangle
    ) {
      self.id = id
      self.label = label
      self.number = number
      self.detail = detail
      self.shape = shape
    }
  }

  /// A way from one node to another; ends are indices into ``Flowchart/nodes``.
  package struct Edge: Sendable, Hashable {
    package var from: Int
    package var to: Int
    package var label: String?

    package init(from: Int, to: Int, label: String? = nil) {
      self.from = from
      self.to = to
      self.label = label
    }
  }

  /// The most nodes that one chart draws.
  package static let maximumNodeCount = 200
  /// The most edges that one chart draws.
  package static let maximumEdgeCount = 400

  package let direction: Direction
  package let nodes: [Node]
  package let edges: [Edge]

  /// - Precondition: Every edge's ends are indices of `nodes`.
  package init(direction: Direction, nodes: [Node], edges: [Edge]) {
    precondition(
      edges.allSatisfy { nodes.indices.contains($0.from) && nodes.indices.contains($0.to) },
      "an edge must join nodes of its chart")
    self.direction = direction
    self.nodes = nodes
    self.edges = edges
  }

  /// The chart of steps that follow each other: numbered from 1, the first and the last as terminals.
  package init(steps: [(name: String, detail: String?)]) {
    let nodes = steps.enumerated().map { index, step in
      Node(
        id: "step-\(index + 1)", label: step.name, number: index + 1, detail: step.detail,
        shape: index == 0 || index == steps.count - 1 ? .terminal : .rectangle)
    }
    let edges = nodes.indices.dropLast().map { Edge(from: $0, to: $0 + 1) }
    self.init(direction: .topDown, nodes: nodes, edges: edges)
  }
}
