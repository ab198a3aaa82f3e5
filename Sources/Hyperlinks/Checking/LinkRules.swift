/// What counts as a fault of a folder of HTML.
///
/// The defaults are what ordinary servers and browsers do.
package struct LinkRules: Sendable {
  /// The files that a server gives for a folder, the first that is there.
  package var directoryIndexes = ["index.html"]
  /// Whether a server finds `about.html` at `/about`.
  package var isExtensionless = false
  /// Rewrites addresses before they are looked at, each with what the others made of them.
  package var swaps: [Swap] = []
  /// Patterns of addresses that are not looked at, as they are written.
  package var ignored: [Pattern] = []
  /// Names of attributes: elements that have one are passed over with what they hold.
  package var ignoringAttributes: [String] = []
  /// Whether `href="#"` may stand.
  package var allowsEmptyHash = false
  /// Whether an `a` without `href` may stand that is no target either.
  package var allowsMissingHref = false
  /// Whether a folder must be linked with its slash, which saves readers a redirect.
  package var requiresTrailingSlash = false
  /// Whether the ids that links name must be there.
  package var checksFragments = true
  /// Whether style sheets in files are read as well.
  package var readsStyleSheets = false

  package init() {}

  /// Whether `/a/index.html` and `/a/` are one address.
  var foldsIndex: Bool { directoryIndexes.contains("index.html") }

  /// A regular expression as it is written.
  package struct Pattern: Sendable, Hashable {
    package let text: String

    /// - Throws: What the regular expression's compiler says of it.
    package init(_ text: String) throws {
      _ = try Regex(text)
      self.text = text
    }
  }

  /// What part of an address is to be replaced, and by what.
  package struct Swap: Sendable, Hashable {
    package let pattern: Pattern
    package let replacement: String

    package init(_ pattern: Pattern, by replacement: String) {
      self.pattern = pattern
      self.replacement = replacement
    }
  }
}

/// The rules about addresses, compiled for one worker: regular expressions cannot be shared.
final class AddressRules {
  private let swaps: [(pattern: Regex<AnyRegexOutput>, replacement: String)]
  private let ignored: [Regex<AnyRegexOutput>]
  private var swapped: [String: String] = [:]

  init(_ rules: LinkRules) {
    // They have been compiled before, so that none is left out.
    swaps = rules.swaps.compactMap { swap in
      (try? Regex(swap.pattern.text)).map { ($0, swap.replacement) }
    }
    ignored = rules.ignored.compactMap { try? Regex($0.text) }
  }

  /// The address in whose place a written one stands.
  func swapped(_ address: String) -> String {
    guard !swaps.isEmpty else { return address }
    if let known = swapped[address] { return known }
    var result = address
    for (pattern, replacement) in swaps { result.replace(pattern, with: replacement) }
    swapped[address] = result
    return result
  }

  func ignores(_ address: String) -> Bool { ignored.contains { address.contains($0) } }
}
