/// Takes endings off English words, lightly: what is left stands for the word, and need not be one.
///
///     forms, form → form    replies, reply → reply    published, publishing → publish
///     notices → notic       services, service → servic
///
/// Only words of the letters a to z change, and never below three letters. The rules see one word alone and are
/// few, so that `search.js` can have the same.
enum Stemmer {
  /// Shortens the word that `word` holds from `start` on.
  static func stem(_ word: inout [UInt8], from start: Int = 0) {
    let isPlain = word[start...].allSatisfy { $0 >= 0x61 && $0 <= 0x7A }
    guard isPlain, word.count - start > 3 else { return }
    removePlural(&word, start)
    if !removeParticiple(&word, start) { _ = drop("ly", &word, start, leaving: 4) }
    if word.count - start > 4, word.last == UInt8(ascii: "e") { word.removeLast() }
    if word.count - start > 3, word.last == UInt8(ascii: "i") {
      word[word.count - 1] = UInt8(ascii: "y")
    }
  }

  private static func removePlural(_ word: inout [UInt8], _ start: Int) {
    guard word.last == UInt8(ascii: "s") else { return }
    let before = word[word.count - 2]
    if before == UInt8(ascii: "s") || before == UInt8(ascii: "u") || before == UInt8(ascii: "i") {
      return
    }
    word.removeLast()
    if ends(word, "ie"), word.count - start > 4 { word.removeLast() }
    let hissing: [StaticString] = ["sse", "xe", "che", "she", "ze"]
    if hissing.contains(where: { ends(word, $0) }) { word.removeLast() }
  }

  /// Whether there was a participle's ending.
  private static func removeParticiple(_ word: inout [UInt8], _ start: Int) -> Bool {
    guard drop("ing", &word, start, leaving: 3) || drop("ed", &word, start, leaving: 3) else {
      return false
    }
    // “planned” stands for “plan”, but “filled” for “fill”.
    if let last = word.last, word.count - start > 3, word[word.count - 2] == last,
      !Self.isVowel(last), last != UInt8(ascii: "l"), last != UInt8(ascii: "s")
    {
      word.removeLast()
    }
    return true
  }

  /// Removes an ending where at least `count` letters stay, one of them a vowel.
  private static func drop(
    _ ending: StaticString, _ word: inout [UInt8], _ start: Int, leaving count: Int
  ) -> Bool {
    let rest = word.count - ending.utf8CodeUnitCount
    guard rest - start >= count, ends(word, ending),
      word[start..<rest].contains(where: { isVowel($0) || $0 == UInt8(ascii: "y") })
    else { return false }
    word.removeLast(ending.utf8CodeUnitCount)
    return true
  }

  private static func ends(_ word: [UInt8], _ ending: StaticString) -> Bool {
    let count = ending.utf8CodeUnitCount
    guard word.count >= count else { return false }
    return ending.withUTF8Buffer { word[(word.count - count)...].elementsEqual($0) }
  }

  private static func isVowel(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"):
      true
    default: false
    }
  }
}
