package import Diagnostics
import Encodings

/// Where a link is written: a line of Markdown, or an element of a page of HTML.
package struct LinkPlace: Sendable, Hashable, Comparable {
  /// The source file, relative to the site; of foreign HTML, the page's path or address.
  package var file: SourcePath
  /// From 1.
  package var line: Int
  /// From 1, in Unicode scalars, as reports count.
  package var column: Int
  /// The unit that owns the page, a key of `units` in `site.yml`.
  package var unit: String?
  /// The link's text, as readers see it.
  package var text: String?
  /// The address as its author wrote it, where that differs from the target's.
  package var written: String?

  package init(
    file: SourcePath, line: Int, column: Int, unit: String? = nil, text: String? = nil,
    written: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.unit = unit
    self.text = text
    self.written = written
  }

  /// What stands after `#` in the address as it is written.
  var fragment: String? {
    written.flatMap { $0.split(separator: "#", maxSplits: 1).dropFirst().first.map(String.init) }
  }

  /// The same as targets know it.
  var fragmentID: String? { fragment.map { PercentEncoding.decoded($0) ?? $0 } }

  /// By file, line and column.
  package static func < (left: LinkPlace, right: LinkPlace) -> Bool {
    left.file != right.file
      ? left.file < right.file : (left.line, left.column) < (right.line, right.column)
  }
}

/// One address that the site leads to, however many links name it.
package struct LinkTarget: Sendable, Hashable {
  /// Absolute and normalised, without fragment.
  package var url: String
  /// The fragments that links name, decoded, each once, sorted; a link without one adds none.
  package var fragments: [String]
  /// Every place that names the address, sorted.
  package var places: [LinkPlace]

  package init(url: String, fragments: [String] = [], places: [LinkPlace] = []) {
    self.url = url
    self.fragments = fragments
    self.places = places
  }
}
