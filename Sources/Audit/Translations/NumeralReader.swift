import Encodings

/// Reads the numbers of a text, one after the other.
struct NumeralReader {
  enum Found {
    /// `parts` are other readings: those of `1萬2,000` are 1, 2,000, 10,000. What is not sure is part of something
    /// else: of a telephone number, a time of day, a name.
    case number(Int, parts: [Int], isSure: Bool, text: Range<Int>)
    case percentage(Int, text: Range<Int>)
    /// A day, and its year where that is written with it.
    case day(Numerals.Day, year: Int?, text: Range<Int>)
    case month(Int)
  }

  /// What 1 is.
  static let unit = 10_000

  /// Full-width digits, letters and marks are what the others are.
  let text: HalfWidthText
  var index = 0
  let isChinese: Bool
  /// Whether numbers in words and the names of months count.
  let readsWords: Bool

  init(_ text: HalfWidthText, isChinese: Bool, readsWords: Bool) {
    self.text = text
    self.isChinese = isChinese
    self.readsWords = readsWords
  }

  mutating func next() -> Found? {
    // What is no number is passed over where it is read, in this loop and not by calling it again: a text may have
    // any number of them.
    while index < text.count {
      if text.isDigit(index) {
        if let found = digits() { return found }
      } else if !readsWords {
        index = text.nextDigit(from: index)
      } else if isChinese, isHanNumeral(index) {
        if let found = hanNumber() { return found }
      } else if !isChinese, text.isLetter(index) {
        if let found = word() { return found }
      } else {
        index += 1
      }
    }
    return nil
  }

  // MARK: Numbers in digits

  /// What digits begin; `nil`, behind them, for what is too large or too long.
  private mutating func digits() -> Found? {
    let start = index
    if let day = day() { return day }
    index = start
    guard let number = plainNumber() else {
      while text.isDigit(index) { index += 1 }
      return nil
    }
    var (parts, isSure) = ([number], isSure(start))
    isSure = isSure && !isTime()
    guard let value = multiplied(number, &parts) else { return nil }
    let range = start..<index
    if isSure, isPercentage() { return .percentage(value, text: range) }
    // 8成 is 80%.
    if isChinese, text.reads("成", at: index), let share = product(value, 10) {
      parts.append(share)
    }
    return .number(value, parts: parts, isSure: isSure, text: range)
  }

  /// Digits with thousands separators and a fraction; `nil` for what is too long to be a quantity.
  private mutating func plainNumber() -> Int? {
    var whole = 0
    let start = index
    while text.isDigit(index) {
      guard index - start < 9 else { return nil }
      whole = whole * 10 + text.digit(index)
      index += 1
    }
    if index - start <= 3 {
      while text[index] == UInt8(ascii: ","), text.isDigit(index + 1), text.isDigit(index + 2),
        text.isDigit(index + 3), !text.isDigit(index + 4), whole < 1_000_000_000
      {
        whole =
          whole * 1000 + text.digit(index + 1) * 100 + text.digit(index + 2) * 10
          + text.digit(index + 3)
        index += 4
      }
    }
    var (fraction, scale) = (0, Self.unit)
    if text[index] == UInt8(ascii: "."), text.isDigit(index + 1) {
      index += 1
      while text.isDigit(index) {
        scale /= 10
        fraction += text.digit(index) * scale
        index += 1
      }
    }
    return whole * Self.unit + fraction
  }

  /// Whether digits that begin at a place, and end here, are a number of their own.
  private func isSure(_ start: Int) -> Bool {
    let before = text[start - 1]
    if text.isLetter(start - 1) || before == UInt8(ascii: ".") || before == UInt8(ascii: "#")
      || before == UInt8(ascii: "_")
    {
      return false
    }
    // 02-2380-0791, 112–115, 8:30, 1/2, 115.5.29
    if let joint = text.joint(before: start), joint > 0 { return false }
    if text.hasJoint(at: index) {
      let next = index + text.length(at: index)
      if text.isDigit(next) || text.isLetter(next) { return false }
    }
    if text[index] == UInt8(ascii: "."), text.isDigit(index + 1) { return false }
    // 0912, 001
    if text[start] == UInt8(ascii: "0"), text.isDigit(start + 1) { return false }
    return !text.isLetter(index) || EnglishNumeral.suffixes.contains(text.word(at: index))
  }

