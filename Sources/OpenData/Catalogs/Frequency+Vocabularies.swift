extension Frequency {
  /// The concept of the EU's vocabulary of frequencies, which DCAT-AP takes.
  var concept: IRI {
    let name =
      switch self {
      case .daily: "DAILY"
      case .weekly: "WEEKLY"
      case .monthly: "MONTHLY"
      case .quarterly: "QUARTERLY"
      case .halfYearly: "ANNUAL_2"
      case .yearly: "ANNUAL"
      case .irregular: "IRREG"
      case .never: "NEVER"
      }
    return IRI("http://publications.europa.eu/resource/authority/frequency/\(name)")
  }

  /// The repeating interval that DCAT-US takes, which has no word for what is never brought up to date.
  var repeatingInterval: String? {
    switch self {
    case .daily, .weekly, .monthly, .quarterly, .halfYearly, .yearly: "R/\(rawValue)"
    case .irregular: rawValue
    case .never: nil
    }
  }

  /// How many of the portal's units of time lie between two updates; `nil` where there is no rhythm.
  ///
  /// Only 日, 月 and 年 are known to be units of the portal, so that a week is seven days and a quarter
  /// three months.
  var portalInterval: (count: Int, unit: String)? {
    switch self {
    case .daily: (1, "日")
    case .weekly: (7, "日")
    case .monthly: (1, "月")
    case .quarterly: (3, "月")
    case .halfYearly: (6, "月")
    case .yearly: (1, "年")
    case .irregular, .never: nil
    }
  }

  /// The portal's 更新頻率, such as `每1月`.
  package var portalWord: String {
    if let (count, unit) = portalInterval { return "每\(count)\(unit)" }
    return self == .never ? "不更新" : "不定期更新"
  }
}
