import Content
import Diagnostics

/// A link of a written page that must find its id: checked once every page is written.
struct LinkRecord: Sendable, Hashable {
  var target: LinkResolver.Target
  var file: SourcePath
  var range: SourceRange
}

/// What one written page offers and asks for.
struct PageRecord: Sendable {
  var address: String
  /// Ids of the page's own text; those of the furniture around it are not linked from outside.
  var ids: Set<String> = []
  var links: [LinkRecord] = []
}

/// Finds the links whose id is not on the page they lead to.
///
/// - Complexity: O(links).
func brokenAnchors(in records: [PageRecord]) -> [Diagnostic] {
  let idsByAddress = Dictionary(
    records.map { ($0.address, $0.ids) }, uniquingKeysWith: { $0.union($1) })
  var diagnostics: [Diagnostic] = []
  for record in records {
    for link in record.links {
      guard let fragment = link.target.fragment, !fragment.isEmpty,
        let ids = idsByAddress[link.target.address], !ids.contains(fragment),
        !furnitureIDs.contains(fragment)
      else { continue }
      let isOwn = link.target.address == record.address
      diagnostics.append(
        Diagnostic(
          .brokenAnchor,
          "No heading on \(isOwn ? "this page" : link.target.address) has the id '\(fragment)'"
            + didYouMean(fragment, ids.sorted()), file: link.file, range: link.range,
          help: "Ids are made from headings; `{#id}` at a heading's end names one."))
    }
  }
  return diagnostics
}

/// The regions that every page has.
private let furnitureIDs: Set<String> = ["U", "C", "Z", "S"]
