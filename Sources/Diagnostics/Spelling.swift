/// The nearest right spelling of a word that is not known.
package enum Spelling {
  /// The candidate with the fewest edits from `word`, if it is near enough to be meant.
  ///
  /// An edit inserts, deletes, replaces or swaps neighbours (optimal string alignment). Near enough is
  /// a third of the longer word, at least one edit; upper and lower case count as equal. The word itself is none.
  /// Among equally near ones the nearest number counts, then the first by name.
  ///
  ///     Spelling.nearest(to: "sumary", in: ["summary", "sources"])   // summary
  ///
  /// - Complexity: O(candidates × word²).
  package static func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
    let wanted = Array(word.lowercased().unicodeScalars)
    guard wanted.count <= 200 else { return nil }
    var best: (candidate: String, distance: Int, gap: Int)?
    for candidate in candidates where candidate != word {
      let scalars = Array(candidate.lowercased().unicodeScalars)
      let limit = max(1, max(wanted.count, scalars.count) / 3)
      guard abs(scalars.count - wanted.count) <= limit else { continue }
      let found = distance(wanted, scalars)
      guard found <= limit, found < max(wanted.count, scalars.count) else { continue }
      let gap = gap(wanted, scalars)
      if let current = best,
        (current.distance, current.gap, current.candidate) <= (found, gap, candidate)
      {
        continue
      }
      best = (candidate, found, gap)
    }
    return best?.candidate
  }

  /// How far apart the first digits are that differ, so that 116 is nearer to 115 than to 112; ten for any other
  /// difference.
  private static func gap(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    guard let (left, right) = zip(a, b).first(where: { $0 != $1 }),
      let first = Int(String(left)), let second = Int(String(right))
    else { return 10 }
    return abs(first - second)
  }

  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var previous = Array(0...b.count)
    for i in 0..<a.count {
      var current = [i + 1]
      for j in 0..<b.count {
        var value = min(
          previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          value = min(value, before[j - 1] + 1)
        }
        current.append(value)
      }
      before = previous
      previous = current
    }
    return previous[b.count]
  }
}
