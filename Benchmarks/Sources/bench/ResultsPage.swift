/// The page of results, whose parts are written by different runs: each replaces its own.
struct ResultsPage {
  enum Part: String, CaseIterable {
    case builds, data, links, outside, search, checks

    /// The line that begins the part; a comment, which nobody sees who reads the page.
    var mark: String { "<!-- \(rawValue) -->\n" }
  }

  private var parts: [Part: String] = [:]

  /// Takes a page as it stands; what stands before any mark is the builds'.
  init(_ text: String) {
    var rest = text[...]
    for part in Part.allCases.reversed() {
      guard let mark = rest.firstRange(of: part.mark) else { continue }
      parts[part] = String(rest[mark.upperBound...])
      rest = rest[..<mark.lowerBound]
    }
    if parts[.builds] == nil, !rest.isEmpty { parts[.builds] = String(rest) }
  }

  subscript(part: Part) -> String? {
    get { parts[part] }
    set { parts[part] = newValue }
  }

  var text: String {
    Part.allCases.compactMap { part in
      parts[part].map { text in
        let end = text.reversed().drop { $0 == "\n" }.reversed()
        return part.mark + String(end) + "\n"
      }
    }.joined(separator: "\n")
  }

  /// Replaces one part of the page in a file, which need not be there yet.
  static func write(_ text: String, as part: Part, to path: String) throws {
    var page = ResultsPage(FileTree.exists(path) ? try FileTree.text(of: path) : "")
    page[part] = text
    try FileTree.write(page.text, to: path)
  }
}
