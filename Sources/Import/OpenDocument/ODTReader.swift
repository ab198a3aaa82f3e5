import OpenData

/// Reads OpenDocument text (OpenDocument 1.2 to 1.4), as LibreOffice, Word and Gazette itself write it.
///
/// Pandoc reads this format too; the versions that systems bring read neither merged cells nor header rows, and take
/// bold that is set for Han characters alone for none.
package struct ODTReader {
  let styles: ODFStyles
  var document = ImportedDocument()
  /// Numbers of the notes met, by their names.
  var noteIndices: [String: Int] = [:]
  /// The last heading or paragraph begun: where losses are told.
  var place = ""
  var isAfterSpace = true
  var openLists: [OpenList] = []
  /// The number that the next item of each list style has at each depth, for lists that go on.
  var nextNumbers: [String: [Int: Int]] = [:]
  /// What was put in while changes were tracked, by the names of the changes.
  var insertions: [String: String] = [:]
  /// The number of the last heading of each level, below which no deeper one has begun.
  var headingNumbers: [Int: Int] = [:]
  var depth = 0
  /// Within a quotation that has a name, whose paragraphs are no quotations of their own.
  var isInQuote = false
  /// Whether the last line read is centred.
  var isBelowCentredLine = false

  struct OpenList {
    var style: String?
    /// Whether the item being read has no text and no number of its own: it only leads down to a list within that
    /// was interrupted.
    var leadsDown = false
  }

  /// More than any text of an agency; images are read one by one, each within a limit of its own.
  package static let partLimit = 64 << 20
  private static let depthLimit = 60

  /// - Throws: ``ImportFailure``.
  package static func read(_ bytes: [UInt8]) throws(ImportFailure) -> (
    ImportedDocument, Package
  ) {
    let package = try Package(bytes)
    guard !package.isEncrypted else {
      throw .unreadable("it is protected by a password", help: "Save it without one.")
    }
    guard let content = try package.xml("content.xml") else {
      throw .unreadable("it is no OpenDocument text: it has no content.xml")
    }
    let styles = try package.xml("styles.xml")
    var reader = ODTReader(styles: ODFStyles([styles, content].compactMap(\.self)))
    if let meta = try package.xml("meta.xml") {
      reader.document.metadata = ImportedDocument.Metadata(odf: meta)
    }
    guard let text = content.first("office:body")?.first("office:text") else {
      throw .unreadable("it is an OpenDocument file, but no text")
    }
    // What Gazette has set round a page's text is made anew by every build.
    let page = text.elements.first { GazetteMark($0) == .text }
    if page == nil, !reader.document.metadata.page.isEmpty { throw .empty }
    reader.insertions = Insertions(of: text).texts
    reader.document.blocks = try reader.blocks(of: page ?? text)
    return (reader.document, package)
  }

  private init(styles: ODFStyles) { self.styles = styles }

  mutating func lose(_ kind: Loss.Kind, _ text: String = "") {
    document.losses.append(Loss(kind, text, place: place))
  }

  /// Calls a function one level deeper.
  mutating func nested<Result>(
    _ body: (inout ODTReader) throws(ImportFailure) -> Result
  ) throws(ImportFailure) -> Result {
    guard depth < Self.depthLimit else { throw .nestedTooDeep }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }
}

/// What Gazette's own documents say of their parts, by the names of sections.
enum GazetteMark: Equatable {
  case text
  case figure(String)
  case quote
  case alert(kind: String)

  init?(_ element: XMLElement) {
    guard element.name == "text:section", let name = element["text:name"],
      name.hasPrefix(DocumentMark.prefix)
    else { return nil }
    let parts = name.dropFirst(DocumentMark.prefix.count).split(separator: "-")
    switch parts.first {
    case "text": self = .text
    case "figure": self = .figure(name)
    case "quote": self = .quote
    case "alert" where parts.count > 1: self = .alert(kind: parts[1].uppercased())
    default: return nil
    }
  }
}
