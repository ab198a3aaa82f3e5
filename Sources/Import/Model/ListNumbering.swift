/// How a word processor numbers the items of a list at one level.
struct ListNumbering {
  /// The first number as it shows, such as `一` or `a`; `nil` for bullets.
  var format: String?
  var prefix = ""
  var suffix = ""
  var start = 1
  /// How many numbers are shown, those of the levels above included: 2 for `1.1`.
  var shownLevels = 1

  /// Whether Markdown can count it as well.
  var isPlain: Bool { format == "1" && prefix.isEmpty }
}

extension ListNumbering {
  /// The number that office programs set before an item and do not write: `（一）`; empty for bullets and for formats that
  /// have no place in official texts.
  func label(_ number: Int) -> String {
    guard let symbol = symbol(number) else { return "" }
    let end = suffix.isEmpty && prefix.isEmpty ? "、" : suffix
    let isLatin = symbol.utf8.allSatisfy { $0 < 0x80 } && end.utf8.allSatisfy { $0 < 0x80 }
    return prefix + symbol + end + (isLatin ? " " : "")
  }

  /// The number without what stands about it; `nil` where none is shown.
  func symbol(_ number: Int) -> String? {
    guard let format, !format.isEmpty, number > 0 else { return nil }
    return switch format.unicodeScalars.first {
    case "1": String(number)
    case "一": Self.chinese(number, digits: Array("一二三四五六七八九"), ten: "十")
    case "壹": Self.chinese(number, digits: Array("壹貳參肆伍陸柒捌玖"), ten: "拾")
    case "甲" where number <= 10: String(Array("甲乙丙丁戊己庚辛壬癸")[number - 1])
    case "①" where number <= 20:
      Unicode.Scalar(UInt32(0x2460 + number - 1)).map { String(Character($0)) } ?? ""
    case "a" where number <= 26: Self.letter(number, from: 0x61)
    case "A" where number <= 26: Self.letter(number, from: 0x41)
    case "i": Self.roman(number).lowercased()
    case "I": Self.roman(number)
    default: String(number)
    }
  }

  /// Numbers as official outlines write them, to 99.
  private static func chinese(_ number: Int, digits: [Character], ten: Character) -> String {
    guard number < 100 else { return String(number) }
    let (tens, ones) = number.quotientAndRemainder(dividingBy: 10)
    var text = ""
    if tens > 1 { text.append(digits[tens - 1]) }
    if tens > 0 { text.append(ten) }
    if ones > 0 { text.append(digits[ones - 1]) }
    return text
  }

  private static func letter(_ number: Int, from first: UInt8) -> String {
    String(Character(Unicode.Scalar(first + UInt8(number - 1))))
  }

  private static func roman(_ number: Int) -> String {
    guard number < 40 else { return String(number) }
    let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    return String(repeating: "X", count: number / 10) + ones[number % 10]
  }
}

extension [ImportedDocument.Block] {
  /// Puts a number at the head of the first paragraph.
  mutating func number(_ label: String) {
    guard !label.isEmpty, case .paragraph(let inlines)? = first else { return }
    self[0] = .paragraph([.text(label)] + inlines)
  }
}
