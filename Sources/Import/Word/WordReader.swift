/// Reads Word documents: their text by Pandoc, what Pandoc leaves out by themselves.
package enum WordReader {
  /// - Parameters:
  ///   - package: The document's parts.
  ///   - json: What Pandoc says of it.
  /// - Returns: The document, with what of it was lost on the way.
  /// - Throws: ``ImportFailure``.
  package static func read(
    _ package: Package, pandoc json: [UInt8]
  ) throws(ImportFailure) -> ImportedDocument {
    var document = try PandocReader.read(json, isWord: true)
    if let core = try package.xml("docProps/core.xml") {
      let stated = ImportedDocument.Metadata(word: core)
      let title = document.metadata.title
      document.metadata = stated
      // The paragraph that has the style of titles goes before the file's property.
      if let title { document.blocks.insert(.title([.text(title)]), at: 0) }
    }
    let text = document.blocks.plainText + document.footnotes.map(\.plainText).joined()
    document.losses += try WordLosses.read(package, readText: text)
    return document
  }

  /// Refuses a package before another program unpacks it: all its parts together must stay within bounds.
  package static func check(_ package: Package) throws(ImportFailure) {
    var total = 0
    for name in package.names {
      total += try package.bytes(of: name)?.count ?? 0
      guard total <= packageLimit else { throw .tooLarge(part: name, limit: packageLimit) }
    }
  }

  private static let packageLimit = 256 << 20
}
