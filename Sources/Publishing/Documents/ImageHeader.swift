/// What the first bytes of an image file say of it.
struct ImageHeader: Hashable {
  /// The formats that every office program shows; the raw value is the ending of a file's name.
  enum Format: String {
    case png, jpg, gif

    var mediaType: String {
      switch self {
      case .png: "image/png"
      case .jpg: "image/jpeg"
      case .gif: "image/gif"
      }
    }
  }

  var format: Format
  /// In pixels, at least 1 each.
  var width: Int
  var height: Int

  /// Reads the size of a PNG (ISO/IEC 15948, §11.2.2), a GIF (89a, §18) or a JPEG (ITU-T T.81, B.2.2).
  ///
  /// - Returns: `nil` for anything else, and for a file that ends before its size or has none.
  /// - Complexity: O(1); O(segments) for a JPEG.
  init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      guard bytes.count >= 24, bytes[12..<16].elementsEqual("IHDR".utf8) else { return nil }
      self.init(
        .png, width: Self.number(bytes[16..<20]), height: Self.number(bytes[20..<24]))
    } else if bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8) {
      guard bytes.count >= 10 else { return nil }
      self.init(
        .gif, width: Self.number([bytes[7], bytes[6]]), height: Self.number([bytes[9], bytes[8]]))
    } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self.init(jpeg: bytes)
    } else {
      return nil
    }
  }

  private init?(_ format: Format, width: Int, height: Int) {
    guard width > 0, height > 0 else { return nil }
    self.format = format
    self.width = width
    self.height = height
  }

  /// The size stands in the frame header, behind segments of whatever length.
  private init?(jpeg bytes: [UInt8]) {
    var index = 2
    while index + 4 <= bytes.count, bytes[index] == 0xFF {
      let marker = bytes[index + 1]
      // Fill bytes, and markers without a segment.
      if marker == 0xFF {
        index += 1
        continue
      }
      if marker == 0x01 || (0xD0...0xD8).contains(marker) {
        index += 2
        continue
      }
      let isFrame =
        (0xC0...0xCF).contains(marker) && marker != 0xC4 && marker != 0xC8 && marker != 0xCC
      if isFrame {
        guard index + 9 <= bytes.count else { return nil }
        self.init(
          .jpg, width: Self.number(bytes[(index + 7)..<(index + 9)]),
          height: Self.number(bytes[(index + 5)..<(index + 7)]))
        return
      }
      let length = Self.number(bytes[(index + 2)..<(index + 4)])
      // The scan itself: no header came before it.
      guard length >= 2, marker != 0xDA else { return nil }
      index += 2 + length
    }
    return nil
  }

  /// Most significant byte first.
  private static func number(_ bytes: some Sequence<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }
}
