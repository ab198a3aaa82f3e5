/// Names of the files that the program makes of pages and their tables.
enum DataFileName {
  private static let endings = [".csv", ".json", ".ods", "/index.odt", "/index.md"]

  /// Whether a path ends as such a file does; the metadata beside a CSV end in `.json` too.
  static func isOne(_ path: String) -> Bool { endings.contains { path.hasSuffix($0) } }
}