  /// Whether a time of day stands here: 30分, 5:30, 8 a.m.
  private func isTime() -> Bool {
    if isChinese {
      let isTime = Self.timeUnits.contains { text.reads($0, at: index) }
      return isTime && !text.reads("數", at: index + HanNumeral.byteCount)
    }
    let start = text[index] == UInt8(ascii: " ") ? index + 1 : index
    return EnglishNumeral.halvesOfDay.contains(text.word(at: start))
  }

  private static let timeUnits: [StaticString] = ["時", "點", "分", "秒"]

  private mutating func isPercentage() -> Bool {
    let place = text[index] == UInt8(ascii: " ") ? index + 1 : index
    if text[place] == UInt8(ascii: "%") {
      index = place + 1
      return true
    }
    let word = text.word(at: place)
    return word == "percent" || word == "per"
  }

  /// The number with what multiplies it: 1萬2,000, 1.2億, 12 million; `nil` for what is too large.
  private mutating func multiplied(_ first: Int, _ parts: inout [Int]) -> Int? {
    guard isChinese else {
      let start = text[index] == UInt8(ascii: " ") ? index + 1 : index
      let name = text.word(at: start)
      guard name.count > 0, let factor = EnglishNumeral.factors[name] else { return first }
      index = start + name.count
      return product(first, factor)
    }
    var total = 0
    var number = first
    while true {
      var factor: Int? = 1
      while let more = HanNumeral.factor(text.scalar(at: index)) {
        if let known = factor { factor = product(known, more) }
        index += HanNumeral.byteCount
      }
      if factor == 1 { return sum(total, number) }
      guard let scale = factor, let scaled = product(number, scale),
        let larger = sum(total, scaled)
      else { return nil }
      total = larger
      parts.append(total)
      guard text.isDigit(index), let following = plainNumber() else { return total }
      parts.append(following)
      number = following
    }
  }

  func product(_ number: Int, _ factor: Int) -> Int? {
    let (product, overflow) = number.multipliedReportingOverflow(by: factor)
    return overflow ? nil : product
  }

  private func sum(_ number: Int, _ more: Int) -> Int? {
    let (sum, overflow) = number.addingReportingOverflow(more)
    return overflow ? nil : sum
  }

  // MARK: Numbers in words

  private func isHanNumeral(_ place: Int) -> Bool {
    // All of them are among the Han characters, but for the two zeros.
    guard text[place] >= 0xE2 else { return false }
    let scalar = text.scalar(at: place)
    return HanNumeral.digit(scalar) != nil || HanNumeral.factor(scalar) != nil
  }

  private mutating func hanNumber() -> Found? {
    let start = index
    var scalars: [UInt32] = []
    while isHanNumeral(index) {
      scalars.append(text.scalar(at: index))
      index += HanNumeral.byteCount
    }
    guard let value = HanNumeral.value(of: scalars), let scaled = product(value, Self.unit)
    else { return nil }
    let share = text.reads("成", at: index) ? product(scaled, 10) : nil
    return .number(
      scaled, parts: share.map { [$0] } ?? [], isSure: false, text: start..<index)
  }

  /// A number in words, or a month; `nil` for other words.
  private mutating func word() -> Found? {
    let start = index
    let name = text.word(at: index)
    index += name.count
    if let month = EnglishNumeral.months[name] { return day(of: month, from: start) }
    guard let first = EnglishNumeral.words[name] else { return nil }
    var value = first
    // twenty-five, two hundred, three thousand
    while text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: " ") {
      let following = text.word(at: index + 1)
      if let more = EnglishNumeral.words[following], value % 10 == 0, more < 10 {
        value += more
      } else if let factor = EnglishNumeral.factors[following], value < 1_000_000 {
        value *= factor
      } else {
        break
      }
      index += 1 + following.count
    }
    return product(value, Self.unit).map {
      .number($0, parts: [first * Self.unit], isSure: false, text: start..<index)
    }
  }
}
