extension VagueText {
  /// Of each word that says nothing, the hash of its letters.
  private static let hashes = Set(
    words.map { word in
      var word = word
      return word.withUTF8 { hash(of: $0) ?? 0 }
    })

  /// The first characters of the words: most texts begin with another one.
  private static let beginnings = Set(words.compactMap(\.unicodeScalars.first?.value))

  /// The bytes of the longest word.
  private static let longest = words.map(\.utf8.count).max() ?? 0

  /// Whether a text is one of these words, whatever its marks, arrows and letters' case; without making a string.
  static func saysNothing(_ text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { bytes in
      guard let hash = hash(of: bytes) else { return false }
      return hashes.contains(hash)
    }
  }

  /// Of the letters and digits, small ones for great ones, with one space between words; `nil` where there are none,
  /// or more than in any of the words.
  private static func hash(of bytes: UnsafeBufferPointer<UInt8>) -> UInt64? {
    var number: UInt64 = 0xCBF2_9CE4_8422_2325
    var count = 0
    var wantsSpace = false
    func add(_ byte: UInt8) {
      number = (number ^ UInt64(byte)) &* 0x0100_0000_01B3
      count += 1
    }
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      defer { index += length }
      if isMark(bytes, index) {
        wantsSpace = wantsSpace || byte <= 0x20
        continue
      }
      if count == 0 {
        let first = UTF8Reading.scalar(at: index, in: bytes).scalar
        guard beginnings.contains(first &- 0x41 < 26 ? first | 0x20 : first) else { return nil }
      } else if wantsSpace {
        add(0x20)
      }
      wantsSpace = false
      for offset in index..<min(index + length, bytes.count) {
        let letter = bytes[offset]
        add(letter &- 0x41 < 26 && length == 1 ? letter | 0x20 : letter)
      }
      guard count <= longest else { return nil }
    }
    return count > 0 ? number : nil
  }

  /// Whether a character is neither letter nor digit.
  private static func isMark(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    switch bytes[index] {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xE4...0xED: return false
    case 0..<0x80: return true
    default:
      guard let scalar = Unicode.Scalar(UTF8Reading.scalar(at: index, in: bytes).scalar) else {
        return true
      }
      return !scalar.properties.isAlphabetic && scalar.properties.numericType == nil
    }
  }
}
