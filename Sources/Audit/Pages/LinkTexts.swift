import Markup

/// What a page's links and images are called, in bytes: most rules look at them and pass on.
struct LinkTexts: Sendable {
  private var pool: [UInt8] = []
  /// Where each text ends in the pool, parallel to `Document.links`.
  private var ends: [Int] = []

  /// - Complexity: O(bytes).
  init(of document: Document) {
    ends.reserveCapacity(document.links.count)
    for index in document.links.indices {
      document.appendPlainText(of: document.links[index].node, to: &pool)
      ends.append(pool.count)
    }
  }

  /// The plain text of a link, by its place among `Document.links`.
  subscript(link: Int) -> ArraySlice<UInt8> {
    pool[(link == 0 ? 0 : ends[link - 1])..<ends[link]]
  }

  /// Those of some links whose texts stand on others among them too, whatever the case of their letters; in order.
  ///
  /// - Complexity: O(bytes + *n* log *n*); no string is made but where there are letters beyond ASCII that have case.
  func repeated(among links: [Int]) -> [Int] {
    let hashes = links.map { hash(of: self[$0]) }
    let sorted = hashes.sorted()
    let shared = Set(zip(sorted, sorted.dropFirst()).lazy.filter { $0 == $1 }.map(\.0))
    guard !shared.isEmpty else { return [] }
    return zip(links, hashes).filter { shared.contains($1) && !self[$0].isEmpty }.map(\.0)
  }

  /// The same for texts that differ in the case of their letters alone.
  private func hash(of text: ArraySlice<UInt8>) -> UInt64 {
    text.mayHaveCase
      ? text.string.lowercased().utf8.contentHash
      : text.lazy.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }.contentHash
  }
}

extension ArraySlice<UInt8> {
  /// Whether there may be letters beyond ASCII that have case: Han, their marks and general punctuation have none.
  fileprivate var mayHaveCase: Bool {
    indices.contains { index in
      switch self[index] {
      case ..<0xC2, 0xE3...0xED: false
      case 0xE2: self[index + 1] != 0x80
      // Ａ to Ｚ of full width.
      case 0xEF: self[index + 1] == 0xBC && (0xA1...0xBA).contains(self[index + 2])
      default: true
      }
    }
  }
}
