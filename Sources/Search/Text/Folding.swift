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

  /// The other form of an ideograph, by its distance from ``first``; 0 where it has none.
  private let variants: [UInt16]

  /// The first and the last of the ideographs that can have another form: those of one UTF-16 unit, so that places
  /// stay in scripts too.
  private static let first: UInt32 = 0x2E80
  private static let last: UInt32 = 0xFF9F

  /// - Parameter pairs: A variant, such as 臺, and what it is read as, 台. Those that are not
  ///   ``canBeVariant(_:)`` are passed over.
  package init(variants pairs: [(variant: Unicode.Scalar, form: Unicode.Scalar)] = []) {
    var variants = [UInt16](
      repeating: 0, count: pairs.isEmpty ? 0 : Int(Self.last - Self.first) + 1)
    for (variant, form) in pairs where Self.canBeVariant(variant) && Self.canBeVariant(form) {
      variants[Int(variant.value - Self.first)] = UInt16(form.value)
    }
    self.variants = variants
  }

  /// Whether a character can be read as another, and another as it: Han up to U+FFFF, with 〇 and the radicals, kana,
  /// bopomofo and hangul.
  package static func canBeVariant(_ scalar: Unicode.Scalar) -> Bool {
    guard (first...last).contains(scalar.value) else { return false }
    return Folding().fold(scalar.value).kind == .ideograph
  }

  /// What an ideograph is read as.
  @inline(__always)
  private func form(_ scalar: UInt32) -> UInt32 {
    guard !variants.isEmpty, scalar <= Self.last else { return scalar }
    let form = variants[Int(scalar - Self.first)]
    return form == 0 ? scalar : UInt32(form)
  }

  /// The form of a character that searches compare, and its kind.
  @inline(__always)
  func fold(_ scalar: UInt32) -> (scalar: UInt32, kind: Kind) {
    if scalar < 0x80 { return Self.foldASCII(scalar) }
    if scalar >= 0x4E00, scalar <= 0x9FFF { return (form(scalar), .ideograph) }
    return foldOther(scalar)
  }

  @inline(__always)
  private static func foldASCII(_ scalar: UInt32) -> (UInt32, Kind) {
    switch scalar {
    case 0x61...0x7A, 0x30...0x39: (scalar, .letter)
    case 0x41...0x5A: (scalar + 0x20, .letter)
    default: (scalar, .separator)
    }
  }

  private func foldOther(_ scalar: UInt32) -> (UInt32, Kind) {
    switch scalar {
    case 0xFF01...0xFF5E: return Self.foldASCII(scalar - 0xFEE0)
    case 0xC0...0x17F: return Self.foldLatin(Self.latin[Int(scalar - 0xC0)], of: scalar)
    case 0x1A0...0x1A1: return (0x6F, .letter)
    case 0x1AF...0x1B0: return (0x75, .letter)
    case 0x1CD...0x1DC: return (Self.pinyin[Int(scalar - 0x1CD)], .letter)
    case 0x1EA0...0x1EF9: return (Self.vietnamese[Int(scalar - 0x1EA0)], .letter)
    case 0x2E80...0x2FD5, 0x3005...0x3007, 0x3021...0x3029, 0x3041...0x3096, 0x309D...0x309F,
      0x30A1...0x30FA, 0x30FC...0x30FF, 0x3105...0x312F, 0x31A0...0x31BF, 0x31F0...0x31FF,
      0x3400...0x4DBF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x20000...0x3FFFD:
      return (form(scalar), .ideograph)
    case 0x3000...0x303F: return (scalar, .separator)
    default: return Self.foldByProperties(scalar)
    }
  }

  /// The letters without accents of U+00C0 to U+017F; a space where there is none.
  private static let latin = Array(
    """
    aaaaaaæceeeeiiiiðnooooo ouuuuyþßaaaaaaæceeeeiiiiðnooooo ouuuuyþy\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳĳjjkkĸlllllll\
    lllnnnnnnnŋŋooooooœœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs
    """.unicodeScalars.map(\.value))

  /// Those of U+01CD to U+01DC.
  private static let pinyin = Array("aaiioouuuuuuuuuu".unicodeScalars.map(\.value))

  /// Those of U+1EA0 to U+1EF9; ơ and ư stand apart from them.
  private static let vietnamese = Array(
    """
    aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiii\
    oooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy
    """.unicodeScalars.map(\.value))

  private static func foldLatin(_ letter: UInt32, of scalar: UInt32) -> (UInt32, Kind) {
    letter == 0x20 ? (scalar, .separator) : (letter, .letter)
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
