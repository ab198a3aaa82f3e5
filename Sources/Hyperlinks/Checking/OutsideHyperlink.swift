package import Diagnostics

/// A link that leads out of a folder of HTML.
package struct OutsideHyperlink: Sendable, Hashable {
  /// Absolute, of `http`, `https`, `mailto` or `tel`: what stands in the place of what is written.
  package var address: String
  /// As it is written, without escapes of HTML.
  package var written: String
  /// The file that it stands in, from the folder that addresses begin at.
  package var page: String
  /// Where the address stands, in Unicode scalars.
  package var position: SourcePosition
}

extension HTMLFolder {
  /// The links of a folder's pages that lead out of it, in the order of files and places.
  ///
  /// The same rules hold as for links within: what they ignore is left out, and what they swap is looked at as it is
  /// swapped, so that an address may come into the folder or leave it. `base` is honoured. Addresses that are none are
  /// faults of the folder, and not among these.
  ///
  /// - Throws: What reading a file throws.
  /// - Complexity: O(bytes of the pages).
  package func outsideLinks(_ rules: LinkRules) throws -> [OutsideHyperlink] {
    let addresses = AddressRules(rules)
    var found: [OutsideHyperlink] = []
    for path in paths where path.hasPrefix(part) {
      guard let kind = Self.kind(of: path), kind == .page || rules.readsStyleSheets else {
        continue
      }
      let file = SourceFile(path: SourcePath(path), bytes: try read(path))
      let document =
        kind == .page
        ? DocumentLinks(file.bytes, ignoring: rules.ignoringAttributes)
        : DocumentLinks(styleSheet: file.bytes)
      let base = document.base.map { URLReference($0) }
      for link in document.links where !addresses.ignores(link.address) {
        let address = addresses.swapped(link.address)
        guard let outside = Self.outside(address, base: base),
          ContactLink.isSound(URLReference(outside))
        else { continue }
        let position = file.scalarPosition(of: file.position(at: link.range.lowerBound))
        found.append(
          OutsideHyperlink(
            address: outside, written: link.address, page: path, position: position))
      }
    }
    return found
  }

  private static let schemes: Set<String> = ["http", "https", "mailto", "tel"]

  /// The absolute address of a link; `nil` for one within the folder, and for what nobody could be asked about.
  private static func outside(_ address: String, base: URLReference?) -> String? {
    var reference = URLReference(address)
    if let scheme = reference.scheme {
      // As it is written: the parser of those who ask has the last word.
      return schemes.contains(scheme.lowercased()) ? address : nil
    }
    if let base { reference = reference.resolved(on: base) }
    // Where the folder will be served is not known; all but few sites are by HTTPS.
    if reference.scheme == nil, reference.authority != nil { reference.scheme = "https" }
    guard let scheme = reference.scheme, schemes.contains(scheme.lowercased()) else { return nil }
    return reference.text
  }
}
