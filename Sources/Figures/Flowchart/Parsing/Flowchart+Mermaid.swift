package import Diagnostics

extension Flowchart {
  /// Reads the flow chart subset of Mermaid.
  ///
  ///     flowchart TD
  ///       A([受理]) --> B[列管] --> C{民眾不滿意？}
  ///       C -->|是| B
  ///       C -- 否 --> D([結案])
  ///
  /// The subset: `flowchart` or `graph` with `TD`, `TB` or `LR`; nodes `A[text]`, `A(text)`,
  /// `A{text}`, `A([text])`, their texts in double quotes where they hold brackets; edges `-->`,
  /// `-->|text|`, `-- text -->`, in chains; `<br>` in a text; comments `%%`. At most
  /// ``maximumNodeCount`` nodes and ``maximumEdgeCount`` edges. The rest of Mermaid is
  /// ``DiagnosticCode/mermaidSyntax`` at its place, one per line.
  ///
  /// - Returns: The chart, or `nil` where a diagnostic is an error.
  /// - Complexity: O(*n*) in the text's bytes.
  package static func parse(_ text: EmbeddedText) -> (chart: Flowchart?, diagnostics: [Diagnostic])
  {
    var parser = MermaidParser(text: text)
    parser.run()
    return (parser.chart, parser.diagnostics)
  }
}

/// The state of reading one chart.
private struct MermaidParser {
  let text: EmbeddedText
  var scanner: MermaidScanner
  var diagnostics: [Diagnostic] = []

  private var direction: Flowchart.Direction?
  private var nodes: [Flowchart.Node] = []
  private var edges: [Flowchart.Edge] = []
  private var indexOfID: [String: Int] = [:]
  /// Where each node got its text.
  private var declarations: [Int: Range<Int>] = [:]

  private static let subset =
    "The subset is 'flowchart TD' or 'LR', nodes '[ ]', '( )', '{ }', '([ ])', and edges '-->', "
    + "'-->|text|', '-- text -->'."

  init(text: EmbeddedText) {
    self.text = text
    scanner = MermaidScanner(bytes: text.bytes)
  }

  var chart: Flowchart? {
    guard diagnostics.isEmpty, let direction else { return nil }
    return Flowchart(direction: direction, nodes: nodes, edges: edges)
  }

  mutating func run() {
    do throws(MermaidProblem) {
      guard try readHeader() else { return }
    } catch {
      return report(error)
    }
    while !scanner.isAtEnd {
      let start = scanner.position
      do throws(MermaidProblem) {
        try readStatement()
      } catch {
        report(error)
        scanner.skipLine(from: start)
        if nodes.count > Flowchart.maximumNodeCount || edges.count > Flowchart.maximumEdgeCount {
          return
        }
      }
    }
    if diagnostics.isEmpty, nodes.isEmpty {
      report(
        MermaidProblem(
          range: 0..<0, message: "A flow chart without a node",
          help: "Write its nodes and edges below the first line: 'A[受理] --> B[列管]'."))
    }
  }

  private mutating func report(_ problem: MermaidProblem, notes: [Note] = []) {
    diagnostics.append(
      Diagnostic(
        .mermaidSyntax, problem.message, file: text.file.path, range: text.range(of: problem.range),
        help: problem.help ?? Self.subset, notes: notes))
  }

  // MARK: Header

  /// Reads `flowchart TD`; `false` where what follows is no flow chart at all.
  private mutating func readHeader() throws(MermaidProblem) -> Bool {
    var (token, range) = try nextFilled()
    guard case .identifier(let word) = token else {
      throw MermaidProblem(
        range: range, message: "A chart begins with 'flowchart TD' or 'flowchart LR'")
    }
    guard word == "flowchart" || word == "graph" else {
      let nearest = Spelling.nearest(to: word, in: ["flowchart", "graph"])
      throw MermaidProblem(
        range: range,
        message: "'\(word)' is not in the subset"
          + (nearest.map { "; did you mean '\($0)'?" } ?? ", only flow charts are"))
    }
    (token, range) = try scanner.next()
    switch token {
    case .identifier("TD"), .identifier("TB"): direction = .topDown
    case .identifier("LR"): direction = .leftRight
    case .identifier(let other):
      throw MermaidProblem(
        range: range, message: "The direction '\(other)' is not in the subset",
        help: "Write 'flowchart TD' (from top to bottom) or 'flowchart LR' (from left to right).")
    default:
      throw MermaidProblem(
        range: range, message: "The direction is missing after '\(word)'",
        help: "Write 'flowchart TD' (from top to bottom) or 'flowchart LR' (from left to right).")
    }
    (token, range) = try scanner.next()
    guard token == .end else {
      throw MermaidProblem(range: range, message: "A new line must follow the direction")
    }
    return true
  }

