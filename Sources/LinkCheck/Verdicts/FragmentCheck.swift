import Encodings

/// Whether a foreign page has what a link's fragment names.
package enum FragmentCheck {
  package enum Answer: Sendable, Hashable {
    case present
    case missing
    /// Only a browser that runs the page's scripts could tell.
    case unverifiable
  }

  /// `fragment` is as the link has it, without `#`; `pageIsWhole` says whether the page was read to its end.
  package static func answer(
    _ fragment: String, in page: PageFacts, pageIsWhole: Bool
  ) -> Answer {
    // `#:~:text=…` and what stands before it (wicg.github.io/scroll-to-text-fragment).
    let plain =
      fragment.firstRange(of: ":~:").map { String(fragment[..<$0.lowerBound]) } ?? fragment
    guard !plain.isEmpty, plain.lowercased() != "top" else { return .present }
    let decoded = PercentEncoding.decoded(plain) ?? plain
    let names = [plain, decoded, "user-content-" + decoded]
    if names.contains(where: page.ids.contains) { return .present }
    // Addresses within a program: `#/guide`, `#!guide`; and lines of a source file, `#L10-L20`.
    if decoded.hasPrefix("/") || decoded.hasPrefix("!") || isLine(decoded) { return .unverifiable }
    if !pageIsWhole || mayMakeIDs(page, for: decoded) { return .unverifiable }
    return .missing
  }

  /// Whether the page's scripts may make the id.
  private static func mayMakeIDs(_ page: PageFacts, for fragment: String) -> Bool {
    guard page.scriptFileCount > 0 || page.scriptByteCount > 0 else { return false }
    // An empty frame that a program fills.
    let frames: Set<String> = [
      "root", "app", "__next", "__nuxt", "___gatsby", "svelte", "main-app",
    ]
    if !page.ids.isDisjoint(with: frames), page.text.count < 1000 { return true }
    if page.text.count < 200 { return true }
    // A heading of that name, whose id is made from it.
    let wanted = slug(fragment)
    return !wanted.isEmpty && page.headings.contains { slug($0) == wanted }
  }

  private static func slug(_ text: String) -> String {
    String(text.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// `L10`, `L10-L20`, `L10C3`.
  private static func isLine(_ text: String) -> Bool {
    text.hasPrefix("L") && text.count > 1
      && text.dropFirst().allSatisfy { $0.isNumber || $0 == "-" || $0 == "L" || $0 == "C" }
  }
}
