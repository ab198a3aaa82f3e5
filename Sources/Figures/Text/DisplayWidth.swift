/// How wide text is when it is drawn, as far as can be told without its font.
///
/// Han and full-width characters take one em; Latin letters take the usual widths of a sans-serif
/// face. The sum errs on the wide side, so that a box made for it holds the text in any usual font.
enum DisplayWidth {
  /// The width of `text` in thousandths of its font size.
  ///
  /// Where Han meets Latin, an eighth of an em is added: the space that `text-autospace` puts there.
  ///
  /// - Complexity: O(*n*) in the text's scalars.
  static func thousandths(of text: some StringProtocol) -> Int {
    var total = 0
    var previous: Script = .neutral
    for scalar in text.unicodeScalars {
      total += thousandths(of: scalar)
      let script = script(of: scalar)
      if script != .neutral, previous != .neutral, script != previous { total += 125 }
      previous = script
    }
    return total
  }

  /// The width of `text` in the units of `fontSize`, rounded up.
  static func units(of text: some StringProtocol, fontSize: Int) -> Int {
    (thousandths(of: text) * fontSize + 999) / 1000
  }

  /// The width of one scalar in thousandths of an em.
  static func thousandths(of scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case "i", "j", "l", "I", "|", "!", "'", ".", ",", ":", ";": 300
    case " ", "f", "t", "r", "(", ")", "[", "]", "{", "}", "-", "/", "\\", "\"", "`", "*": 390
    case "m", "w", "M", "W", "@", "%": 920
    case "A"..."Z", "&", "+", "=", "<", ">", "~", "#", "$": 690
    case "\u{20}"..."\u{7E}": 580
    default: isWide(scalar) ? 1000 : isInvisible(scalar) ? 0 : 640
    }
  }

  /// Whether a Chinese font draws the scalar one em wide (Unicode Standard Annex 11: W, F, and what is
  /// ambiguous there but full-width in Chinese text, such as `…` and `①`).
  static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2014...0x2015, 0x2018...0x201F, 0x2025...0x2026, 0x2030...0x203B,
      0x2103...0x2109, 0x2150...0x22FF, 0x2312, 0x2460...0x27BF, 0x2E80...0xA4CF,
      0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60,
      0xFFE0...0xFFE6, 0x1F000...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// Whether the scalar is a Han ideograph, which may end a line on either side.
  static func isHan(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isIdeographic }

  private enum Script { case neutral, han, latin }

  private static func script(of scalar: Unicode.Scalar) -> Script {
    if isHan(scalar) { return .han }
    switch scalar {
    case "0"..."9", "A"..."Z", "a"..."z", "\u{C0}"..."\u{24F}": return .latin
    default: return .neutral
    }
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: true
    default: false
    }
  }
}
