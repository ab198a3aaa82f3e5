import Content
import Testing

@Suite struct DecimalTests {
  @Test(
    arguments: [
      ("12", "12", 12), ("96.90", "96.90", 96.9), ("-3.5", "-3.5", -3.5), ("0", "0", 0),
      ("-0", "-0", 0), ("+5", "5", 5), ("007", "7", 7), ("00.50", "0.50", 0.5),
      ("-010", "-10", -10),
      ("1e3", "1e3", 1000), ("1.5E-2", "1.5E-2", 0.015), ("2e+1", "2e+1", 20),
      ("1234567890123456.125", "1234567890123456.125", 1_234_567_890_123_456.125),
    ] as [(String, String, Double)])
  func `keeps the digits and finds the value`(_ text: String, _ digits: String, _ value: Double) {
    let number = Decimal(text)
    #expect(number?.digits == digits)
    #expect(number?.value == value)
  }

  @Test(arguments: [
    "", "-", "+", ".", ".5", "-.5", "5.", "1.e3", "1e", "1e+", "1,234", "1_000", "0x10", "1 2",
    " 1",
    "1 ", "--1", "+-1", "-+1", "1.2.3", "1e2e3", "１２", "一", "12%", "NaN", "inf", "Infinity",
    "1e400",
    "12\n",
  ])
  func `refuses what is no decimal number`(_ text: String) {
    #expect(Decimal(text) == nil)
  }

  @Test func `is ordered by value, not by digits`() throws {
    #expect(try #require(Decimal("9")) < #require(Decimal("10")))
    #expect(try #require(Decimal("-10")) < #require(Decimal("-9")))
  }
}
