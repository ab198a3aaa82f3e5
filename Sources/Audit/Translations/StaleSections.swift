package import Content

/// What of an original has changed since its translation was made.
package struct StaleSections: Sendable, Hashable {
  /// Places among the original's sections whose text is another now.
  package var changed: [Int] = []
  /// Places among the original's sections that were not there.
  package var added: [Int] = []
  /// The ids of sections that are there no more.
  package var removed: [String] = []

  package var isEmpty: Bool { changed.isEmpty && added.isEmpty && removed.isEmpty }

  /// Compares an original as it is with what a translation was made from.
  ///
  /// Sections are known by their ids, so that one that moved is the same. One that came where another went has another
  /// heading, and has changed.
  ///
  /// - Complexity: O(sections).
  package init(
    now: [TranslationLedger.Section], accepted: [TranslationLedger.Section]
  ) {
    let states = Dictionary(accepted.map { ($0.id, $0.state) }) { first, _ in first }
    let ids = Set(now.map(\.id))
    var renamed: Set<String> = []
    for (index, section) in now.enumerated() {
      if let state = states[section.id] {
        if state != section.state { changed.append(index) }
      } else if index < accepted.count, !ids.contains(accepted[index].id) {
        changed.append(index)
        renamed.insert(accepted[index].id)
      } else {
        added.append(index)
      }
    }
    removed = accepted.map(\.id).filter { !ids.contains($0) && !renamed.contains($0) }
  }
}
