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
    guard let xml = try package.xml("word/document.xml") else {
      throw .unreadable("it is no Word document: it has no word/document.xml")
    }
    var document = try PandocReader.read(json, isWord: true)
    if let core = try package.xml("docProps/core.xml") {
      let stated = ImportedDocument.Metadata(word: core)
      let title = document.metadata.title
      document.metadata = stated
      // The paragraph that has the style of titles goes before the file's property.
      if let title { document.blocks.insert(.title([.text(title)]), at: 0) }
    }
    if let body = xml.first("w:body") { document.blocks.markTables(below: body.centredLines) }
    let text = document.blocks.plainText + document.footnotes.map(\.plainText).joined()
    document.losses += try WordLosses.read(package, document: xml, readText: text)
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

extension XMLElement {
  /// The letters of the centred lines that stand just above a table of Word.
  fileprivate var centredLines: Set<String> {
    var lines: Set<String> = []
    var above: String?
    for element in elements {
      let text = element.wordText.filter { !$0.isWhitespace }
      if element.name == "w:tbl", let above { lines.insert(above) }
      // An empty line does not stand between.
      guard !text.isEmpty else { continue }
      let alignment = element.first("w:pPr")?.first("w:jc")?["w:val"]
      above = element.name == "w:p" && alignment == "center" ? text : nil
    }
    return lines
  }
}

extension [ImportedDocument.Block] {
  /// Marks the tables that stand below one of these lines, of which Pandoc does not say how they are set.
  fileprivate mutating func markTables(below lines: Set<String>) {
    for (above, index) in zip(indices, indices.dropFirst()) {
      guard case .table(var table) = self[index],
        lines.contains(self[above].plainText.filter({ !$0.isWhitespace }))
      else { continue }
      table.isBelowCentredLine = true
      self[index] = .table(table)
    }
  }
}
