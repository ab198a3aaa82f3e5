extension OutlineNumber {
  /// Where a text stands, which decides what may be a number at its head.
  package enum Place: Sendable, Hashable {
    /// Every style.
    case heading
    /// Only what no ordinary sentence begins with: `一、`, `（一）`, `1、`, `(1)`, `①`. `I.` may be an
    /// initial, and `一、二級` or `1、2月` is no number.
    case paragraph
    /// As in a paragraph, and `(a)`: it counts only where every item of a list has a number.
    case item
  }

  /// The official number at the head of a text, and the text after it without the space between.
  ///
  ///     OutlineNumber.leading("肆、執行策略", in: .heading)   // 肆、 (4), 執行策略
  ///     OutlineNumber.leading("1.5倍", in: .heading)          // nil
  ///
  /// `text` is plain; a space at its head hides a number.
  package static func leading(
    _ text: String, in place: Place
  ) -> (number: OutlineNumber, rest: String)? {
    leading(Array(text.utf8), in: place)
  }

  /// The official number at the head of a text in UTF-8.
  static func leading(
    _ bytes: [UInt8], in place: Place
  ) -> (number: OutlineNumber, rest: String)? {
    guard let found = LeadingNumber(in: bytes, range: bytes.indices, place: place) else {
      return nil
    }
    let number = OutlineNumber(
      written: String(decoding: bytes[found.written], as: UTF8.self),
      symbol: String(decoding: bytes[found.symbol], as: UTF8.self),
      ordinal: found.ordinal, style: found.style)
    return (number, String(decoding: bytes[found.rest...], as: UTF8.self))
  }
}

/// A number found at the head of UTF-8 text, as offsets: what rendering needs, without a string
/// made.
struct LeadingNumber {
  var style: OutlineNumber.Style
  var ordinal: Int
  var symbol: Range<Int>
  /// With its punctuation.
  var written: Range<Int>
  /// Where the text after the number and its space begins.
  var rest: Int

  /// - Complexity: O(1); an ordinary text is refused at its first character.
  init?(in bytes: [UInt8], range: Range<Int>, place: OutlineNumber.Place) {
    var scanner = NumeralScanner(bytes, in: range)
    guard let found = Self.number(&scanner, place: place) else { return nil }
    (style, ordinal, symbol) = found
    written = range.lowerBound..<scanner.position
    scanner.skipSpaces()
    rest = scanner.position
  }

  private typealias Found = (style: OutlineNumber.Style, ordinal: Int, symbol: Range<Int>)

  private static func number(_ scanner: inout NumeralScanner, place: OutlineNumber.Place) -> Found?
  {
    guard let (first, _) = scanner.peek() else { return nil }
    switch first {
    case 0x28, 0xFF08: return parenthesized(&scanner, place: place)
    case 0x30...0x39: return arabic(&scanner, place: place)
    case 0x49, 0x56, 0x58: return place == .heading ? roman(&scanner) : nil
    case 0x2460...0x32BF: return circled(&scanner)
    case 0x4E00...0x9FFF: return chinese(&scanner, place: place)
    default: return nil
    }
  }

  /// (一), （一）, (1), （1）, (a): brackets of one width.
  private static func parenthesized(
    _ scanner: inout NumeralScanner, place: OutlineNumber.Place
  ) -> Found? {
    let close: Unicode.Scalar = scanner.skip("(") ? ")" : "）"
    if close == "）" { guard scanner.skip("（") else { return nil } }
    let start = scanner.position
    let style: OutlineNumber.Style
    let ordinal: Int
    if let value = scanner.chinese() {
      (style, ordinal) = (.parenthesizedChinese, value)
    } else if let value = scanner.arabic(upTo: 2) {
      (style, ordinal) = (.parenthesizedArabic, value)
    } else if place != .paragraph, let value = scanner.letter() {
      (style, ordinal) = (.parenthesizedLetter, value)
    } else {
      return nil
    }
    let symbol = start..<scanner.position
    return scanner.skip(close) ? (style, ordinal, symbol) : nil
  }

  /// 1. and 1、; a decimal, a version or a list of numbers is none.
  private static func arabic(_ scanner: inout NumeralScanner, place: OutlineNumber.Place) -> Found?
  {
    let start = scanner.position
    guard let value = scanner.arabic(upTo: 3) else { return nil }
    let symbol = start..<scanner.position
    if scanner.skip("、") {
      var ahead = scanner
      guard place == .heading || ahead.arabic(upTo: 3) == nil else { return nil }
    } else {
      guard place == .heading, stop(&scanner) else { return nil }
    }
    return (.arabic, value, symbol)
  }

  private static func roman(_ scanner: inout NumeralScanner) -> Found? {
    let start = scanner.position
    guard let value = scanner.roman() else { return nil }
    let symbol = start..<scanner.position
    return stop(&scanner) ? (.roman, value, symbol) : nil
  }

  private static func circled(_ scanner: inout NumeralScanner) -> Found? {
    let start = scanner.position
    guard let value = scanner.circled() else { return nil }
    return (.circled, value, start..<scanner.position)
  }

  /// 壹、 and 一、.
  private static func chinese(_ scanner: inout NumeralScanner, place: OutlineNumber.Place) -> Found?
  {
    let start = scanner.position
    if let value = scanner.formal() {
      let symbol = start..<scanner.position
      return scanner.skip("、") ? (.formal, value, symbol) : nil
    }
    guard let value = scanner.chinese() else { return nil }
    let symbol = start..<scanner.position
    guard scanner.skip("、") else { return nil }
    // 一、二級機關: the next number after the mark is an enumeration's, but 二、一般規定 is an item.
    var ahead = scanner
    guard place == .heading || ahead.chinese() != value + 1 else { return nil }
    return (.chinese, value, symbol)
  }

  /// A full stop that ends a number: no letter, digit or stop follows it.
  private static func stop(_ scanner: inout NumeralScanner) -> Bool {
    guard scanner.skip(".") || scanner.skip("．") else { return false }
    guard let (next, _) = scanner.peek() else { return true }
    switch next {
    case 0x2E, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return false
    default: return true
    }
  }
}
