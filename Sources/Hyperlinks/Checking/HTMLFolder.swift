/// A folder of HTML from anything: its files, and the way to their bytes.
package struct HTMLFolder: Sendable {
  /// Every file below the folder that addresses begin at, with `/` between the parts of their paths.
  package let paths: [String]
  /// What stands there of which nothing below is known: symbolic links.
  package let unknown: [String]
  /// The part of the folder whose pages are looked at; empty for all of it, else it ends in `/`.
  package let part: String
  package let read: @Sendable (String) throws -> [UInt8]

  package init(
    paths: [String], unknown: [String] = [], part: String = "",
    read: @escaping @Sendable (String) throws -> [UInt8]
  ) {
    self.paths = paths
    self.unknown = unknown
    self.part = part
    self.read = read
  }

  /// The files of the part that hold pages, sorted.
  package var pages: [String] {
    paths.filter { $0.hasPrefix(part) && Self.kind(of: $0) == .page }.sorted()
  }

  /// The files of the part that hold style sheets, sorted.
  package var styleSheets: [String] {
    paths.filter { $0.hasPrefix(part) && Self.kind(of: $0) == .styleSheet }.sorted()
  }

  /// What a file holds that has links or ids.
  enum Kind {
    case page, styleSheet
  }

  static func kind(of path: String) -> Kind? {
    let ending = path.utf8.suffix(6)
    guard let dot = ending.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    return switch String(path[path.index(after: dot)...]).lowercased() {
    case "html", "htm", "xhtml": .page
    case "css": .styleSheet
    default: nil
    }
  }
}
