extension Flowchart {
  /// What the chart shows, in sentences: where each step leads, in the order of the flow.
  ///
  ///     從「受理」依序到「列管」、「追蹤」。判斷「追蹤」：是，回到「列管」；否，到「結案」。流程於「結案」結束。
  ///
  /// Steps that follow each other without a choice are one sentence; every edge is told exactly once.
  ///
  /// - Complexity: O(nodes + edges).
  package func description(labels: FigureLabels) -> String {
    sentences(labels: labels).joined(separator: labels.text(.sentenceSeparator))
  }

  /// The sentences of the description, in its order.
  package func sentences(labels: FigureLabels) -> [String] {
    var narration = Narration(self, labels)
    return narration.sentences()
  }
}

/// Tells a chart's edges in the order in which a reader meets them.
private struct Narration {
  private let chart: Flowchart
  private let labels: FigureLabels
  /// The edges in the order of the nodes they leave, and where each node's begin.
  private let leaving: [Int]
  private let firstLeaving: [Int]
  private let isEntered: [Bool]
  private var isTold: [Bool]
  private var isMentioned: [Bool]

  init(_ chart: Flowchart, _ labels: FigureLabels) {
    self.chart = chart
    self.labels = labels
    let count = chart.nodes.count
    var firstLeaving = Array(repeating: 0, count: count + 1)
    var isEntered = Array(repeating: false, count: count)
    for edge in chart.edges {
      firstLeaving[edge.from + 1] += 1
      if edge.from != edge.to { isEntered[edge.to] = true }
    }
    for node in 0..<count { firstLeaving[node + 1] += firstLeaving[node] }
    var next = firstLeaving
    var leaving = Array(repeating: 0, count: chart.edges.count)
    for (index, edge) in chart.edges.enumerated() {
      leaving[next[edge.from]] = index
      next[edge.from] += 1
    }
    self.leaving = leaving
    self.firstLeaving = firstLeaving
    self.isEntered = isEntered
    isTold = Array(repeating: false, count: count)
    isMentioned = isTold
  }

  /// The edges that leave a node, in the chart's order.
  private func outgoing(_ node: Int) -> ArraySlice<Int> {
    leaving[firstLeaving[node]..<firstLeaving[node + 1]]
  }

  mutating func sentences() -> [String] {
    var sentences: [String] = []
    for start in chart.nodes.indices where !isEntered[start] { tell(from: start, &sentences) }
    for start in chart.nodes.indices { tell(from: start, &sentences) }
    let last = chart.nodes.indices.filter { outgoing($0).isEmpty }
    let alone = last.filter { !isEntered[$0] }
    if !alone.isEmpty { sentences.append(labels.text(.flowNodes, ["nodes": list(alone)])) }
    let ends = last.filter { isEntered[$0] }
    if !ends.isEmpty { sentences.append(labels.text(.flowEnd, ["nodes": list(ends)])) }
    return sentences
  }

  /// Tells what follows `start` and, depth first, all that follows from there.
  private mutating func tell(from start: Int, _ sentences: inout [String]) {
    var stack = [start]
    while let node = stack.popLast() {
      guard !isTold[node] else { continue }
      isTold[node] = true
      guard !outgoing(node).isEmpty else { continue }
      isMentioned[node] = true
      if let next = onlyNext(node) {
        let (sequence, last) = follow(next)
        let key: FigureLabels.Key = sequence.count == 1 ? .flowStep : .flowSequence
        sentences.append(labels.text(key, ["from": name(node), "to": list(sequence)]))
        stack.append(last)
      } else {
        sentences.append(branches(node))
        stack += outgoing(node).reversed().map { chart.edges[$0].to }
      }
    }
  }

  /// The one node that follows without condition and that the reader has not met yet.
  private func onlyNext(_ node: Int) -> Int? {
    let outgoing = outgoing(node)
    guard outgoing.count == 1, let edge = outgoing.first.map({ chart.edges[$0] }),
      edge.label == nil, !isMentioned[edge.to], chart.nodes[node].shape != .choice
    else { return nil }
    return edge.to
  }

  /// The nodes that follow one another from `next`, and the last of them, which is still to be told.
  private mutating func follow(_ next: Int) -> (sequence: [Int], last: Int) {
    var sequence = [next]
    isMentioned[next] = true
    var last = next
    while !isTold[last], let following = onlyNext(last) {
      isTold[last] = true
      isMentioned[following] = true
      sequence.append(following)
      last = following
    }
    return (sequence, last)
  }

  private mutating func branches(_ node: Int) -> String {
    let clauses = outgoing(node).map { index in
      let edge = chart.edges[index]
      let isBack = isMentioned[edge.to]
      guard let label = edge.label else {
        return labels.text(isBack ? .branchBack : .branch, ["to": name(edge.to)])
      }
      let text = Self.oneLine(label)
      return labels.text(
        isBack ? .labelledBranchBack : .labelledBranch, ["label": text, "to": name(edge.to)])
    }
    for index in outgoing(node) { isMentioned[chart.edges[index].to] = true }
    let key: FigureLabels.Key = chart.nodes[node].shape == .choice ? .flowChoice : .flowAfter
    let text = clauses.joined(separator: labels.text(.clauseSeparator))
    return labels.text(key, ["node": name(node), "branches": text])
  }

  private func list(_ nodes: [Int]) -> String {
    nodes.map(name).joined(separator: labels.text(.listSeparator))
  }

  private func name(_ node: Int) -> String {
    labels.text(.node, ["node": Self.oneLine(chart.nodes[node].label)])
  }

  /// The text without its line breaks: with a space where both neighbours are not Han.
  private static func oneLine(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "\n")) else { return text }
    var output = ""
    for line in text.split(separator: "\n") {
      if let last = output.unicodeScalars.last, let first = line.unicodeScalars.first,
        !DisplayWidth.isWide(last), !DisplayWidth.isWide(first)
      {
        output += " "
      }
      output += line
    }
    return output
  }
}
