/// Gathers the images of a document under safe names.
struct ImportedImages {
  private(set) var files: [(name: String, bytes: [UInt8])] = []
  private(set) var names: [String: String] = [:]
  /// The place of each image that nobody can show, by its name in the document.
  private var failed: Set<String> = []
  private var byteCount = 0

  /// As much as a page of images has; those beyond are told as lost.
  private static let byteLimit = 200 << 20

  /// Takes every image of the blocks, in their order.
  ///
  /// - Parameters:
  ///   - document: What was read of the file.
  ///   - picture: The bytes of an image by its name in the document; `nil` where there are none.
  /// - Throws: What `picture` throws.
  mutating func take(
    _ document: ImportedDocument, picture: (String) throws(ImportFailure) -> [UInt8]?
  ) throws(ImportFailure) {
    for source in document.imageSources where names[source] == nil && !failed.contains(source) {
      guard let bytes = try Self.bytes(of: source, picture), let ending = Self.ending(of: bytes),
        byteCount + bytes.count <= Self.byteLimit
      else {
        failed.insert(source)
        continue
      }
      byteCount += bytes.count
      let name = "image-\(files.count + 1).\(ending)"
      files.append((name, bytes))
      names[source] = name
    }
  }

  private static func bytes(
    of source: String, _ picture: (String) throws(ImportFailure) -> [UInt8]?
  ) throws(ImportFailure) -> [UInt8]? {
    guard source.hasPrefix("data:") else { return try picture(source) }
    guard let comma = source.firstIndex(of: ","), source[..<comma].hasSuffix(";base64") else {
      return nil
    }
    return Base64.decode(source[source.index(after: comma)...])
  }

  /// The ending by the file's first bytes, not by its name; `nil` for formats that browsers do not show.
  private static func ending(of bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return "png" }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return "jpg" }
    if bytes.starts(with: "GIF8".utf8) { return "gif" }
    if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
      return "webp"
    }
    return nil
  }
}

extension ImportedDocument {
  /// The names of all images, in the document's order, each as often as it is used.
  var imageSources: [String] {
    blocks.flatMap(\.imageSources) + footnotes.flatMap { $0.flatMap(\.imageSources) }
  }
}

extension ImportedDocument.Block {
  fileprivate var imageSources: [String] {
    switch self {
    case .title(let inlines), .heading(_, _, let inlines), .paragraph(let inlines),
      .caption(let inlines):
      inlines.flatMap(\.imageSources)
    case .list(let list): list.items.flatMap { $0.flatMap(\.imageSources) }
    case .definitions(let definitions):
      definitions.flatMap { definition in
        definition.term.flatMap(\.imageSources)
          + definition.meanings.flatMap { $0.flatMap(\.imageSources) }
      }
    case .quote(let blocks), .alert(_, let blocks): blocks.flatMap(\.imageSources)
    case .table(let table): table.cells.flatMap { $0.blocks.flatMap(\.imageSources) }
    case .code, .verbatim, .thematicBreak: []
    }
  }
}

extension ImportedDocument.Inline {
  fileprivate var imageSources: [String] {
    switch self {
    case .image(let source, _, _): [source]
    case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
      .superscript(let inner), .subscript(let inner), .link(_, _, let inner):
      inner.flatMap(\.imageSources)
    case .text, .code, .lineBreak, .footnote: []
    }
  }
}

/// RFC 4648, §4.
enum Base64 {
  /// `nil` for characters that are none of the alphabet; white space is passed over.
  static func decode(_ text: Substring) -> [UInt8]? {
    var output: [UInt8] = []
    var (value, bits): (UInt32, UInt32) = (0, 0)
    for byte in text.utf8 {
      let digit: UInt32
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): digit = UInt32(byte) - 65
      case UInt8(ascii: "a")...UInt8(ascii: "z"): digit = UInt32(byte) - 71
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = UInt32(byte) + 4
      case UInt8(ascii: "+"): digit = 62
      case UInt8(ascii: "/"): digit = 63
      case UInt8(ascii: "="), 0x20, 0x09, 0x0A, 0x0D: continue
      default: return nil
      }
      value = (value << 6 | digit) & 0xFF_FFFF
      bits += 6
      if bits >= 8 {
        bits -= 8
        output.append(UInt8(truncatingIfNeeded: value >> bits))
      }
    }
    return output
  }
}
