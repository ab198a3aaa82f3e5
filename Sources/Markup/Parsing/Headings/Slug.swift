/// The id that a heading's text gives, as GitHub makes it.
package enum Slug {
  /// What a heading that has neither letter nor digit is called.
  private static let nameless = Array("section".utf8)

  /// A heading's text in lower case and Unicode's normalisation form C, punctuation dropped, spaces
  /// as `-`.
  ///
  ///     壹、計畫依據        壹計畫依據
  ///     What's New in 2.0?  whats-new-in-20
  package static func of(_ text: [UInt8]) -> [UInt8] {
    var hasWord: Bool?
    var slug = [UInt8](unsafeUninitializedCapacity: text.count) { buffer, count in
      hasWord = writeOrdinary(text, to: buffer, count: &count)
    }
    if hasWord == nil {
      slug.removeAll(keepingCapacity: true)
      hasWord = append(String(decoding: text, as: UTF8.self), to: &slug)
    }
    return hasWord == true ? slug : nameless
  }

  /// Writes the slug of a text of ASCII, Han and the punctuation that goes with it, none of which
  /// has another normal form nor, beyond ASCII, a case.
  ///
  /// - Parameters:
  ///   - text: A text.
  ///   - slug: Room for as many bytes; a slug has no more.
  ///   - count: How many were written.
  /// - Returns: Whether it has a letter or a digit; `nil` for a text that holds anything else.
  private static func writeOrdinary(
    _ text: [UInt8], to slug: UnsafeMutableBufferPointer<UInt8>, count: inout Int
  ) -> Bool? {
    var hasWord = false
    var index = 0
    while index < text.count {
      let lead = text[index]
      if lead < 0x80 {
        if let byte = slugByte(ascii: lead) {
          slug[count] = byte
          count += 1
          if byte != UInt8(ascii: "-") { hasWord = true }
        }
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
        for offset in 0..<3 { slug[count + offset] = text[index + offset] }
        count += 3
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
        guard let byte = slugByte(ascii: UInt8(scalar.value)) else { continue }
        slug.append(byte)
        if byte != UInt8(ascii: "-") { hasWord = true }
      } else if isWord(scalar) {
        slug.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        hasWord = true
      }
    }
    return hasWord
  }

  /// What becomes of an ASCII character: a letter, a digit, `_`, or `-` for a space; `nil` for what
  /// is dropped.
  private static func slugByte(ascii byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"):
      byte
    case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "\n"), UInt8(ascii: "\t"):
      UInt8(ascii: "-")
    default: nil
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
