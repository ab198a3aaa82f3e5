import OpenData

/// What a run of digits in a plan means, by what stands around it.
///
/// A scan of a few characters each way: long lines of numbers are read in time that grows with them.
struct NumberInText {
  enum Meaning: Hashable {
    /// Nothing that has to do with years.
    case other
    /// The old year.
    case year
    /// Several years together, as in 115至118; with all their digits.
    case years(String)
    /// A year of a day.
    case day
    /// Another year, or the old one where it can't be advanced for certain.
    case otherYear
    /// A number that only looks like the old year.
    case number
  }

  private(set) var meaning = Meaning.other
  /// Whether the digits are a year of the Christian era.
  let isAD: Bool

  /// Looks at all that follows the digits, and at some of what stands before.
  init(_ digits: Substring, before: String, after: Substring, _ years: PlanYears) {
    isAD = digits.count == 4
    guard (2...4).contains(digits.count), !Self.endsInAddress(before) else { return }
    if let all = Self.years(digits, after, years) {
      meaning = .years(all)
      return
    }
    let year = Self.year(digits)
    guard years.isNear(year) else { return }
    let isOld = year == years.from
    let tail = after.drop { $0 == " " }
    if Self.isDay(tail) || Self.isDay(after, separators: "-/.")
      || (isAD && Self.isDayBefore(before))
    {
      meaning = .day
    } else if tail.first == "年" {
      meaning = isOld && digits.utf8.count == digits.count ? .year : .otherYear
    } else if tail.hasPrefix("學年") || tail.hasPrefix("會計年") {
      meaning = .otherYear
    } else if isAD {
      meaning = Self.meaning(ofAD: digits, isOld: isOld, before: before, after: after)
    } else if isOld, Self.isJoined(to: after, "-") {
      // The id of a row, which begins with its plan.
      meaning = .number
    }
  }

  /// Four digits without 年: a year, unless a word or a mark beside them says otherwise.
  private static func meaning(
    ofAD digits: Substring, isOld: Bool, before: String, after: Substring
  ) -> Meaning {
    let head = before.reversed().drop { " ：:".contains($0) }
    let isNumber =
      numbered.contains { head.starts(with: $0.reversed()) }
      || after.first { $0 != " " }.map(counted.contains) ?? false
    if isNumber { return isOld ? .number : .other }
    let isPart = before.hasSuffix(".") || before.hasSuffix(":") || isJoined(to: after, "-/.")
    return isOld && !isPart && digits.utf8.count == digits.count ? .year : .otherYear
  }

  /// Whether more digits follow behind a mark.
  private static func isJoined(to after: Substring, _ marks: String) -> Bool {
    guard let mark = after.first, marks.contains(mark) else { return false }
    return after.dropFirst().first?.isASCIIDigit ?? false
  }

  /// What numbers of letters and amounts begin with.
  private static let numbered = ["第", "編號", "文號", "案號", "No.", "no.", "$"]

  /// What is counted in plans, or says that something is a number.
  private static let counted: Set<Character> = [
    "號", "件", "人", "元", "次", "份", "個", "項", "位", "名", "戶", "筆", "場", "頁", "字", "萬", "億",
    "%", "％",
  ]

  private static func year(_ digits: Substring) -> Int {
    let number = digits.reduce(0) { $0 * 10 + ($1.wholeNumberValue ?? 0) }
    return digits.count == 4 ? number - CalendarDate.rocOffset : number
  }

  /// Whether the digits after this are part of a path, an address or the id of a row.
  private static func endsInAddress(_ before: String) -> Bool {
    guard let last = before.last else { return false }
    return "/-_#=?&%".contains(last)
      || ["row: ", "row: \"", "row: '"].contains { before.hasSuffix($0) }
  }

  /// Years that are told together: `115至116年度`, `113、114及115年`, `2025–2026`.
  private static func years(
    _ digits: Substring, _ after: Substring, _ years: PlanYears
  ) -> String? {
    var rest = after
    var all = String(digits)
    var found = [digits]
    // More than a few are a list of figures; and each is read again by the next.
    while found.count < 8 {
      var next = rest
      var between = next.takeAll(" ")
      let isWhole = next.first == "年"
      if isWhole {
        between += next.takeAll("年")
        between += next.takeAll("度")
      }
      between += next.takeAll(" ")
      guard let mark = next.first, (isWhole ? "至到-－–—~～〜" : "至到-－–—~～〜/、及與和").contains(mark)
      else { break }
      between += String(next.removeFirst())
      between += next.takeAll(" ")
      let digits = next.prefix { $0.isASCIIDigit }
      guard (2...4).contains(digits.count) else { break }
      rest = next[digits.endIndex...]
      all += between + digits
      found.append(digits)
    }
    guard found.count > 1, found.contains(where: { years.isNear(year($0)) }) else {
      return nil
    }
    let isYear = rest.drop { $0 == " " }.first == "年"
    let areAD = found.allSatisfy { $0.count == 4 } && !isJoined(to: rest, "-/.")
    return isYear || areAD ? all : nil
  }

  // MARK: Days

  /// `年1月20日` at the head.
  private static func isDay(_ tail: Substring) -> Bool {
    var rest = tail
    for mark in ["年", "月", "日"] as [Character] {
      if mark != "年" {
        let digits = rest.prefix { $0.isASCIIDigit }
        guard (1...2).contains(digits.count) else { return false }
        rest = rest[digits.endIndex...].drop { $0 == " " }
      }
      guard rest.first == mark else { return false }
      rest = rest.dropFirst().drop { $0 == " " }
    }
    return true
  }

  /// `-01-20`, `/1/20` or `.1.20` at the head, and no longer number such as a row's.
  private static func isDay(_ after: Substring, separators: String) -> Bool {
    guard let mark = after.first, separators.contains(mark) else { return false }
    var rest = after
    for most in [12, 31] {
      guard rest.first == mark else { return false }
      rest = rest.dropFirst()
      let digits = rest.prefix { $0.isASCIIDigit }
      guard digits.count <= 2, let number = Int(digits), (1...most).contains(number) else {
        return false
      }
      rest = rest[digits.endIndex...]
    }
    return !isJoined(to: rest, String(mark))
  }

  /// `20 January ` or `January 20, ` at the end.
  private static func isDayBefore(_ before: String) -> Bool {
    guard let last = before.last(where: { $0 != " " }), last.isLetter || ",.".contains(last) else {
      return false
    }
    return before.firstMatch(of: /(\d{1,2}\s+[A-Z][a-z]+\.?|[A-Z][a-z]+\.?\s+\d{1,2},)\s*$/) != nil
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}

extension Substring {
  /// Takes every such character off the head.
  fileprivate mutating func takeAll(_ character: Character) -> String {
    let taken = prefix { $0 == character }
    self = self[taken.endIndex...]
    return String(taken)
  }
}
