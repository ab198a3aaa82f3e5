import Content
import Diagnostics
import Testing

@testable import Audit

@Suite struct `A translation beside its original` {
  private func messages(
    _ translation: String, _ original: String, by rule: Rule
  ) throws -> [String] {
    try auditedTranslation(translation, of: original, by: rule).diagnostics.map {
      "\($0.range.start.line) \($0.message)"
    }
  }

  @Test(arguments: [
    ("共1,234件。", "1,234 requests in all."), ("共１２３４件。", "1,234 requests in all."),
    ("1萬2,000人次", "12,000 visits"), ("1.2億元", "NT$120 million"), ("3億5,000萬元", "NT$350 million"),
    ("20日內", "within twenty days"), ("25件", "twenty-five requests"),
    ("200件", "two hundred of them"),
    ("一百二十件（120件）", "120 requests"), ("98.5%", "98.5 percent"), ("5%", "5 per cent"),
    ("5％", "five percent"), ("8成5民眾，90%滿意", "85% of people; 90% are content"),
    ("115年度", "2026"), ("115年度", "ROC year 115"), ("民國38年", "1949"), ("2026年", "year 115"),
    ("112年至114年", "2023 to 2025"), ("112–114年", "2023–2025"),
    ("115年3月15日", "March 15, 2026"), ("3月15日", "15 March"), ("3月15日", "the 15th of March"),
    ("115-03-15", "2026-03-15"), ("115.3.15", "Mar. 15, 2026"), ("2026/3/15", "March 15th, 2026"),
    ("7月1日至12月31日", "from July 1 to December 31"), ("3月1日及15日", "on March 1 and 15"),
    ("1月31日前", "by the end of January"), ("12月底", "the end of December"),
    ("上午8時30分至下午5時30分", "from 8:30 a.m. to 5:30 p.m."), ("17時30分", "5:30 p.m."),
    ("電話02-2380-0791分機123", "Telephone +886-2-2380-0791 ext. 123"),
    ("0912345678", "a mobile number"),
    ("經綜字第11301409590號", "by letter"), ("第18條第3項", "Article 18, paragraph 3"),
    ("A4紙", "paper"), ("ISO 27001認證", "certified by ISO 27001"), ("1.第一項", "1. The first"),
    ("3個面向", "all dimensions"), ("一、二十項", "twenty items"), ("`12345`", "`none`"),
    ("<https://example.com/2024/99>", "A page"), ("第21條", "Article 21"), ("第21次", "the 21st time"),
    ("3小時20分鐘", "three hours and twenty minutes"), ("30.0%", "30%"), ("50元", "NT$50"),
    ("每公斤35元", "NT$35 a kilogram"), ("24/7", "24/7"), ("二〇二六年", "2026"),
  ])
  func `writes numbers in its own way`(_ original: String, _ translation: String) throws {
    #expect(try messages(translation, original, by: .numberParity) == [])
  }

