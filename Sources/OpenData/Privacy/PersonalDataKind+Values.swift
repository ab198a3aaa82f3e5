extension PersonalDataKind {
  /// A value as exceptions compare it: half-width, upper case, without what divides numbers into groups.
  ///
  ///     PersonalDataKind.nationalID.normalized(Array("ａ１２３-456-789".utf8))   // A123456789
  ///
  /// Addresses, birthdays and e-mail addresses keep their points and hyphens, which are part of them.
  package func normalized(_ value: [UInt8]) -> [UInt8] {
    let keepsMarks = self == .address || self == .birthday || self == .email
    return value.withUnsafeBufferPointer { text in
      var normalized: [UInt8] = []
      var index = 0
      while index < text.count {
        let unit = text.unit(at: index)
        switch unit.kind {
        case .digit, .letter: if let ascii = unit.ascii { normalized.append(ascii) }
        case .space: break
        case .hyphen: if keepsMarks { normalized.append(UInt8(ascii: "-")) }
        case .point: if keepsMarks { normalized.append(UInt8(ascii: ".")) }
        case .at: normalized.append(UInt8(ascii: "@"))
        case .opening, .closing, .plus, .slash:
          if keepsMarks { normalized += text[index..<(index + unit.length)] }
        case .other: normalized += text[index..<(index + unit.length)]
        }
        index += unit.length
      }
      return normalized
    }
  }

  /// A value as reports may show it: at most its first two and last two characters.
  ///
  ///     PersonalDataKind.nationalID.masked(Array("A123456789".utf8))   // A1•••••89
  ///
  /// How much is left out isn't told.
  package func masked(_ value: [UInt8]) -> String {
    let scalars = Array(String(decoding: normalized(value), as: UTF8.self).unicodeScalars)
    let shown = scalars.count >= 8 ? 2 : scalars.count >= 5 ? 1 : 0
    var masked = String.UnicodeScalarView(scalars.prefix(shown))
    masked.append(contentsOf: "•••••".unicodeScalars)
    masked.append(contentsOf: scalars.suffix(shown))
    return String(masked)
  }
}
