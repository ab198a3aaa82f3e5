/// What a photograph says of itself (Exif 2.32, in a JPEG's APP1 segment).
enum EXIF {
  static func traits(ofJPEG bytes: [UInt8]) -> FileTraits {
    guard bytes.starts(with: [0xFF, 0xD8]) else { return FileTraits() }
    var index = 2
    // Segments stand before the picture's data, each with its length.
    while index + 4 <= bytes.count, bytes[index] == 0xFF {
      let marker = bytes[index + 1]
      let length = Int(bytes[index + 2]) << 8 | Int(bytes[index + 3])
      guard length >= 2, marker != 0xDA, index + 2 + length <= bytes.count else { break }
      let content = bytes[(index + 4)..<(index + 2 + length)]
      if marker == 0xE1, content.starts(with: Array("Exif\0\0".utf8)) {
        return TIFF(Array(content.dropFirst(6))).traits
      }
      index += 2 + length
    }
    return FileTraits()
  }
}

/// The tags of a TIFF header.
private struct TIFF {
  private let bytes: [UInt8]
  private let isLittleEndian: Bool

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    isLittleEndian = bytes.starts(with: Array("II".utf8))
  }

  var traits: FileTraits {
    var traits = FileTraits()
    guard bytes.count >= 8, isLittleEndian || bytes.starts(with: Array("MM".utf8)) else {
      return traits
    }
    for entry in entries(at: number(4, 4)) {
      switch entry.tag {
      // GPSInfo: a place only where there is a latitude.
      case 0x8825:
        traits.hasPlace = entries(at: number(entry.place + 8, 4)).contains { $0.tag == 2 }
      case 0x013B: traits.authors.append(text(entry))
      case 0x9C9D: traits.authors.append(wideText(entry))
      default: break
      }
    }
    return traits
  }

  private typealias Entry = (tag: Int, place: Int)

  /// A directory of at most 512 entries.
  private func entries(at offset: Int) -> [Entry] {
    guard offset >= 8, offset + 2 <= bytes.count else { return [] }
    return (0..<min(number(offset, 2), 512)).compactMap { index in
      let place = offset + 2 + index * 12
      return place + 12 <= bytes.count ? (number(place, 2), place) : nil
    }
  }

  private func value(_ entry: Entry) -> ArraySlice<UInt8> {
    let count = number(entry.place + 4, 4)
    let start = count <= 4 ? entry.place + 8 : number(entry.place + 8, 4)
    guard start >= 0, start <= bytes.count else { return [] }
    return bytes[start..<min(start + min(count, 1_024), bytes.count)]
  }

  private func text(_ entry: Entry) -> String {
    String(decoding: value(entry).prefix { $0 != 0 }, as: UTF8.self)
  }

  /// UTF-16, the least byte first.
  private func wideText(_ entry: Entry) -> String {
    let bytes = Array(value(entry))
    let units = stride(from: 0, to: bytes.count - 1, by: 2).map {
      UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
    }
    return String(decoding: units.prefix { $0 != 0 }, as: UTF16.self)
  }

  private func number(_ offset: Int, _ count: Int) -> Int {
    guard offset >= 0, offset + count <= bytes.count else { return 0 }
    let digits = bytes[offset..<(offset + count)]
    return (isLittleEndian ? Array(digits.reversed()) : Array(digits)).reduce(0) {
      $0 << 8 | Int($1)
    }
  }
}
