package import Content

/// What is looked for in texts, by the character with which it begins.
///
/// A class, since it is made once for a site and every page has it.
package final class WritingTable: Sendable {
  /// What a character may begin.
  struct Flags: OptionSet, Sendable {
    let rawValue: UInt8
    static let simplified = Flags(rawValue: 1)
    static let term = Flags(rawValue: 2)
    /// A letter or digit of full width.
    static let wide = Flags(rawValue: 4)
    static let quotation = Flags(rawValue: 8)
    static let emoji = Flags(rawValue: 16)
    /// 年 or 字, near which there are numbers to compare.
    static let number = Flags(rawValue: 32)
    static let han = Flags(rawValue: 64)

    /// All but what only tells what stands beside something.
    static let marks: Flags = [.simplified, .term, .wide, .quotation, .emoji, .number]
  }

  /// A term with its bytes.
  struct Entry: Sendable {
    let term: WordList.Term
    let wrong: [UInt8]
    /// The bytes of an exception, and how far within it the wrong form begins.
    let exceptions: [(bytes: [UInt8], offset: Int)]
  }

  /// Of the Basic Multilingual Plane.
  let flags: [Flags]
  /// By first character, the longest first.
  let entries: [UInt32: [Entry]]

  /// The table of the official list.
  package static let official = WritingTable(.official)

  package init(_ list: WordList) {
    var flags = Self.common
    var entries: [UInt32: [Entry]] = [:]
    for term in list.terms {
      guard let first = term.wrong.unicodeScalars.first?.value, first < 0x1_0000 else { continue }
      flags[Int(first)].insert(.term)
      entries[first, default: []].append(Entry(term))
    }
    self.flags = flags
    self.entries = entries.mapValues { $0.sorted { $0.wrong.count > $1.wrong.count } }
  }

  /// The flags that no list changes.
  private static let common: [Flags] = {
    var flags = [Flags](repeating: [], count: 0x1_0000)
    for scalar in 0x3400...0x9FFF { flags[scalar] = .han }
    for scalar in 0xF900...0xFAFF { flags[scalar] = .han }
    // Brackets that belong to Chinese text.
    for scalar in "「」『』《》〈〉（）".unicodeScalars { flags[Int(scalar.value)] = .han }
    for scalar in SimplifiedCharacters.all.keys { flags[Int(scalar.value)].insert(.simplified) }
    for range in [0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A] {
      for scalar in range { flags[scalar].insert(.wide) }
    }
    flags[0x201C].insert(.quotation)
    for scalar in "年字".unicodeScalars { flags[Int(scalar.value)].insert(.number) }
    for value in 0x2300...0x2BFF {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      if scalar.properties.isEmojiPresentation { flags[value].insert(.emoji) }
    }
    // Asks for the colourful form of the character before it.
    flags[0xFE0F].insert(.emoji)
    return flags
  }()
}

extension WritingTable.Entry {
  fileprivate init(_ term: WordList.Term) {
    self.term = term
    wrong = Array(term.wrong.utf8)
    let wrong = wrong
    exceptions = term.exceptions.compactMap { exception in
      let bytes = Array(exception.utf8)
      return bytes.indices.first { bytes[$0...].starts(with: wrong) }.map { (bytes, $0) }
    }
  }
}
