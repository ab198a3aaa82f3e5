import Diagnostics
import Synchronization

/// Addresses by what they have in common, for links that lead nowhere.
///
/// Most sites have none, so that the index is made at the first question.
final class AddressSuggestions: Sendable {
  private struct Index {
    var neighbours: [String: [String]] = [:]
    var namesakes: [String: [String]] = [:]
    /// By the letters' small forms, without a slash at the end.
    var alike: [String: String] = [:]
  }

  private let addresses: [String]
  private let index = Mutex<Index?>(nil)

  init(_ addresses: [String]) { self.addresses = addresses }

  /// The addresses that lie in a folder, which ends in a slash.
  func neighbours(in folder: String) -> [String] {
    index.withLock { indexed(&$0).neighbours[folder] } ?? []
  }

  /// The addresses whose last part is `name`.
  func namesakes(of name: String) -> [String] {
    index.withLock { indexed(&$0).namesakes[name] } ?? []
  }

  /// The address that differs in the case of its letters alone, or by a slash at its end besides.
  func alike(_ address: String) -> String? {
    index.withLock { indexed(&$0).alike[Self.folded(address)] }
  }

  private static func folded(_ address: String) -> String {
    (address.hasSuffix("/") ? String(address.dropLast()) : address).lowercased()
  }

  /// - Complexity: O(addresses) the first time.
  private func indexed(_ index: inout Index?) -> Index {
    if let index { return index }
    var made = Index()
    for address in addresses {
      let path = SourcePath(address.hasSuffix("/") ? String(address.dropLast()) : address)
      made.neighbours[path.directory + "/", default: []].append(address)
      made.namesakes[path.lastComponent, default: []].append(address)
      let folded = Self.folded(address)
      if made.alike[folded] == nil { made.alike[folded] = address }
    }
    index = made
    return made
  }
}
