import Audit
import Content
import Diagnostics

extension Site {
  /// The entries of a page's `sources` whose addresses the last check of links found dead; none where no check is
  /// known.
  ///
  /// `judged` takes the rule where the page has sources on other sites.
  func deadSources(of text: PageText, judged: inout JudgedRules) -> [Diagnostic] {
    guard let dead = options.deadAddresses, let profile, profile.asks(.deadSource) else {
      return []
    }
    let sources = text.page.frontMatter.sources.filter {
      $0.url.map { !$0.value.hasPrefix("/") } ?? false
    }
    if !sources.isEmpty { judged[text.languageIndex].insert(.deadSource) }
    return sources.compactMap { source in
      guard let url = source.url, dead.contains(url.value) else { return nil }
      return Diagnostic(
        .deadSource, "The source '\(source.title)' is dead by the last check of links",
        file: text.page.path, range: url.range,
        help:
          "Find where it has gone, or cite an archived copy; gazette links check --external looks again."
      )
    }
  }
}
