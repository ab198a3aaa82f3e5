import Diagnostics
import Testing

@Suite struct SpellingTests {
  private static let keys = ["title", "summary", "sources", "status", "units", "unit", "date"]

  @Test(
    arguments: [
      ("sumary", "summary"), ("titel", "title"), ("Title", "title"), ("dates", "date"),
      ("unti", "unit"), ("sourcess", "sources"), ("xxxxxx", nil), ("", nil), ("a", nil),
      ("publisher", nil),
    ] as [(String, String?)])
  func `offers the nearest word that can be meant`(_ word: String, _ expected: String?) {
    #expect(Spelling.nearest(to: word, in: Self.keys) == expected)
  }

  @Test func `counts characters, not bytes`() {
    #expect(Spelling.nearest(to: "服務效能計化", in: ["服務效能計畫", "開放資料"]) == "服務效能計畫")
  }

  @Test func `counts a swap of neighbours as one edit`() {
    #expect(Spelling.nearest(to: "ab", in: ["ba", "cd"]) == "ba")
  }

  @Test func `takes the first by name among equals, in any order`() {
    for candidates in [["unit-a", "unit-b"], ["unit-b", "unit-a"]] {
      #expect(Spelling.nearest(to: "unit-c", in: candidates) == "unit-a")
    }
  }

  @Test(arguments: [("plan-116", "plan-115"), ("plan-113", "plan-112"), ("plan-110", "plan-111")])
  func `takes the nearest number among equals`(word: String, expected: String) {
    let plans = ["plan-111", "plan-112", "plan-115", "plan-a"]
    #expect(Spelling.nearest(to: word, in: plans) == expected)
    #expect(Spelling.nearest(to: word, in: plans.reversed()) == expected)
  }

  @Test(.timeLimit(.minutes(15))) func `gives up on a word that is no word`() {
    let long = String(repeating: "a", count: 100_000)
    #expect(Spelling.nearest(to: long, in: [long + "b"]) == nil)
  }

  @Test func `never offers the word itself`() {
    #expect(Spelling.nearest(to: "visits", in: ["visits", "visit"]) == "visit")
    #expect(Spelling.nearest(to: "visits", in: ["visits"]) == nil)
  }
}