  /// The next token that is no end of a line, if there is one.
  private mutating func nextFilled() throws(MermaidProblem) -> (MermaidToken, Range<Int>) {
    var found = try scanner.next()
    while found.token == .end, !scanner.isAtEnd { found = try scanner.next() }
    return found
  }

  // MARK: Statements

  private static let keywords: Set<String> = [
    "subgraph", "end", "classDef", "class", "style", "linkStyle", "click", "direction", "accTitle",
    "accDescr", "default",
  ]

  /// Reads `A`, `A[text]`, or a chain `A --> B -->|text| C`.
  private mutating func readStatement() throws(MermaidProblem) {
    let (first, firstRange) = try scanner.next()
    guard first != .end else { return }
    var (from, next, range) = try readNode(first, firstRange)
    while next != .end {
      guard case .arrow(var label) = next else {
        throw MermaidProblem(
          range: range, message: "An edge or a new line must follow a node",
          help: "Write one node per line, or join nodes with '-->'.")
      }
      (next, range) = try scanner.next()
      if case .label(let text) = next {
        guard label == nil else {
          throw MermaidProblem(range: range, message: "An edge has two texts; only one is possible")
        }
        label = text
        (next, range) = try scanner.next()
      }
      let (to, following, followingRange) = try readNode(next, range)
      edges.append(Flowchart.Edge(from: from, to: to, label: label))
      if edges.count > Flowchart.maximumEdgeCount {
        throw MermaidProblem(
          range: range, message: "A chart has at most \(Flowchart.maximumEdgeCount) edges",
          help: "Split it into several charts.")
      }
      (from, next, range) = (to, following, followingRange)
    }
  }

  /// Reads a node whose identifier is `token`, and what follows it.
  private mutating func readNode(
    _ token: MermaidToken, _ range: Range<Int>
  ) throws(MermaidProblem) -> (node: Int, next: MermaidToken, range: Range<Int>) {
    guard case .identifier(let id) = token else {
      throw MermaidProblem(
        range: range,
        message: token == .end ? "An edge leads nowhere" : "A node's identifier must stand here",
        help: "Write 'A --> B', each node with an identifier of its own.")
    }
    guard !Self.keywords.contains(id) else {
      throw MermaidProblem(range: range, message: "'\(id)' is not in the subset")
    }
    let index = try index(of: id, at: range)
    let (next, nextRange) = try scanner.next()
    guard case .shape(let shape, let label) = next else { return (index, next, nextRange) }
    guard nextRange.lowerBound == range.upperBound else {
      throw MermaidProblem(
        range: nextRange, message: "A shape must follow its identifier without a space",
        help: "Write '\(id)[text]'.")
    }
    try declare(index, shape, label, at: range.lowerBound..<nextRange.upperBound)
    let (following, followingRange) = try scanner.next()
    return (index, following, followingRange)
  }

  private mutating func index(of id: String, at range: Range<Int>) throws(MermaidProblem) -> Int {
    if let index = indexOfID[id] { return index }
    nodes.append(Flowchart.Node(id: id, label: id))
    indexOfID[id] = nodes.count - 1
    guard nodes.count <= Flowchart.maximumNodeCount else {
      throw MermaidProblem(
        range: range, message: "A chart has at most \(Flowchart.maximumNodeCount) nodes",
        help: "Split it into several charts.")
    }
    return nodes.count - 1
  }

  private mutating func declare(
    _ index: Int, _ shape: Flowchart.Shape, _ label: String, at range: Range<Int>
  ) throws(MermaidProblem) {
    if let earlier = declarations[index] {
      guard (nodes[index].shape, nodes[index].label) != (shape, label) else { return }
      report(
        MermaidProblem(
          range: range, message: "Node '\(nodes[index].id)' has another text already",
          help: "Give it one text; elsewhere its identifier is enough."),
        notes: [
          Note(
            "Node '\(nodes[index].id)' is first described here", file: text.file.path,
            range: text.range(of: earlier))
        ])
      return
    }
    declarations[index] = range
    nodes[index].shape = shape
    nodes[index].label = label
  }
}
