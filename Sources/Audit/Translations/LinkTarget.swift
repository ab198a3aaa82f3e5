/// What links of two languages have in common.
package enum LinkTarget {
  /// The site that an address leads to, whichever of its hosts and pages: `law.moj.gov.tw` and `english.moj.gov.tw` are
  /// one agency's.
  ///
  /// - Returns: The last labels of the host, three beneath `.gov.tw` and the like, else two; `nil` for what is no
  ///   address of the web.
  package static func host(of destination: String) -> String? {
    let address = destination.lowercased()
    guard let scheme = ["https://", "http://"].first(where: address.hasPrefix) else { return nil }
    let host = address.dropFirst(scheme.count).prefix { !"/?#:".contains($0) }
    let labels = host.split(separator: ".")
    guard labels.count > 1 else { return nil }
    // A country's second level is as short as its first: gov.tw, co.uk.
    let count = labels[labels.count - 1].count == 2 && labels[labels.count - 2].count <= 3 ? 3 : 2
    return labels.suffix(count).joined(separator: ".")
  }
}
