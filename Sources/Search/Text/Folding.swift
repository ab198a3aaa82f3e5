/// How single characters are compared: case, width, accents and variants make no difference.
///
/// One character becomes one, so that places in the folded text are places in the text. `search.js` folds
/// queries and excerpts by the same rules; a test holds the two to each other.
package struct Folding: Sendable {
  /// What a character is to words.
  enum Kind: Sendable {
    /// Stands between words.
    case separator
    /// Part of a word that is written with letters or digits.
    case letter
    /// Of a script that writes no spaces between words: Han, kana, bopomofo, hangul.
    case ideograph
  }

  /// The other form of a Han character, by its distance from U+4E00; 0 where it has none.
  private let variants: [UInt16]

  private static let hanStart: UInt32 = 0x4E00
  private static let hanCount = 0x9FFF - 0x4E00 + 1

  /// - Parameter pairs: A variant, such as 臺, and what it is read as, 台: each one character of U+4E00 to U+9FFF.
  ///   Others are passed over.
  package init(variants pairs: [(variant: Unicode.Scalar, form: Unicode.Scalar)] = []) {
    var variants = [UInt16](repeating: 0, count: pairs.isEmpty ? 0 : Self.hanCount)
    for (variant, form) in pairs {
      guard let place = Self.place(variant.value), Self.place(form.value) != nil else { continue }
      variants[place] = UInt16(form.value)
    }
    self.variants = variants
  }

  private static func place(_ scalar: UInt32) -> Int? {
    guard scalar >= hanStart, scalar < hanStart + UInt32(hanCount) else { return nil }
    return Int(scalar - hanStart)
  }

  /// The form of a character that searches compare, and its kind.
  @inline(__always)
  func fold(_ scalar: UInt32) -> (scalar: UInt32, kind: Kind) {
    if scalar < 0x80 { return Self.foldASCII(scalar) }
    if scalar >= Self.hanStart, scalar <= 0x9FFF {
      guard !variants.isEmpty else { return (scalar, .ideograph) }
      let form = variants[Int(scalar - Self.hanStart)]
      return (form == 0 ? scalar : UInt32(form), .ideograph)
    }
    return Self.foldOther(scalar)
  }

  @inline(__always)
  private static func foldASCII(_ scalar: UInt32) -> (UInt32, Kind) {
    switch scalar {
    case 0x61...0x7A, 0x30...0x39: (scalar, .letter)
    case 0x41...0x5A: (scalar + 0x20, .letter)
    default: (scalar, .separator)
    }
  }

  private static func foldOther(_ scalar: UInt32) -> (UInt32, Kind) {
    switch scalar {
    case 0xFF01...0xFF5E: return foldASCII(scalar - 0xFEE0)
    case 0xC0...0x17F: return foldLatin(scalar)
    case 0x2E80...0x2FD5, 0x3005...0x3007, 0x3021...0x3029, 0x3041...0x3096, 0x309D...0x309F,
      0x30A1...0x30FA, 0x30FC...0x30FF, 0x3105...0x312F, 0x31A0...0x31BF, 0x31F0...0x31FF,
      0x3400...0x4DBF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x20000...0x3FFFD:
      return (scalar, .ideograph)
    case 0x3000...0x303F: return (scalar, .separator)
    default: return foldByProperties(scalar)
    }
  }

  /// The letters without accents of U+00C0 to U+017F; a space where there is none.
  private static let latin = Array(
    """
    aaaaaaæceeeeiiiiðnooooo ouuuuyþßaaaaaaæceeeeiiiiðnooooo ouuuuyþy\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳĳjjkkĸlllllll\
    lllnnnnnnnŋŋooooooœœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs
    """.unicodeScalars.map(\.value))

  private static func foldLatin(_ scalar: UInt32) -> (UInt32, Kind) {
    let letter = latin[Int(scalar - 0xC0)]
    return letter == 0x20 ? (scalar, .separator) : (letter, .letter)
  }

  private static func foldByProperties(_ value: UInt32) -> (UInt32, Kind) {
    guard let scalar = Unicode.Scalar(value) else { return (value, .separator) }
    let properties = scalar.properties
    guard properties.isAlphabetic || properties.numericType != nil else {
      return (value, .separator)
    }
    let lower = properties.lowercaseMapping.unicodeScalars
    // A character that becomes two would move all places behind it.
    return (lower.count == 1 ? lower.first?.value ?? value : value, .letter)
  }
}
