package import Diagnostics

/// A link that somebody answers for although it is not well: an entry of `content/links.yml`.
package struct LinkException: Sendable, Hashable {
  /// The addresses that are meant; `*` stands for any characters, everything else for itself.
  package var pattern: String
  package var reason: String
  /// Who answers for it: a person's office or a unit.
  package var owner: String
  /// The last day on which it holds, `YYYY-MM-DD`.
  package var until: String
  /// Where it is written.
  package var file: SourcePath
  package var range: SourceRange

  package init(
    pattern: String, reason: String, owner: String, until: String, file: SourcePath,
    range: SourceRange = .start
  ) {
    self.pattern = pattern
    self.reason = reason
    self.owner = owner
    self.until = until
    self.file = file
    self.range = range
  }

  /// Whether it speaks of a link: by its address, or as an author wrote it.
  package func matches(_ target: LinkTarget) -> Bool {
    Self.matches(pattern, target.url)
      || target.places.contains { $0.written.map { Self.matches(pattern, $0) } ?? false }
  }

  /// - Complexity: O(pattern × address).
  private static func matches(_ pattern: String, _ address: String) -> Bool {
    let pattern = Array(pattern.utf8)
    let address = Array(address.utf8)
    var (place, index) = (0, 0)
    // The last `*`, and where in the address its characters end as far as tried.
    var star: (place: Int, index: Int)?
    while index < address.count {
      if place < pattern.count, pattern[place] == UInt8(ascii: "*") {
        star = (place, index)
        place += 1
      } else if place < pattern.count, pattern[place] == address[index] {
        place += 1
        index += 1
      } else if let last = star {
        star = (last.place, last.index + 1)
        (place, index) = (last.place + 1, last.index + 1)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}

/// The exceptions of a site on one day.
package struct LinkExceptions: Sendable, Hashable {
  package var entries: [LinkException]
  /// `YYYY-MM-DD`.
  package var today: String

  package init(_ entries: [LinkException], today: String) {
    self.entries = entries
    self.today = today
  }

  private func holds(_ entry: LinkException) -> Bool { entry.until >= today }

  /// Calls each link that is not well *excluded* where an exception speaks for it: the first that does.
  ///
  /// The link has been asked all the same, and its finding stays: so it is seen once it is well again.
  package func apply(to verdicts: inout [LinkVerdict]) {
    let current = entries.filter(holds)
    guard !current.isEmpty else { return }
    for index in verdicts.indices where !verdicts[index].verdict.isWell {
      guard let entry = current.first(where: { $0.matches(verdicts[index].target) }) else {
        continue
      }
      verdicts[index].verdict = .excluded
      verdicts[index].exception = AppliedException(
        pattern: entry.pattern, reason: entry.reason, owner: entry.owner, until: entry.until)
    }
  }

  /// What is wrong with the exceptions themselves: that they are over, speak of nothing, or of what is well again.
  ///
  /// The verdicts are those of the whole site: a shard knows too little to ask this.
  package func findings(in verdicts: [LinkVerdict]) -> [Diagnostic] {
    entries.compactMap { entry in
      guard holds(entry) else {
        return Diagnostic(
          .expiredException, "The exception ended on \(entry.until) and no longer holds",
          file: entry.file, range: entry.range,
          help: "Mend the link, or agree on a later day with \(entry.owner).")
      }
      let matches = verdicts.filter { entry.matches($0.target) }
      if matches.isEmpty {
        return Diagnostic(
          .unusedException, "No link of the site matches '\(entry.pattern)'", file: entry.file,
          range: entry.range, help: "Take the exception out, or correct its address.")
      }
      guard matches.allSatisfy({ $0.verdict.isWell }) else { return nil }
      return Diagnostic(
        .unusedException,
        matches.count == 1
          ? "The link is well again: \(matches[0].target.url)"
          : "All \(matches.count) links that match '\(entry.pattern)' are well again",
        file: entry.file, range: entry.range, help: "Take the exception out.")
    }
  }
}
