/// A word of Latin letters, whatever their case, as one number: five bits a letter.
///
/// Words of more than twelve letters are all alike; none of those that anybody asks for is as long.
struct LatinWord: Hashable, Sendable {
  private(set) var letters: UInt64 = 0
  /// How many letters it has.
  private(set) var count = 0

  /// Adds a letter of either case.
  mutating func append(_ letter: UInt8) {
    count += 1
    letters = count > 12 ? .max : letters << 5 | UInt64(letter & 0x1F)
  }

  static func == (left: LatinWord, right: LatinWord) -> Bool { left.letters == right.letters }

  func hash(into hasher: inout Hasher) { hasher.combine(letters) }
}

extension LatinWord: ExpressibleByStringLiteral {
  init(stringLiteral text: StaticString) {
    text.withUTF8Buffer { for letter in $0 { append(letter) } }
  }
}
