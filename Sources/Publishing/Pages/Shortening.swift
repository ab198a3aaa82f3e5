extension String {
  /// A text no longer than `count` Han characters or twice as many of others, cut at the end of a sentence or a word
  /// where that is near.
  ///
  ///     "Counters open early. They close late, and nobody waits.".shortened(to: 25)
  ///     // Counters open early. They close late…
  ///
  /// - Complexity: O(`count`).
  func shortened(to count: Int) -> String {
    // No text is wider than its bytes are many.
    guard utf8.count > 2 * count, let end = end(ofWidth: 2 * count) else { return self }
    // Room for the ellipsis.
    let head = self[..<end].dropLast()
    let half = head.width / 2
    if let sentence = sentenceEnd(before: end), self[..<sentence].width > half {
      return String(self[..<sentence])
    }
    let word = head.lastIndex(of: " ").map { head[..<$0] }
    let cut = word.flatMap { $0.width > half ? $0 : nil } ?? head
    return cut.trimmingDanglingWords() + "…"
  }

  /// Where a text that is wider stops being so narrow; `nil` for one that is not.
  private func end(ofWidth limit: Int) -> Index? {
    var width = 0
    for index in indices {
      width += self[index].width
      if width > limit { return index }
    }
    return nil
  }

  /// The end of the last sentence that is whole before an index.
  ///
  /// A full stop ends one where a space and a capital follow: not in “No. 5” or “e.g. this”.
  private func sentenceEnd(before end: Index) -> Index? {
    self[..<end].indices.reversed().lazy.map { self.index(after: $0) }.first { next in
      switch self[self.index(before: next)] {
      case "。", "！", "？": true
      case ".", "!", "?":
        self[next...].first == " " && self[next...].dropFirst().first?.isUppercase == true
      default: false
      }
    }
  }
}

extension Character {
  /// How much of a line it takes: Han and what is set like it take two.
  var width: Int {
    guard let scalar = unicodeScalars.first else { return 0 }
    return scalar.value >= 0x2E80 ? 2 : 1
  }
}

extension StringProtocol {
  /// How much of a line it takes: two for a Han character, one for a Latin letter.
  var width: Int { reduce(0) { $0 + $1.width } }
}

extension Substring {
  /// Without punctuation and words at its end that ask for more to follow.
  fileprivate func trimmingDanglingWords() -> Substring {
    var rest = self
    while let last = rest.last {
      if "，、；：,;:. ".contains(last) {
        rest.removeLast()
      } else if let space = rest.lastIndex(of: " "),
        ["a", "an", "and", "or", "the"].contains(rest[space...].dropFirst().lowercased())
      {
        rest = rest[..<space]
      } else {
        break
      }
    }
    return rest
  }
}
