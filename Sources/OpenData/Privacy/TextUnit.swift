/// A character, as far as it matters to numbers: full-width forms count as their half-width ones.
struct TextUnit {
  enum Kind {
    /// `value` is 0 to 9.
    case digit
    /// `value` is 0 for A or a, to 25.
    case letter
    /// One that stands within a line.
    case space
    /// A hyphen, a dash or a middle dot.
    case hyphen
    case point
    /// A slash or a low line, which divides numbers as often as it joins the groups of one.
    case slash
    case opening
    case closing
    case plus
    case at
    /// Anything else, and what is beyond the ends of the text.
    case other
  }

  var kind: Kind
  var value: UInt8
  /// In bytes; 0 beyond the ends.
  var length: Int

  init(_ kind: Kind, value: UInt8 = 0, length: Int) {
    self.kind = kind
    self.value = value
    self.length = length
  }

  static let end = TextUnit(.other, length: 0)

  /// Whether a number goes on beyond it: `0912-345-678`.
  var isSeparator: Bool {
    kind == .space || kind == .hyphen || kind == .point || kind == .slash
  }

  /// Its half-width byte, letters in upper case; none where it has none that matters.
  var ascii: UInt8? {
    switch kind {
    case .digit: UInt8(ascii: "0") + value
    case .letter: UInt8(ascii: "A") + value
    default: nil
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The character that begins at `index`.
  ///
  /// Never beyond the end, whatever the bytes are.
  @inline(__always)
  func unit(at index: Int) -> TextUnit {
    guard index < count else { return .end }
    let byte = self[index]
    if byte >= 0x80 { return wideUnit(at: index, first: byte) }
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      return TextUnit(.digit, value: byte - UInt8(ascii: "0"), length: 1)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"):
      return TextUnit(.letter, value: byte - UInt8(ascii: "A"), length: 1)
    case UInt8(ascii: "a")...UInt8(ascii: "z"):
      return TextUnit(.letter, value: byte - UInt8(ascii: "a"), length: 1)
    case UInt8(ascii: " "): return TextUnit(.space, length: 1)
    case UInt8(ascii: "-"): return TextUnit(.hyphen, length: 1)
    case UInt8(ascii: "."): return TextUnit(.point, length: 1)
    case UInt8(ascii: "/"), UInt8(ascii: "_"): return TextUnit(.slash, length: 1)
    case UInt8(ascii: "("): return TextUnit(.opening, length: 1)
    case UInt8(ascii: ")"): return TextUnit(.closing, length: 1)
    case UInt8(ascii: "+"): return TextUnit(.plus, length: 1)
    case UInt8(ascii: "@"): return TextUnit(.at, length: 1)
    default: return TextUnit(.other, length: 1)
    }
  }

  /// The character that ends before `index`.
  func unit(before index: Int) -> TextUnit {
    guard index > 0 else { return .end }
    if self[index - 1] < 0x80 { return unit(at: index - 1) }
    var start = index - 1
    while start > 0, index - start < 4, self[start] & 0xC0 == 0x80 { start -= 1 }
    let unit = unit(at: start)
    // Bytes that are no UTF-8 are taken one by one.
    return start + unit.length == index ? unit : TextUnit(.other, length: 1)
  }

  private func wideUnit(at index: Int, first: UInt8) -> TextUnit {
    let length = Swift.min(
      first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1, count - index)
    if length == 2, first == 0xC2 {
      switch self[index + 1] {
      case 0xA0: return TextUnit(.space, length: 2)  // no-break space
      case 0xAD, 0xB7: return TextUnit(.hyphen, length: 2)  // soft hyphen, ·
      default: break
      }
    }
    guard length == 3 else { return TextUnit(.other, length: length) }
    switch (first, self[index + 1], self[index + 2]) {
    case (0xEF, 0xBC, 0x90...0x99):
      return TextUnit(.digit, value: self[index + 2] - 0x90, length: 3)
    case (0xEF, 0xBC, 0xA1...0xBA):
      return TextUnit(.letter, value: self[index + 2] - 0xA1, length: 3)
    case (0xEF, 0xBD, 0x81...0x9A):
      return TextUnit(.letter, value: self[index + 2] - 0x81, length: 3)
    case (0xE3, 0x80, 0x80), (0xE2, 0x80, 0x80...0x8D), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0xA0),
      (0xEF, 0xBB, 0xBF):
      // U+3000, U+2000 to U+200A, U+202F; those without width: U+200B to U+200D, U+2060, U+FEFF.
      return TextUnit(.space, length: 3)
    case (0xEF, 0xBC, 0x8D), (0xEF, 0xB9, 0xA3), (0xE2, 0x88, 0x92), (0xE2, 0x80, 0x90...0x95),
      (0xE3, 0x83, 0xBB), (0xEF, 0xBD, 0xA5), (0xE2, 0x80, 0xA7):
      return TextUnit(.hyphen, length: 3)  // － ﹣ −, U+2010 to U+2015, ・ ･ ‧
    case (0xEF, 0xBC, 0x8E): return TextUnit(.point, length: 3)
    case (0xEF, 0xBC, 0x8F), (0xEF, 0xBC, 0xBF): return TextUnit(.slash, length: 3)
    case (0xEF, 0xBC, 0x88): return TextUnit(.opening, length: 3)
    case (0xEF, 0xBC, 0x89): return TextUnit(.closing, length: 3)
    case (0xEF, 0xBC, 0x8B): return TextUnit(.plus, length: 3)
    case (0xEF, 0xBC, 0xA0): return TextUnit(.at, length: 3)
    default: return TextUnit(.other, length: 3)
    }
  }

  /// Whether the UTF-8 of a text stands at `index`; ASCII letters of `word` are lower case and match either.
  func hasWord(_ word: StaticString, at index: Int) -> Bool {
    guard index >= 0, index + word.utf8CodeUnitCount <= count else { return false }
    return word.withUTF8Buffer { word in
      for offset in 0..<word.count {
        let byte = self[index + offset]
        let isUpper = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        if (isUpper ? byte | 0x20 : byte) != word[offset] { return false }
      }
      return true
    }
  }

  /// Whether the UTF-8 of a text ends before `index`.
  func hasWord(_ word: StaticString, before index: Int) -> Bool {
    hasWord(word, at: index - word.utf8CodeUnitCount)
  }
}
