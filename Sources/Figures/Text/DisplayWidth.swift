/// How wide text is when it is drawn, as far as can be told without its font.
///
/// Han and full-width characters take one em; Latin letters take the usual widths of a sans-serif
/// face. The sum errs on the wide side, so that a box made for it holds the text in any usual font.
///
/// The usual scalars are told by their ranges; Unicode's properties are asked for the rare ones.
package enum DisplayWidth {
  /// The width of `text` in thousandths of its font size.
  ///
  /// - Complexity: O(*n*) in the text's scalars.
  package static func thousandths(of text: some StringProtocol) -> Int {
    var run = TextRun()
    for scalar in text.unicodeScalars { run.append(scalar) }
    return run.width
  }

  /// A width in the units of `fontSize`, rounded up.
  static func units(ofThousandths width: Int, fontSize: Int) -> Int {
    (width * fontSize + 999) / 1000
  }

  /// The width of one scalar in thousandths of an em.
  package static func thousandths(of scalar: Unicode.Scalar) -> Int {
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
  package static func isWide(_ scalar: Unicode.Scalar) -> Bool {
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
  package static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3006...0x3007, 0x3021...0x3029, 0x3038...0x303A, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xF900...0xFA6D, 0xFA70...0xFAD9:
      true
    // Unicode goes on adding ideographs above the first plane; its own list is asked there.
    case 0x10000...: scalar.properties.isIdeographic
    default: false
    }
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // The letters and signs of Latin, but for the soft hyphen.
    case 0xA0...0xAC, 0xAE...0x2FF: return false
    default: break
    }
    return switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: true
    default: false
    }
  }
}

/// The width of text read scalar by scalar.
///
/// Where Han meets Latin, an eighth of an em is added: the space that `text-autospace` puts there.
struct TextRun {
  /// In thousandths of the font size.
  private(set) var width = 0
  private var first: Script = .none
  private var last: Script = .none

  private enum Script { case none, neutral, han, latin }

  mutating func append(_ scalar: Unicode.Scalar) {
    let script = Self.script(of: scalar)
    width += DisplayWidth.thousandths(of: scalar) + Self.space(between: last, and: script)
    if first == .none { first = script }
    last = script
  }

  /// Appends text that has been measured.
  mutating func append(_ other: TextRun) {
    guard other.first != .none else { return }
    width += other.width + Self.space(between: last, and: other.first)
    if first == .none { first = other.first }
    last = other.last
  }

  private static func space(between left: Script, and right: Script) -> Int {
    switch (left, right) {
    case (.han, .latin), (.latin, .han): 125
    default: 0
    }
  }

  private static func script(of scalar: Unicode.Scalar) -> Script {
    switch scalar {
    case "0"..."9", "A"..."Z", "a"..."z", "\u{C0}"..."\u{24F}": .latin
    default: DisplayWidth.isHan(scalar) ? .han : .neutral
    }
  }
}
