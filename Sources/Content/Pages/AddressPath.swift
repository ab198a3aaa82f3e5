/// How an address of the site is written in front matter and in `content/gone.yml`: as a path from its root.
package enum AddressPath {
  /// The address behind what is written: `/old/plan` is `/old/plan/`, while `/old.aspx` is a file's.
  package static func normalized(_ path: String) -> String {
    let last = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    return path.hasSuffix("/") || last.contains(".") ? path : path + "/"
  }

  /// What to do about a text that cannot be a path of this site.
  ///
  /// - Parameter path: Percent-decoded; `nil` where its escapes are not UTF-8.
  /// - Returns: `nil` where it can be one.
  static func help(for path: String?) -> String? {
    guard let path else { return "Its escapes are not UTF-8; write the letters themselves." }
    guard path.hasPrefix("/") else {
      return "An address of this site begins with '/', such as /old/plan/."
    }
    if path.contains("//") { return "Write one '/' between two parts of the path." }
    if path.split(separator: "/").contains(where: { $0 == "." || $0 == ".." }) {
      return "Write the whole path from the site's root, without '.' and '..'."
    }
    if path.unicodeScalars.contains(where: { $0 == "?" || $0 == "#" }) {
      return "Leave out '?' or '#' and what follows: only the path tells one file from another."
    }
    if path.contains("\\") { return "Divide the parts of the path with '/', not with '\\'." }
    if path.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      return "Take the invisible character out."
    }
    return nil
  }
}
