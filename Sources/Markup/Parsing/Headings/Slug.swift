/// The id that a heading's text gives, as GitHub makes it.
enum Slug {
  /// What a heading that has neither letter nor digit is called.
  private static let nameless = Array("section".utf8)

  /// A heading's text in lower case and Unicode's normalisation form C, punctuation dropped, spaces
  /// as `-`.
  ///
  ///     壹、計畫依據        壹計畫依據
  ///     What's New in 2.0?  whats-new-in-20
  static func of(_ text: [UInt8]) -> [UInt8] {
    var slug: [UInt8] = []
    slug.reserveCapacity(text.count)
    let hasWord =
      appendOrdinary(text, to: &slug)
      ?? {
        slug.removeAll(keepingCapacity: true)
        return append(String(decoding: text, as: UTF8.self), to: &slug)
      }()
    return hasWord ? slug : nameless
  }

  /// Appends the slug of a text of ASCII, Han and the punctuation that goes with it, none of which
  /// has another normal form nor, beyond ASCII, a case.
  ///
  /// - Returns: Whether it has a letter or a digit; `nil` for a text that holds anything else.
  private static func appendOrdinary(_ text: [UInt8], to slug: inout [UInt8]) -> Bool? {
    var hasWord = false
    var index = 0
    while index < text.count {
      let lead = text[index]
      if lead < 0x80 {
        if append(ascii: lead, to: &slug) { hasWord = true }
        index += 1
        continue
      }
      guard lead & 0xF0 == 0xE0, index + 2 < text.count, text[index + 1] & 0xC0 == 0x80,
        text[index + 2] & 0xC0 == 0x80
      else { return nil }
      let scalar =
        UInt32(lead & 0x0F) << 12 | UInt32(text[index + 1] & 0x3F) << 6
        | UInt32(text[index + 2] & 0x3F)
      switch scalar {
      case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x3005...0x3007, 0x3021...0x3029, 0xFF10...0xFF19:
        slug.append(lead)
        slug.append(text[index + 1])
        slug.append(text[index + 2])
        hasWord = true
      case 0x3000...0x3020, 0xFF01...0xFF20: break
      default: return nil
      }
      index += 3
    }
    return hasWord
  }

  /// Appends the slug of any text.
  ///
  /// - Returns: Whether it has a letter or a digit.
  private static func append(_ text: String, to slug: inout [UInt8]) -> Bool {
    var hasWord = false
    for scalar in NormalizationFormC.normalized(text.lowercased()).unicodeScalars {
      if scalar.isASCII {
        if append(ascii: UInt8(scalar.value), to: &slug) { hasWord = true }
      } else if isWord(scalar) {
        slug.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        hasWord = true
      }
    }
    return hasWord
  }

  /// Appends what becomes of an ASCII character.
  ///
  /// - Returns: Whether it is a letter, a digit or `_`.
  private static func append(ascii byte: UInt8, to slug: inout [UInt8]) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"):
      slug.append(byte | 0x20)
      return true
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"):
      slug.append(byte)
      return true
    case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "\n"), UInt8(ascii: "\t"):
      slug.append(UInt8(ascii: "-"))
      return false
    default: return false
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF: return true
    default: break
    }
    if scalar.properties.isAlphabetic { return true }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation:
      return true
    default: return false
    }
  }
}
