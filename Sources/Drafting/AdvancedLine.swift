import OpenData

/// A line of last year's page with the year advanced, in either calendar.
///
/// What is not surely the year stays: addresses, days, ranges of years, numbers of letters, counts. What a person
/// should look at is told.
struct AdvancedLine {
  private(set) var text = ""
  /// Each once, however often the line has it.
  private(set) var remarks: Set<String> = []

  private let years: PlanYears
  private var link = Link.outside

  /// Where in a link of Markdown the line stands.
  private enum Link {
    case outside
    case words(areAdvanced: Bool)
    /// Behind its words, before what tells whether it is a link.
    case closed(areAdvanced: Bool)
    case destination
  }

  init(_ line: String, _ years: PlanYears) {
    self.years = years
    var rest = line[...]
    while let character = rest.first {
      if character.isDigit {
        rest = rest.dropFirst(takeNumber(rest))
      } else {
        rest = rest.dropFirst()
        take(character)
      }
    }
  }

  private mutating func take(_ character: Character) {
    switch (character, link) {
    case ("[", _): link = .words(areAdvanced: false)
    case ("]", .words(let areAdvanced)): link = .closed(areAdvanced: areAdvanced)
    case ("]", _): link = .closed(areAdvanced: false)
    case ("(", .closed(let areAdvanced)):
      if areAdvanced { remarks.insert("the words of a link were advanced, but not its address") }
      link = .destination
    case (")", .destination), (_, .closed): link = .outside
    default: break
    }
    if character == "年", let year = years.spelled.first(where: { text.hasSuffix($0) }) {
      remarks.insert("the year \(year) was left as it is")
    }
    text.append(character)
  }

  /// Takes a number, or several that are years together, and says how many characters that was.
  private mutating func takeNumber(_ rest: Substring) -> Int {
    let digits = rest.prefix(while: \.isDigit)
    if case .destination = link {
      text += digits
      return digits.count
    }
    if case .closed = link { link = .outside }
    // Enough for "September 20, ", so that long lines cost no more than short ones.
    let number = NumberInText(
      digits, before: String(text.suffix(24)), after: rest[digits.endIndex...], years)
    switch number.meaning {
    case .other: text += digits
    case .year:
      text += "\(number.isAD ? years.to + CalendarDate.rocOffset : years.to)"
      if case .words = link { link = .words(areAdvanced: true) }
    case .years(let all):
      text += all
      remarks.insert("the years \(all) were left as they are")
      return all.count
    case .day:
      text += digits
      remarks.insert("a full date of \(digits) was left as it is")
    case .otherYear:
      text += digits
      remarks.insert("the year \(digits) was left as it is")
    case .number:
      text += digits
      remarks.insert("the number \(digits) was left as it is")
    }
    return digits.count
  }
}

/// The years that a plan is carried between, of the Republic.
struct PlanYears {
  let from: Int
  let to: Int
  /// The old year in Chinese numerals, as in 一百一十五年 and 二〇二六年.
  let spelled: [String]

  init(from: Int, to: Int) {
    self.from = from
    self.to = to
    spelled = Self.spellings(from)
  }

  /// Whether a year is one that plans speak of: what is further away is rarely one.
  func isNear(_ year: Int) -> Bool { abs(year - from) <= 10 }

  private static func spellings(_ year: Int) -> [String] {
    func digits(_ number: Int, zero: String) -> String {
      String(number).map { $0 == "0" ? zero : numeral($0.wholeNumberValue ?? 0) }.joined()
    }
    let hundreds = year < 100 ? "" : numeral(year / 100) + "百"
    let unit = year % 10 == 0 ? "" : numeral(year % 10)
    var tens = ["", "十"]
    switch year / 10 % 10 {
    case 0: tens = [unit.isEmpty || hundreds.isEmpty ? "" : "零"]
    case 1: tens = ["一十", "十"]
    case let count: tens = [numeral(count) + "十"]
    }
    return tens.map { hundreds + $0 + unit }
      + ["〇", "○", "零", "０"].flatMap { zero in
        [digits(year, zero: zero), digits(year + CalendarDate.rocOffset, zero: zero)]
      }
  }

  private static func numeral(_ digit: Int) -> String {
    ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"][digit]
  }
}

extension Character {
  /// Whether it is a digit as typed in either width.
  fileprivate var isDigit: Bool {
    isASCII ? isNumber : wholeNumberValue != nil && ("０"..."９").contains(self)
  }
}
