import Encodings

/// Reads what `pandoc -t json` says of a document (pandoc-types 1.22 and 1.23: Pandoc 2.11 to 3).
package struct PandocReader {
  var document = ImportedDocument()
  var place = ""
  var depth = 0
  /// Whether indented paragraphs come as quotations, as those of Word do.
  private(set) var takesIndentsForQuotes = false

  /// Pandoc spends three or four levels of JSON on each level of a document.
  private static let jsonDepthLimit = 240
  private static let depthLimit = 60

  /// - Parameters:
  ///   - bytes: What Pandoc wrote.
  ///   - isWord: Whether it was read from Word, with styles.
  /// - Returns: The document, with what of it was lost on the way.
  /// - Throws: ``ImportFailure`` for what is none of Pandoc's JSON, or nested too deep.
  package static func read(
    _ bytes: [UInt8], isWord: Bool = false
  ) throws(ImportFailure) -> ImportedDocument {
    let json: JSON
    do {
      json = try JSON(parsing: bytes, depthLimit: jsonDepthLimit)
    } catch {
      // Of what Pandoc itself wrote, only the depth can be wrong.
      throw .nestedTooDeep
    }
    guard let version = json["pandoc-api-version"]?.elements?.compactMap(\.whole),
      version.count >= 2, version[0] == 1, version[1] >= 22, let blocks = json["blocks"]?.elements
    else {
      throw .unreadable("this version of Pandoc writes another JSON; 2.11 and later are known")
    }
    var reader = PandocReader()
    reader.takesIndentsForQuotes = isWord
    try reader.readMetadata(json["meta"])
    reader.document.blocks = try reader.blocks(blocks)
    return reader.document
  }

  mutating func lose(_ kind: Loss.Kind, _ text: String = "") {
    document.losses.append(Loss(kind, text, place: place))
  }

  /// A part of JSON that its type must have.
  static func require<Value>(_ value: Value?) throws(ImportFailure) -> Value {
    guard let value else { throw .unreadable("Pandoc's answer has an unknown form") }
    return value
  }

  mutating func nested<Result>(
    _ body: (inout PandocReader) throws(ImportFailure) -> Result
  ) throws(ImportFailure) -> Result {
    guard depth < Self.depthLimit else { throw .nestedTooDeep }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  private mutating func readMetadata(_ meta: JSON?) throws(ImportFailure) {
    for member in meta?.members ?? [] {
      let text: String
      switch member.value["t"]?.text {
      case "MetaInlines":
        text = try inlines(try Self.require(member.value["c"]?.elements)).plainText
      case "MetaString": text = member.value["c"]?.text ?? ""
      default: continue
      }
      guard !text.isEmpty else { continue }
      switch member.name {
      case "title": document.metadata.title = text
      case "lang": document.metadata.language = text
      case "description": document.metadata.description = text
      default: break
      }
    }
  }
}

/// The attributes that Pandoc gives to headings, divisions and spans.
struct PandocAttributes {
  let id: String
  private let pairs: [(String, String)]

  init(_ json: JSON) throws(ImportFailure) {
    guard let parts = json.elements, parts.count == 3, let id = parts[0].text,
      let pairs = parts[2].elements
    else { throw .unreadable("Pandoc's answer has an unknown form") }
    self.id = id
    self.pairs = pairs.compactMap { pair in
      guard let values = pair.elements?.compactMap(\.text), values.count == 2 else { return nil }
      return (values[0], values[1])
    }
  }

  subscript(name: String) -> String? { pairs.first { $0.0 == name }?.1 }

  /// The style of a word processor that a paragraph has.
  var style: String? { self["custom-style"] }

  /// Whether the text has a colour of its own.
  var hasColour: Bool {
    guard let style = self["style"] else { return false }
    return style.split(separator: ";").contains { $0.trimmed.hasPrefix("color") }
  }
}
