import Encodings

/// A text as Markdown may write it: with backslashes before punctuation, and entities for letters (CommonMark, §2.4
/// and §2.5).
enum MarkdownSpelling {
  /// Where a text ends that begins at `start`, however its letters are written; `nil` where another one stands there.
  ///
  /// `https://a.tw/?x&y_z` may stand as `https://a.tw/?x&amp;y\_z`. Nothing at or after `limit` is looked at.
  static func end(
    of text: [UInt8], in source: [UInt8], at start: Int, limit: Int
  ) -> Int? {
    var (place, next) = (start, 0)
    while next < text.count {
      guard place < limit else { return nil }
      if let (length, letters) = entity(in: source, at: place, limit: limit),
        text[next...].starts(with: letters)
      {
        place += length
        next += letters.count
      } else if source[place] == text[next] {
        place += 1
        next += 1
      } else if source[place] == UInt8(ascii: "\\"), place + 1 < limit,
        source[place + 1] == text[next], isPunctuation(text[next])
      {
        place += 2
        next += 1
      } else {
        return nil
      }
    }
    return place
  }

  /// The longest that an entity's name is, with what encloses it.
  private static let longestEntity = 33

  /// The length of the entity at a place, and the bytes that it stands for.
  private static func entity(
    in source: [UInt8], at start: Int, limit: Int
  ) -> (length: Int, letters: [UInt8])? {
    guard source[start] == UInt8(ascii: "&") else { return nil }
    let reach = source[start..<min(limit, start + longestEntity)]
    guard let end = reach.firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let written = String(decoding: source[start...end], as: UTF8.self)
    let letters = HTMLEscaping.unescaped(written)
    return letters == written ? nil : (end + 1 - start, Array(letters.utf8))
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
