package import Content

/// What the person who imports says of the page, where the file does not or says it wrong.
package struct ImportOptions: Sendable {
  package var language: String?
  package var type: PageType?
  /// The last part of the page's address.
  package var id: String?
  package var unit: String?
  package var title: String?
  /// The types whose pages have their unit from where they are put.
  package var typesWithUnit: Set<PageType> = []

  package init(
    language: String? = nil, type: PageType? = nil, id: String? = nil, unit: String? = nil,
    title: String? = nil
  ) {
    self.language = language
    self.type = type
    self.id = id
    self.unit = unit
    self.title = title
  }
}

/// A page made of a foreign file: nothing is written yet.
package struct ImportedPage: Sendable {
  package var type: PageType
  package var language: String
  /// The name of the page's file and folder, such as `115`.
  package var id: String
  /// The whole text of `ID.LANGUAGE.md`.
  package var markdown: String
  /// The files of the page's folder, by their names in it.
  package var files: [(name: String, bytes: [UInt8])] = []
  package var losses: [Loss] = []
  /// The keys that were left for a person to fill in.
  package var openKeys: [String] = []

  /// Every file, by its path beneath the folder that the page goes into.
  package var paths: [(path: String, bytes: [UInt8])] {
    [("\(id).\(language).md", Array(markdown.utf8))]
      + files.map { ("\(id)/\($0.name)", $0.bytes) }
  }
}
