extension Flowchart {
  /// What the chart shows, in sentences: where each step leads, in the order of the flow.
  ///
  ///     從「受理」依序到「列管」、「追蹤」。判斷「追蹤」：是，回到「列管」；否，到「結案」。流程於「結案」結束。
  ///
  /// Steps that follow each other without a choice are one sentence; every edge is told exactly once.
  ///
  /// - Complexity: O(nodes + edges).
  package func description(labels: FigureLabels) -> String {
    var narration = Narration(self, labels)
    return narration.sentences().joined(separator: labels.text(.sentenceSeparator))
  }
}

/// Tells a chart's edges in the order in which a reader meets them.
private struct Narration {
  private let chart: Flowchart
  private let labels: FigureLabels
  private let outgoing: [[Int]]
  private let incomingCount: [Int]
  private var told: Set<Int> = []
  private var mentioned: Set<Int> = []

  init(_ chart: Flowchart, _ labels: FigureLabels) {
    self.chart = chart
    self.labels = labels
    var outgoing: [[Int]] = Array(repeating: [], count: chart.nodes.count)
    var incoming = Array(repeating: 0, count: chart.nodes.count)
    for (index, edge) in chart.edges.enumerated() {
      outgoing[edge.from].append(index)
      if edge.from != edge.to { incoming[edge.to] += 1 }
    }
    self.outgoing = outgoing
    incomingCount = incoming
  }

  mutating func sentences() -> [String] {
    var sentences: [String] = []
    let beginnings = chart.nodes.indices.filter { incomingCount[$0] == 0 }
    for start in beginnings + Array(chart.nodes.indices) { tell(from: start, &sentences) }
    let alone = chart.nodes.indices.filter { outgoing[$0].isEmpty && incomingCount[$0] == 0 }
    if !alone.isEmpty { sentences.append(labels.text(.flowNodes, ["nodes": list(alone)])) }
    let ends = chart.nodes.indices.filter { outgoing[$0].isEmpty && incomingCount[$0] > 0 }
    if !ends.isEmpty { sentences.append(labels.text(.flowEnd, ["nodes": list(ends)])) }
    return sentences
  }

  /// Tells what follows `start` and, depth first, all that follows from there.
  private mutating func tell(from start: Int, _ sentences: inout [String]) {
    var stack = [start]
    while let node = stack.popLast() {
      guard told.insert(node).inserted, !outgoing[node].isEmpty else { continue }
      mentioned.insert(node)
      if let next = onlyNext(node) {
        let (sequence, last) = follow(node, next)
        let key: FigureLabels.Key = sequence.count == 1 ? .flowStep : .flowSequence
        sentences.append(labels.text(key, ["from": name(node), "to": list(sequence)]))
        stack.append(last)
      } else {
        sentences.append(branches(node))
        stack += outgoing[node].reversed().map { chart.edges[$0].to }
      }
    }
  }

  /// The one node that follows without condition and that the reader has not met yet.
  private func onlyNext(_ node: Int) -> Int? {
    guard outgoing[node].count == 1, let edge = outgoing[node].first.map({ chart.edges[$0] }),
      edge.label == nil, !mentioned.contains(edge.to), chart.nodes[node].shape != .choice
    else { return nil }
    return edge.to
  }

  /// The nodes that follow one another from `next`, and the last of them, which is still to be told.
  private mutating func follow(_ node: Int, _ next: Int) -> (sequence: [Int], last: Int) {
    var sequence = [next]
    mentioned.insert(next)
    var last = next
    while !told.contains(last), let following = onlyNext(last) {
      told.insert(last)
      mentioned.insert(following)
      sequence.append(following)
      last = following
    }
    return (sequence, last)
  }

  private mutating func branches(_ node: Int) -> String {
    let clauses = outgoing[node].map { index in
      let edge = chart.edges[index]
      let isBack = mentioned.contains(edge.to)
      guard let label = edge.label else {
        return labels.text(isBack ? .branchBack : .branch, ["to": name(edge.to)])
      }
      let text = Self.oneLine(label)
      return labels.text(
        isBack ? .labelledBranchBack : .labelledBranch, ["label": text, "to": name(edge.to)])
    }
    for index in outgoing[node] { mentioned.insert(chart.edges[index].to) }
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
