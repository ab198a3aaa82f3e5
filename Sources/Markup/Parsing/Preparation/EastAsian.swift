/// What the Chinese rules of Markdown ask of a character.
enum EastAsian {
  /// Whether a character belongs to Chinese, Japanese or Korean writing, full-width punctuation
  /// included.
  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    isHangul(scalar.value) || isSpaceless(scalar)
  }

  /// Whether a bare link ends before a character: Han, kana, full-width forms and CJK punctuation.
  static func isSpaceless(_ scalar: Unicode.Scalar) -> Bool {
    SoftBreak.isSpaceless(scalar.value)
  }

  /// Whether a character only chooses how the one before it looks.
  static func isVariationSelector(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF: true
    default: false
    }
  }

  /// Whether CommonMark takes a character for punctuation: Unicode's categories P and S (0.31.2,
  /// §2.1).
  static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return isPunctuation(ascii: UInt8(scalar.value)) }
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol:
      return true
    default: return false
    }
  }

  static func isPunctuation(ascii byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  /// Whether CommonMark takes a character for white space.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0C, 0x0D, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  private static func isHangul(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x11FF, 0x3130...0x318F, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xFFA0...0xFFDC: true
    default: false
    }
  }
}

/// One scalar of UTF-8 text and where it stands; what is ill-formed reads as U+FFFD, one byte long.
struct TextScalar {
  var scalar: Unicode.Scalar
  var range: Range<Int>
}

extension TextScalar {
  /// The scalar that begins at `index`, if there is one before `end`.
  init?(at index: Int, in bytes: borrowing [UInt8], before end: Int) {
    guard index < end else { return nil }
    let lead = bytes[index]
    let length =
      switch lead {
      case 0x00...0x7F: 1
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    guard length > 1, index + length <= end else {
      scalar = length == 1 ? Unicode.Scalar(lead) : "\u{FFFD}"
      range = index..<(index + 1)
      return
    }
    var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for offset in 1..<length {
      guard bytes[index + offset] & 0xC0 == 0x80 else {
        scalar = "\u{FFFD}"
        range = index..<(index + 1)
        return
      }
      value = value << 6 | UInt32(bytes[index + offset] & 0x3F)
    }
    scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    range = index..<(index + length)
  }

  /// The scalar that ends before `index`, if there is one from `start` on.
  init?(before index: Int, in bytes: borrowing [UInt8], from start: Int) {
    guard index > start else { return nil }
    var lead = index - 1
    while lead > start, index - lead < 4, bytes[lead] & 0xC0 == 0x80 { lead -= 1 }
    guard let found = TextScalar(at: lead, in: bytes, before: index),
      found.range.upperBound == index
    else {
      scalar = "\u{FFFD}"
      range = (index - 1)..<index
      return
    }
    self = found
  }
}
