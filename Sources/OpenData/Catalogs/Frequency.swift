/// How often a dataset is brought up to date: an ISO 8601 duration, or the portal's word for it.
package enum Frequency: String, Sendable, CaseIterable {
  case daily = "P1D"
  case weekly = "P1W"
  case monthly = "P1M"
  case quarterly = "P3M"
  case halfYearly = "P6M"
  case yearly = "P1Y"
  case irregular
  case never

  /// Reads `P1M`, `irregular`, or a word of data.gov.tw's 更新頻率 such as `每1月`.
  package init?(parsing text: String) {
    if let frequency = Frequency(rawValue: text) {
      self = frequency
    } else if let frequency = Self.portalWords[text] {
      self = frequency
    } else {
      return nil
    }
  }

  /// Every spelling that is read.
  package static var spellings: [String] {
    allCases.map(\.rawValue) + portalWords.keys.sorted()
  }

  private static let portalWords: [String: Frequency] = [
    "每1日": .daily, "每日": .daily, "每1週": .weekly, "每週": .weekly, "每7日": .weekly, "每1月": .monthly,
    "每月": .monthly,
    "每1季": .quarterly, "每季": .quarterly, "每3月": .quarterly, "每半年": .halfYearly, "每6月": .halfYearly,
    "每1年": .yearly, "每年": .yearly, "不定期更新": .irregular, "不定期": .irregular, "不更新": .never,
  ]
}
