import Figures
import Testing

struct LineBreakingTests {
  @Test(arguments: [
    ("人民陳情案件", 6, ["人民陳情案件"]),
    ("人民陳情案件如期", 6, ["人民陳情", "案件如期"]),
    ("受理，列管", 3, ["受理，", "列管"]),
    ("（一）受理「陳情」", 4, ["（一）受", "理「陳", "情」"]),
    ("應於15日內辦復", 4, ["應於", "15日", "內辦復"]),
    ("Ask for the missing documents", 8, ["Ask for the", "missing", "documents"]),
    ("internationalisation", 5, ["internatio", "nalisation"]),
    ("甲\n乙", 9, ["甲", "乙"]),
    ("1　受理", 9, ["1　受理"]),
    ("a  b", 9, ["a b"]),
    ("", 5, []),
  ])
  func `breaks lines where a reader would`(_ text: String, _ ems: Int, _ lines: [String]) {
    #expect(LineBreaking.lines(of: text, limit: ems * 1000) == lines)
  }

  /// Emoji, combining marks, kana with a mark of its own, conjoining Hangul.
  @Test(arguments: [
    "👨‍👩‍👧受👨‍👩‍👧理", "e\u{301}e\u{301}受e\u{301}", "か\u{3099}か\u{3099}か\u{3099}", "\u{1100}\u{1161}受理",
    "a\r\nb\r\n受",
  ])
  func `never cuts a character of several scalars`(_ text: String) {
    let lines = LineBreaking.lines(of: text, limit: 1000)
    #expect(lines.flatMap { Array($0) } == text.filter { !$0.isNewline })
  }

  @Test func `gives each line its width`() {
    let text = "應於 15日內 reply 辦復（一）"
    for limit in stride(from: 1000, through: 12000, by: 500) {
      for line in LineBreaking.measuredLines(of: text, limit: limit) {
        #expect(line.width == DisplayWidth.thousandths(of: line.text))
      }
    }
  }

  @Test func `loses no character at any width`() {
    let text = "依「行政院暨所屬各機關處理人民陳情案件要點」辦理，於 30 days 內（含假日）回復：ok/ng。"
    for ems in 1...40 {
      let joined = LineBreaking.lines(of: text, limit: ems * 1000).joined()
      #expect(joined.filter { $0 != " " } == text.filter { $0 != " " })
    }
  }
}
