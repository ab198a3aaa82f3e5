extension VagueText {
  /// Of each word that says nothing, the hash of its letters.
  private static let hashes = Set(
    words.map { word in
      var word = word
      return word.withUTF8 { hash(of: $0) ?? 0 }
    })

  /// The bytes of the longest word, with room for marks and arrows around it.
  private static let longest = (words.map(\.utf8.count).max() ?? 0) + 16

  /// Whether a text is one of these words, whatever its marks, arrows and letters' case; without making a string.
  static func saysNothing(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= longest else { return false }
    return text.withUnsafeBufferPointer { bytes in
      guard let hash = hash(of: bytes) else { return false }
      return hashes.contains(hash)
    }
  }

  /// Of the letters and digits, small ones for great ones, with one space between words; `nil` where there are none.
  private static func hash(of bytes: UnsafeBufferPointer<UInt8>) -> UInt64? {
    var number: UInt64 = 0xCBF2_9CE4_8422_2325
    var hasLetters = false
    var wantsSpace = false
    func add(_ byte: UInt8) { number = (number ^ UInt64(byte)) &* 0x0100_0000_01B3 }
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      defer { index += length }
      if isMark(bytes, index) {
        wantsSpace = wantsSpace || byte <= 0x20
        continue
      }
      if wantsSpace, hasLetters { add(0x20) }
      wantsSpace = false
      hasLetters = true
      for offset in index..<min(index + length, bytes.count) {
        let letter = bytes[offset]
        add(letter &- 0x41 < 26 && length == 1 ? letter | 0x20 : letter)
      }
    }
    return hasLetters ? number : nil
  }

  /// Whether a character is neither letter nor digit: ASCII marks, U+0080–00BF, general punctuation to symbols
  /// (U+2000–2FFF), marks of Han text (U+3000–303F) and their forms of full width.
  private static func isMark(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    let byte = bytes[index]
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return false
    case 0..<0x80, 0xC2, 0xE2, 0xEF, 0xF0: return true
    case 0xE3: return index + 1 < bytes.count && bytes[index + 1] == 0x80
    default: return false
    }
  }
}
