import Content
import Diagnostics
import Encodings

/// Pages that exist as files but are not published now.
///
/// Their files are not published either, and a link to one is told why it leads nowhere.
struct WithheldPages: Sendable {
  /// Why a page is not published.
  enum Reason: Sendable, Hashable {
    case draft, future, expired
    /// Something in the file itself is wrong and told there.
    case unreadable
  }

  private(set) var reasons: [SourcePath: Reason] = [:]
  private var pathsByKey: [PageKey: [SourcePath]] = [:]
  /// By the address that the page would have, and by its aliases.
  private var pathByAddress: [String: SourcePath] = [:]

  mutating func add(_ location: PageLocation, _ reason: Reason, addresses: [String] = []) {
    reasons[location.path] = reason
    for address in addresses { pathByAddress[address] = location.path }
    pathsByKey[location.key, default: []].append(location.path)
  }

  /// Changes with what is withheld, and why.
  var digest: UInt64 {
    reasons.reduce(0) { sum, page in
      var digester = Digester(page.key.string)
      digester.add("\(page.value)")
      return sum &+ digester.fingerprint.low
    }
  }

  /// How many are kept back, and why; those that are wrong in themselves are told elsewhere.
  var counts: BuildReport.KeptBack {
    reasons.values.reduce(into: BuildReport.KeptBack()) { counts, reason in
      switch reason {
      case .draft: counts.drafts += 1
      case .future: counts.future += 1
      case .expired: counts.expired += 1
      case .unreadable: break
      }
    }
  }

  /// Whether any language version of a page is withheld.
  func contains(_ key: PageKey) -> Bool { pathsByKey[key] != nil }

  /// Whether a page is missing only because its file is wrong, which is told at the file.
  func isUnreadable(_ key: PageKey) -> Bool {
    pathsByKey[key]?.contains { reasons[$0] == .unreadable } ?? false
  }

  /// Whether any page is missing because its file is wrong: what it would have written is not known.
  var hasUnreadable: Bool { reasons.values.contains(.unreadable) }

  /// The page that would stand at an address, and why it does not.
  func page(at address: String) -> (path: SourcePath, reason: Reason)? {
    pathByAddress[address].flatMap { path in reasons[path].map { (path, $0) } }
  }

  /// The first page whose key is one of some, and why it is not published.
  func page(where matches: (PageKey) -> Bool) -> (path: SourcePath, reason: Reason)? {
    guard let path = pathsByKey.keys.filter(matches).min().flatMap({ pathsByKey[$0]?.min() }),
      let reason = reasons[path]
    else { return nil }
    return (path, reason)
  }

  /// What is to be said of a page in the place of “does not exist”: that it is a draft, has expired or has yet to come.
  ///
  /// `nil` for a page that is not withheld, or only for what is wrong in its file.
  func state(of key: PageKey) -> String? {
    switch pathsByKey[key]?.min().flatMap({ reasons[$0] }) {
    case .draft: "is a draft, which is not published"
    case .future: "is not published yet"
    case .expired: "has expired"
    case .unreadable, nil: nil
    }
  }

  /// What an editor who links the page should know.
  func explanation(of key: PageKey) -> String? {
    guard let path = pathsByKey[key]?.min() else { return nil }
    switch reasons[path] {
    case .draft: return "\(path) is a draft; build with --drafts to see it."
    case .future: return "\(path) is dated after today; build with --future to see it."
    case .expired: return "\(path) has expired; link what has taken its place."
    case .unreadable, nil: return nil
    }
  }
}
