/// The numbers and days that a text names, in Chinese or in English.
///
/// Two texts that say the same may write a number in many ways: 1萬2,000, 12,000, 一萬二千; 115年, 2026. So what must be
/// found again is only what is sure to be a number of its own, and everything that may be one counts as found.
struct Numerals {
  /// A number that a translation has too.
  struct Told {
    let value: Value
    /// Where it stands.
    let range: Range<Int>
    var isPercentage = false
  }

  /// A day of a year that is not known.
  struct Day: Hashable {
    let month: Int
    let day: Int
  }

  /// A number in ten-thousandths.
  typealias Value = Int

  private(set) var told: [Told] = []
  private(set) var days: [(day: Day, range: Range<Int>)] = []
  private let text: HalfWidthText
  /// Every reading of every number.
  private var known: Set<Value> = []
  private var months: Set<Int> = []

  /// Up to here numbers are written as words as well, are ordinals, or count what is listed.
  private static let smallest = 13

  /// Reads UTF-8: numbers in digits and, where it `readsWords`, those in words and the names of months.
  init(in text: [UInt8], isChinese: Bool, readsWords: Bool) {
    let text = HalfWidthText(text)
    self.text = text
    var reader = NumeralReader(text, isChinese: isChinese, readsWords: readsWords)
    while let found = reader.next() {
      switch found {
      case .number(let value, let parts, let isSure, let range):
        known.formUnion(parts)
        known.insert(value)
        if isSure, value >= Self.smallest * NumeralReader.unit || value % NumeralReader.unit != 0 {
          told.append(Told(value: value, range: range))
        }
      case .percentage(let value, let range):
        known.insert(value)
        told.append(Told(value: value, range: range, isPercentage: true))
      case .day(let day, let year, let range):
        days.append((day, range))
        months.insert(day.month)
        known.formUnion([day.month * NumeralReader.unit, day.day * NumeralReader.unit])
        if let year { told.append(Told(value: year, range: range)) }
        if let year { known.insert(year) }
      case .month(let month): months.insert(month)
      }
    }
  }

  /// Whether a number in digits may begin with a byte of UTF-8: with a digit, or the first byte of a full-width one.
  static func mayBegin(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || byte == 0xEF }

  /// Whether there is anything that a translation must have.
  var asksForAny: Bool { !told.isEmpty || !days.isEmpty }

  /// What another text has and this one has not, as that one writes it, each once.
  func lacks(_ other: Numerals) -> [String] {
    var missing: [String] = []
    func add(_ text: String) { if !missing.contains(text) { missing.append(text) } }
    for number in other.told where !has(number.value) {
      add(other.text.string(number.range) + (number.isPercentage ? "%" : ""))
    }
    for (day, range) in other.days where !has(day) { add(other.text.string(range)) }
    return missing
  }

  private func has(_ value: Value) -> Bool {
    if known.contains(value) { return true }
    // 115年 is 2026, whichever of the two is written.
    let offset = 1911 * NumeralReader.unit
    if value <= 200 * NumeralReader.unit { return known.contains(value + offset) }
    return value > offset && value <= offset + 200 * NumeralReader.unit
      && known.contains(value - offset)
  }

  private func has(_ day: Day) -> Bool {
    if days.contains(where: { $0.day == day }) { return true }
    // March 1 and 15: the month is named once. At the end of January: the last day is.
    guard months.contains(day.month) else { return false }
    return known.contains(day.day * NumeralReader.unit) || day.day >= 28
  }
}
