import Diagnostics

/// Proves that rendering ends: a template may include itself only on its way down into a value.
///
/// Values are finite trees. So a chain of calls ends if some register in it always gets a part of
/// what it held before. That is the size-change principle (Lee, Jones, Ben-Amram 2001): of all ways
/// to get from a procedure back to itself, each that is its own repetition must make some register
/// smaller.
enum Termination {
  /// Where the value of a register comes from, seen from the entry of a procedure.
  struct Source: Hashable {
    let register: Int
    /// Whether it is a part of what the register held, not that itself.
    var isPart = false
  }

  struct Call {
    let from: Int
    let to: Int
    let instruction: Int
    /// The template that the tag is in, and what the tag names.
    let template: Int
    let name: Name
    /// For each register when calling, where its value comes from.
    let sources: [Source]
  }

  private struct Path: Hashable {
    let from: Int
    let to: Int
    let sources: [Source]

    /// The path that goes on with `next`.
    func followed(by next: Path) -> Path {
      let joined = next.sources.map { source in
        let before = sources[source.register]
        return Source(
          register: before.register, isPart: before.isPart || source.isPart)
      }
      return Path(from: from, to: next.to, sources: joined)
    }

    /// Whether going this way again and again makes nothing smaller.
    var isEndless: Bool {
      guard from == to, followed(by: self) == self else { return false }
      return !sources.enumerated().contains { $1.register == $0 && $1.isPart }
    }
  }

  /// More paths than any real recursion has; one with more counts as endless.
  private static let pathLimit = 2_000

  /// The groups of calls that may never come back.
  ///
  /// - Complexity: O(calls + procedures) without recursion.
  static func endlessRecursions(_ calls: [Call], procedureCount: Int) -> [[Call]] {
    let groups = recursiveGroups(calls, procedureCount: procedureCount)
    var members: [Int: [Call]] = [:]
    for call in calls where groups[call.from] == groups[call.to] {
      members[groups[call.from], default: []].append(call)
    }
    return members.sorted { $0.key < $1.key }.map(\.value).filter { !ends($0) }
  }

  /// For each procedure, the group of those that it calls and that call it, in whatever number of
  /// steps: the strongly connected components (Kosaraju's algorithm, without recursion of its own).
  private static func recursiveGroups(_ calls: [Call], procedureCount: Int) -> [Int] {
    var callees: [[Int]] = Array(repeating: [], count: procedureCount)
    var callers = callees
    for call in calls {
      callees[call.from].append(call.to)
      callers[call.to].append(call.from)
    }
    var finished: [Int] = []
    var seen = Array(repeating: false, count: procedureCount)
    for start in 0..<procedureCount where !seen[start] {
      seen[start] = true
      var path = [(node: start, next: 0)]
      while let (node, next) = path.popLast() {
        guard next < callees[node].count else {
          finished.append(node)
          continue
        }
        path.append((node, next + 1))
        let callee = callees[node][next]
        if !seen[callee] {
          seen[callee] = true
          path.append((callee, 0))
        }
      }
    }
    var groups = Array(repeating: -1, count: procedureCount)
    for start in finished.reversed() where groups[start] < 0 {
      groups[start] = start
      var queue = [start]
      while let node = queue.popLast() {
        for caller in callers[node] where groups[caller] < 0 {
          groups[caller] = start
          queue.append(caller)
        }
      }
    }
    return groups
  }

  /// Whether all ways around a group make some register smaller.
  private static func ends(_ group: [Call]) -> Bool {
    let steps = Set(group.map { Path(from: $0.from, to: $0.to, sources: $0.sources) })
    let stepsFrom = Dictionary(grouping: steps, by: \.from)
    var paths = steps
    var queue = Array(steps)
    while let path = queue.popLast() {
      if path.isEndless || paths.count > pathLimit { return false }
      for step in stepsFrom[path.to] ?? [] {
        let longer = path.followed(by: step)
        if paths.insert(longer).inserted { queue.append(longer) }
      }
    }
    return true
  }
}
