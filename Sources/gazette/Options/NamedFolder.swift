import ArgumentParser

/// A folder on the command line.
enum NamedFolder {
  /// - Throws: A validation error for an empty name, which a script passes whose variable is not set.
  static func check(_ folder: String) throws {
    if folder.isEmpty { throw ValidationError("Name a folder; this one is '.'.") }
  }
}

/// What `--id` names a page.
enum PageID {
  /// - Throws: A validation error for what no page of its own can be.
  static func check(_ id: String) throws {
    guard FileImport.isName(id) else {
      throw ValidationError(
        """
        '\(id)' is no name of a page: give --id letters, digits, '-' and '_', and neither 'index' nor a \
        '_' at its head.
        """)
    }
  }
}
