extension String {
  /// At most `count` characters, cut at the end of a sentence or a word where that is near.
  ///
  /// - Complexity: O(`count`).
  func shortened(to count: Int) -> String {
    // No text has more characters than bytes.
    guard utf8.count > count, index(startIndex, offsetBy: count + 1, limitedBy: endIndex) != nil
    else { return self }
    let head = prefix(count - 1)
    if let end = head.lastIndex(where: { "。！？".contains($0) }), head[...end].count > count / 2 {
      return String(head[...end])
    }
    let cut = head.lastIndex(of: " ").flatMap { head[..<$0].count > count / 2 ? head[..<$0] : nil }
    return (cut ?? head).trimmingSuffix { "，、；,; ".contains($0) } + "…"
  }
}

extension Substring {
  fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> Substring {
    var rest = self
    while let last = rest.last, predicate(last) { rest.removeLast() }
    return rest
  }
}
