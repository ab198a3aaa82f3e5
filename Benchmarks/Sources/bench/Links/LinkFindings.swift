/// What programs say they found, as `PAGE ADDRESS`.
enum LinkFindings {
  /// Reads what `gazette links --format json` prints, a member to a line.
  static func gazette(_ json: String) -> [String] {
    var findings: [String] = []
    var url: Substring?
    for line in json.split(separator: "\n") {
      if let value = value(of: "url", in: line) {
        url = value
      } else if let file = value(of: "file", in: line), let address = url {
        findings.append("\(file) \(address)")
        url = nil
      }
    }
    return findings
  }

  private static func value(of key: String, in line: Substring) -> Substring? {
    let start = "\"\(key)\": \""
    let line = line.drop { $0 == " " }
    guard line.hasPrefix(start) else { return nil }
    return line.dropFirst(start.count).prefix { $0 != "\"" }
  }

  /// Reads the CSV of linkchecker, whose first columns are a link's address and its page's URL.
  static func linkchecker(_ csv: String, in folder: String) -> [String] {
    let root = "file://\(folder)/"
    return csv.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: ";", maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3, fields[1].hasPrefix(root) else { return nil }
      return "\(fields[1].dropFirst(root.count).prefix { $0 != "#" }) \(fields[0])"
    }
  }
}
