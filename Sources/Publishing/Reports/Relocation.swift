/// Makes a page of the site one that can be read anywhere: its links to the site become absolute, those to files that
/// lie beside it relative.
struct Relocation {
  /// The page's address from the root, a folder's.
  let page: String
  /// Ends in a slash.
  let baseURL: String
  /// The addresses whose files lie in the same folder as the page.
  let roots: [String]

  // A quote within text or a value is escaped, so that these can only begin an attribute's value.
  private static let attributes = [" href=\"", " src=\"", " action=\""].map { Array($0.utf8) }

  /// The page with each address that begins at the root rewritten.
  ///
  /// - Complexity: O(*n*).
  func relocated(_ html: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(html.count + html.count / 8)
    var copied = 0
    var index = 0
    while let space = html[index...].firstIndex(of: UInt8(ascii: " ")) {
      index = space + 1
      guard
        let attribute = Self.attributes.first(where: { html[space...].starts(with: $0) })
      else { continue }
      let start = space + attribute.count
      guard start < html.count, html[start] == UInt8(ascii: "/"),
        let end = html[start...].firstIndex(of: UInt8(ascii: "\""))
      else { continue }
      output += html[copied..<start]
      output += destination(of: String(decoding: html[start..<end], as: UTF8.self)).utf8
      copied = end
      index = end
    }
    return output + html[copied...]
  }

  private func destination(of path: String) -> String {
    guard roots.contains(where: path.hasPrefix) else { return baseURL + path.dropFirst() }
    let depth = page.utf8.count { $0 == UInt8(ascii: "/") } - 1
    let relative = String(repeating: "../", count: depth) + path.dropFirst()
    // A folder that is opened where it lies has no server that finds its page.
    return relative.hasSuffix("/") ? relative + "index.html" : relative
  }
}
