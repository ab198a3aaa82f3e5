import OpenData
import Testing

@Suite struct FrequencyTests {
  @Test(
    arguments: [
      ("P1D", .daily), ("P1W", .weekly), ("P1M", .monthly), ("P3M", .quarterly),
      ("P6M", .halfYearly), ("P1Y", .yearly), ("irregular", .irregular), ("never", .never),
      ("每1日", .daily), ("每1週", .weekly), ("每1月", .monthly), ("每3月", .quarterly),
      ("每1季", .quarterly),
      ("每6月", .halfYearly), ("每半年", .halfYearly), ("每1年", .yearly), ("不定期更新", .irregular),
      ("不更新", .never),
    ] as [(String, Frequency)])
  func `reads durations and the portal's words`(_ text: String, _ expected: Frequency) {
    #expect(Frequency(parsing: text) == expected)
  }

  @Test(arguments: Frequency.allCases)
  func `reads the word that the inventory has for it`(_ frequency: Frequency) {
    #expect(Frequency(parsing: frequency.portalWord) == frequency)
  }

  @Test(arguments: ["", "p1d", "P2M", "daily", "每1月 ", "每2月", "R/P1M"])
  func `refuses any other word`(_ text: String) {
    #expect(Frequency(parsing: text) == nil)
  }

  @Test func `reads every spelling that it offers`() {
    #expect(Frequency.spellings.allSatisfy { Frequency(parsing: $0) != nil })
    #expect(
      Set(Frequency.spellings.compactMap { Frequency(parsing: $0) }) == Set(Frequency.allCases))
  }
}
