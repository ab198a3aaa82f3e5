import Content
import OpenData
import Testing

@Suite struct LocalizedTextTests {
  private let japanese = Language(tag: "ja", prefix: "ja")

  @Test func `is the same in every language where one text is given`() {
    let text = LocalizedText("綜合企劃科")
    for language in [Language.chinese, .english, japanese] {
      #expect(text[language] == "綜合企劃科")
      #expect(text.isGiven(in: language))
    }
  }

  @Test func `answers with the first text given where a language is missing`() {
    let text = LocalizedText([("en", "Planning"), ("zh-Hant", "企劃")])
    #expect(text[.chinese] == "企劃")
    #expect(text[.english] == "Planning")
    #expect(text[japanese] == "Planning")
    #expect(!text.isGiven(in: japanese))
    #expect(text.isGiven(in: .english))
  }

  @Test(arguments: [
    ("zh-Hant", true), ("zh", true), ("zh-TW", true), ("en", false), ("zha", false),
  ])
  func `knows which languages are Chinese`(_ tag: String, _ isChinese: Bool) {
    #expect(Language(tag: tag, prefix: "").isChinese == isChinese)
  }
}
