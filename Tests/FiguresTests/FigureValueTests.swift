import Figures
import Testing

struct FigureValueTests {
  @Test(
    arguments: [
      ("50", 50), ("1,234", 1234), ("12,345,678.5", 12_345_678.5), ("-5", -5), ("−5.25", -5.25),
      ("+7", 7), ("12.5%", 12.5), ("１２．５％", 12.5), ("１，２３４", 1234), ("－３", -3), (" 8 ", 8),
      ("\u{3000}9\u{3000}", 9), ("12 %", 12), ("0", 0), ("007", 7),
      ("999999999999999", 999_999_999_999_999),
    ] as [(String, Double)])
  func `reads a number as people write it`(_ text: String, _ number: Double) {
    #expect(FigureValue(text)?.number == number)
  }

  @Test(arguments: [
    "", " ", "-", "五十", "50件", "NT$50", "1,23", "12,34,567", "1234,567", ",123", "1,", ".5", "5.",
    "1.2.3", "1e5", "0x10", "5%%", "%", "--5", "1 234", "inf", "nan", "٣", "1000000000000000",
  ])
  func `refuses what is no number`(_ text: String) {
    #expect(FigureValue(text) == nil)
  }

  @Test(arguments: [("  12.50 ", "12.50"), ("１２％", "１２％"), ("1,234", "1,234")])
  func `keeps a number as it was written`(_ text: String, _ written: String) {
    #expect(FigureValue(text)?.text == written)
  }

  @Test(arguments: ["", "  ", "—", "－", "-", "…", "……", "–"])
  func `knows a cell without a value`(_ text: String) {
    #expect(FigureValue.isAbsent(text))
  }

  @Test(
    arguments: [
      (0, 0, "0"), (1234.5, 1, "1,234.5"), (1_000_000, 0, "1,000,000"), (-1234, 0, "-1,234"),
      (999, 0, "999"), (0.05, 2, "0.05"), (-0.04, 1, "0.0"), (2.5, 0, "3"), (99.96, 1, "100.0"),
    ] as [(Double, Int, String)])
  func `writes a computed number with groups of three digits`(
    _ value: Double, _ digits: Int, _ text: String
  ) {
    #expect(FigureNumber.grouped(value, fractionDigits: digits) == text)
  }
}