  @Test(arguments: [
    ("共1,234件。", "1,243 requests.", "'1,234'"), ("1萬2,000人次", "1,200 visits", "'1萬2,000'"),
    ("98.5%", "89.5%", "'98.5%'"), ("5%", "6%", "'5%'"), ("115年度", "2025", "'115'"),
    ("3月15日", "April 15", "'3月15日'"), ("115年3月15日", "March 16, 2026", "'115年3月15日'"),
    ("115年3月15日", "March 15, 2025", "'115年3月15日'"), ("30日內", "Within 45 days", "'30'"),
    ("工作20項、30項、40項與50項", "None", "'20', '30', '40' and 1 more"),
    ("平均10.6日", "10.5 days on average", "'10.6'"), ("2026-03-15", "2026-05-13", "'2026-03-15'"),
  ])
  func `has them all`(_ original: String, _ translation: String, _ missing: String) throws {
    #expect(
      try messages(translation, original, by: .numberParity)
        == ["2 The page does not have the original's \(missing)"])
  }

  @Test(arguments: ["每秒10億兆次", "1億兆", "900兆900兆", "1千兆億", "1,000,000,000兆"])
  func `isn't asked for what no number can hold`(_ original: String) throws {
    #expect(try messages("None", original, by: .numberParity) == [])
  }

  @Test(arguments: ["900兆成", "一百兆成", "九千九百九十九兆兆成", "九百兆九百兆"])
  func `may have shares of numbers that are nearly too large`(_ text: String) {
    let numerals = Numerals(in: Array(text.utf8), isChinese: true, readsWords: true)
    #expect(numerals.lacks(numerals) == [])
  }

  @Test func `may have any number of long serial numbers`() {
    let text = Array(String(repeating: "11301409590 ", count: 20_000).utf8)
    for isChinese in [true, false] {
      #expect(!Numerals(in: text, isChinese: isChinese, readsWords: true).asksForAny)
    }
  }

  @Test func `is told in the section that differs, once`() throws {
    let original = "前言。\n\n## 期限\n\n60日內。\n\n## 費用\n\n500元。\n"
    let translation = "Preface.\n\n## Time limit\n\nWithin 60 days.\n\n## Fee\n\nNT$600.\n"
    let found = try auditedTranslation(translation, of: original, by: .numberParity).diagnostics
    #expect(found.map(\.message) == ["'Fee' does not have the original's '500'"])
    #expect(found.first?.range.start.line == 11)
    #expect(found.first?.notes.first?.range.start.line == 10)
  }

  @Test func `isn't told again what the ledger knows to be behind`() throws {
    let original = "## 期限\n\n60日內。\n\n## 費用\n\n500元。\n"
    let translation = "## Time limit\n\n50 days.\n\n## Fee\n\nNT$600.\n"
    let profile = Profile(AccessibilityTarget())
    let pages = try translatedPage(translation, of: original, behind: [2])
    #expect(
      profile.audit(pages).diagnostics.map(\.message)
        == ["'Time limit' does not have the original's '60'"])
  }

  @Test(arguments: [
    (
      "## 甲\n### 乙\n### 丙\n", "## A\n### B\n",
      "5 The translation has 1 heading beneath 'A', the original 2"
    ),
    ("## 甲\n## 乙\n", "## A\n", "2 The translation has 1 heading, the original 2"),
    ("## 甲\n", "## A\n## B\n### C\n", "2 The translation has 2 headings, the original 1"),
    ("## 甲\n### 乙\n#### 丙\n", "Text\n", "2 The translation has 0 headings, the original 1"),
  ])
  func `has the same headings`(
    _ original: String, _ translation: String, _ message: String
  ) throws {
    #expect(try messages(translation, original, by: .headingParity) == [message])
  }

  @Test(arguments: [
    ("## 甲\n### 乙\n", "## A\n#### B\n"), ("### 甲\n", "## A\n"), ("甲\n", "A\n"),
  ])
  func `may have them on other levels`(_ original: String, _ translation: String) throws {
    #expect(try messages(translation, original, by: .headingParity) == [])
  }

  @Test(arguments: [
    ("[法](https://law.moj.gov.tw/LawClass/A)", "[Act](https://law.moj.gov.tw/ENG/A)"),
    ("[局](https://www.example.gov.tw/)", "[Bureau](https://english.example.gov.tw/)"),
    ("甲", "[A](https://example.com/)"), ("[信](mailto:a@example.gov.tw)", "by mail"),
    ("![圖](https://example.com/a.png)", "A figure"),
  ])
  func `may lead to another page of the same site`(
    _ original: String, _ translation: String
  ) throws {
    #expect(try messages(translation, original, by: .linkParity) == [])
  }

  @Test func `leads to the same sites`() throws {
    let original = "## 甲\n\n[平臺](https://data.gov.tw/)與[平臺](https://data.gov.tw/x)\n"
    let found = try auditedTranslation("## A\n\nThe platform\n", of: original, by: .linkParity)
      .diagnostics
    #expect(found.map(\.message) == ["'A' does not lead to 'https://data.gov.tw/'"])
  }

  @Test(arguments: [
    "Bring 政府資訊申請書 with you.", "The *Act* (申請人應於收受通知後，三十日內補正。) says so.",
    "The name 「政府資訊公開法及其施行細則之相關規定與說明文件」.", "> 申請人應填具申請書，並檢附身分證明文件。",
    "`申請人應填具申請書，並檢附身分證明文件。`", "[申請人應填具申請書，並檢附身分證明文件](https://a.tw/)",
    "| Name | Chinese |\n| --- | --- |\n| Taipei | 臺北市 |\n", "## Forms 表單",
  ])
  func `may name things in Chinese`(_ text: String) throws {
    let found = try audited(
      "---\ntitle: A\n---\n\(text)\n", at: "content/a.en.md", by: .untranslatedText)
    #expect(found.diagnostics.map(\.message) == [])
  }

  @Test(arguments: [
    ("申請人應填具申請書，並檢附文件。", "申請人應填具申請書，並檢…"), ("## 文件", "文件"),
    ("Bring it: 申請人應填具申請書，並檢附文件。", "申請人應填具申請書，並檢…"),
    ("| A |\n| --- |\n| 每年至少檢討一次，公開結果。 |\n", "每年至少檢討一次，公開結…"),
    ("- 申請人身分證明文件影本", "申請人身分證明文件影本"),
  ])
  func `has no Chinese text left`(_ text: String, _ run: String) throws {
    let found = try audited(
      "---\ntitle: A\n---\n\(text)\n", at: "content/a.en.md", by: .untranslatedText)
    #expect(found.diagnostics.map(\.message) == ["The text is not translated: \(run)"])
    let other = try audited(
      "---\ntitle: A\n---\n\(text)\n", at: "content/a.zh-Hant.md", by: .untranslatedText)
    #expect(other.diagnostics.isEmpty)
  }
}
