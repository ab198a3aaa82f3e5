import OpenData

/// Who an office file says has written it.
enum OfficeMetadata {
  /// `meta.xml` (OpenDocument 1.3, part 3, §4.3).
  static func traits(ofOpenDocument archive: [UInt8]) -> FileTraits {
    traits(of: ["dc:creator", "meta:initial-creator", "meta:printed-by"], in: "meta.xml", archive)
  }

  /// `docProps/core.xml` (ECMA-376, part 2, §8).
  static func traits(ofOfficeOpenXML archive: [UInt8]) -> FileTraits {
    traits(of: ["dc:creator", "cp:lastModifiedBy"], in: "docProps/core.xml", archive)
  }

  private static func traits(
    of elements: [String], in entry: String, _ archive: [UInt8]
  ) -> FileTraits {
    guard archive.starts(with: Array("PK".utf8)),
      let xml = ZipEntry.bytes(of: entry, in: archive, upTo: 1 << 16)
    else { return FileTraits() }
    return FileTraits(authors: elements.compactMap { text(of: $0, in: xml) })
  }

  /// What stands in the first element of a name, which has no elements within it.
  private static func text(of element: String, in xml: [UInt8]) -> String? {
    let name = Array("<\(element)".utf8)
    guard let start = xml.offset(of: name, from: 0),
      let open = xml[(start + name.count)...].firstIndex(of: UInt8(ascii: ">")),
      xml[open - 1] != UInt8(ascii: "/"),
      let close = xml[open...].firstIndex(of: UInt8(ascii: "<"))
    else { return nil }
    return String(decoding: xml[(open + 1)..<close], as: UTF8.self)
  }
}

/// Who a PDF says has written it.
enum PDFInfo {
  private static let reach = 1 << 20

  /// `/Author` of the document's information, where it isn't packed (ISO 32000-1, §14.3.3).
  static func traits(of bytes: [UInt8]) -> FileTraits {
    guard bytes.starts(with: Array("%PDF-".utf8)) else { return FileTraits() }
    // Writers put it near the end, those that linearise near the beginning.
    let pieces =
      bytes.count <= 2 * reach
      ? [bytes] : [Array(bytes.prefix(reach)), Array(bytes.suffix(reach))]
    let key = Array("/Author".utf8)
    var authors: [String] = []
    for piece in pieces {
      var place = 0
      while let found = piece.offset(of: key, from: place), authors.count < 16 {
        place = found + key.count
        if let text = string(in: piece, from: place) { authors.append(text) }
      }
    }
    return FileTraits(authors: authors)
  }

  /// `(…)` or `<…>`, of at most 512 bytes.
  private static func string(in bytes: [UInt8], from start: Int) -> String? {
    var index = start
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    guard index < bytes.count else { return nil }
    let end = min(index + 512, bytes.count)
    switch bytes[index] {
    case UInt8(ascii: "("): return literal(bytes[(index + 1)..<end]).map(decoded)
    case UInt8(ascii: "<"):
      let digits = bytes[(index + 1)..<end].prefix { $0 != UInt8(ascii: ">") }
        .compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
      return decoded(
        stride(from: 0, to: digits.count - 1, by: 2).map {
          UInt8(digits[$0] << 4 | digits[$0 + 1])
        })
    default: return nil
    }
  }

  /// The bytes up to the bracket that closes, escapes resolved; `nil` where none does.
  private static func literal(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var output: [UInt8] = []
    var depth = 1
    var index = bytes.startIndex
    while index < bytes.endIndex {
      var byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return output }
      case UInt8(ascii: "\\") where index < bytes.endIndex:
        let digits = bytes[index...].prefix(3).prefix { (0x30...0x37).contains($0) }
        if digits.isEmpty {
          byte = bytes[index]
          index += 1
        } else {
          byte = UInt8(truncatingIfNeeded: digits.reduce(0) { $0 << 3 | Int($1 - 0x30) })
          index += digits.count
        }
      default: break
      }
      output.append(byte)
    }
    return nil
  }

  /// UTF-16 with its mark, else as UTF-8.
  private static func decoded(_ bytes: [UInt8]) -> String {
    guard bytes.starts(with: [0xFE, 0xFF]) else { return String(decoding: bytes, as: UTF8.self) }
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map {
      UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
    }
    return String(decoding: units, as: UTF16.self)
  }
}
