import Encodings

/// One of several parts of a run, divided by host: all links of a host are checked by the same machine.
package struct Shard: Sendable, Hashable, CustomStringConvertible, Comparable {
  /// From 1.
  package let index: Int
  package let count: Int

  /// The one part of a run that isn't divided.
  package static let whole = Shard()

  private init() { (index, count) = (1, 1) }

  /// `nil` unless 1 ≤ `index` ≤ `count`.
  package init?(index: Int, count: Int) {
    guard index >= 1, index <= count else { return nil }
    (self.index, self.count) = (index, count)
  }

  /// Reads `2/8`.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1] else { return nil }
    self.init(index: index, count: count)
  }

  /// As ``init(_:)`` reads it: `2/8`.
  package var description: String { "\(index)/\(count)" }

  /// Whether a host is this part's: decided by its name alone, on every machine alike.
  package func holds(host: String) -> Bool {
    Int(Fingerprint(of: host).low % UInt64(count)) == index - 1
  }

  /// By number.
  package static func < (left: Shard, right: Shard) -> Bool {
    (left.count, left.index) < (right.count, right.index)
  }

  /// Whether a target is this part's; what has no host, such as `mailto:`, belongs to the first.
  package func holds(_ target: LinkTarget) -> Bool {
    WebAddress(target.url).map { holds(host: $0.host) } ?? (index == 1)
  }
}
