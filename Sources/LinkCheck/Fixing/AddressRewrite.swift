package import Diagnostics

/// An address in a source file to be written anew.
package struct AddressRewrite: Sendable, Hashable {
  package var place: LinkPlace
  /// The address as it is written, without its fragment.
  package var old: String
  package var new: String
  /// The link's fragment, where the page at the new address lacks it: then a person looks for the place.
  package var lostFragment: String?

  package init(place: LinkPlace, old: String, new: String, lostFragment: String? = nil) {
    self.place = place
    self.old = old
    self.new = new
    self.lostFragment = lostFragment
  }
}

/// What became of the rewrites of one file.
package struct RewrittenFile: Sendable, Hashable {
  package let path: SourcePath
  package let old: [UInt8]
  /// The same bytes but for the addresses.
  package let new: [UInt8]
  package let applied: [AddressRewrite]
  /// Those to be changed by hand: whose address is not found as that of their link, or whose fragment is lost.
  package let missed: [AddressRewrite]
}

extension AddressRewrite {
  /// Writes addresses anew in a Markdown file, its front matter included, and touches no other byte.
  ///
  /// An address is known by its link and not by its letters alone. First are taken those that stand where their links
  /// are reported; then the definitions of references, by their labels; and what then is left only where it stands
  /// once in the file, as in one that was edited since. Its fragment must be the link's, too.
  package static func apply(_ rewrites: [AddressRewrite], to source: SourceFile) -> RewrittenFile {
    var search = AddressSearch(source)
    let rewrites = rewrites.sorted { $0.place < $1.place }
    let isSure = rewrites.map { $0.lostFragment == nil }
    var isFound = zip(rewrites, isSure).map { $1 && search.takeThere($0) }
    for (index, rewrite) in rewrites.enumerated() where isSure[index] && !isFound[index] {
      isFound[index] = search.takeElsewhere(rewrite)
    }
    var new = source.bytes
    for (range, text) in search.taken.sorted(by: { $0.key.lowerBound > $1.key.lowerBound }) {
      new.replaceSubrange(range, with: text.utf8)
    }
    let outcomes = zip(rewrites, isFound)
    return RewrittenFile(
      path: source.path, old: source.bytes, new: new, applied: outcomes.filter(\.1).map(\.0),
      missed: outcomes.filter { !$0.1 }.map(\.0))
  }
}
