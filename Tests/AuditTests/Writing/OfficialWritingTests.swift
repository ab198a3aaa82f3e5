import Content
import Diagnostics
import Testing

@testable import Audit

@Suite struct `Official writing` {
  @Test(arguments: [
    // Marks
    ("請填寫申請書,並簽名;逾期不受理!", "請填寫申請書，並簽名；逾期不受理！"),
    ("說明如下:\n\n一、內容.", "說明如下：\n\n一、內容。"),
    ("是否受理?", "是否受理？"),
    ("檢附文件: 身分證明", "檢附文件：身分證明"),
    // Letters and digits
    ("自１１５年起", "自115年起"), ("ＡＢＣ計畫", "ABC計畫"),
    // Quotation marks
    ("稱為“單一窗口”者", "稱為「單一窗口」者"), ("「所稱“單一窗口”者」", "「所稱『單一窗口』者」"),
    // Words and names
    ("計劃公佈於台北市。", "計畫公布於臺北市。"), ("佔用部份土地", "占用部分土地"),
    ("全台各地", "全臺各地"), ("台商回台灣", "臺商回臺灣"),
    // Simplified characters
    ("申请人应检附证明", "申请人应检附证明"), ("请检附说明书", "請檢附說明書"),
    // Headings
    ("## 申請方式。 {#apply}", "## 申請方式 {#apply}"),
    // Several in one line
    ("“計劃”,公佈於台北.", "「計畫」，公布於臺北。"),
  ])
  func `is mended where it is certain`(_ text: String, _ expected: String) throws {
    #expect(try mended(text) == expected)
  }

  @Test(arguments: [
    // Ordinary official prose
    "經濟部113年9月5日經綜字第11301409590號函修正之「經濟部提升服務效能實施計畫」。",
    "一、行政院106年1月9日院授發社字第1061300008號函頒「政府服務躍升方案」。",
    "(1)持續強化招商能量：環境美(綠)化，服務人員(姓名及代理人)。",
    "設置服務台、櫃台及平台，平台東側、後台中控室、舞台南側、前台北面。",
    "臺灣電力股份有限公司與台灣電力公司、台灣積體電路製造股份有限公司、台北101。",
    "財團法人台灣網路資訊中心基金會與台北市電腦商業同業公會。",
    "《台灣通史》及〈台北的橋〉",
    "統計劃分、設計劃定、會計劃一，幹部份內工作，全部份額。",
    "「申請」、「聲請」與紀錄、記錄。",
    // Marks that belong to what stands beside them
    "3.5倍、10:30、A,B、網址: https://example.gov.tw/a,b", "`計劃,公佈`", "[計畫](公佈,台北.md)",
    "<https://example.gov.tw/台北,計劃>", "https://example.gov.tw/台北", "![圖](台北,計劃.png)",
    "[^註]: 註解。", "```\n計劃,公佈,台北\n```", "    計劃,公佈",
    "王Ｏ明、王○明、ＸＸ科", "“Gazette” and “fully customized”",
    "| 欄位 | 說明 |\n| :--- | ---: |\n| 甲 | 乙 |",
    // Dates
    "115年1月1日（2026年1月1日）", "民國115年（西元2026年）", "2026年（民國115年）", "115年度（2026）", "110年（2031年屆滿）",
    "自114年1月1日起依經綜字第11301409590號函辦理", "112年5月1日，並以經綜字第11301409590號函修正",
    "中華民國93年12月14日院臺秘字第0930089122號函", "臺教資（五）字第1070155475號", "(104)府授資應字第10430227700號",
    // Headings
    "## 什麼時候公布？", "## 捌、本計畫如有未盡事宜，得另行修正之。",
    // Names of the past
    "經濟部工業局110年度下半年自行評核", "原行政院環境保護署", "行政院環境保護署（112年改制為環境部）",
    "行政院農業委員會106年3月15日函", "2019年行政院環境保護署訂定",
    "✓ 已完成 → 下一步 ★ ※ ☎ © ™", "1️⃣",
  ])
  func `keeps still about what is right`(_ text: String) throws {
    #expect(
      try codes(of: text).filter { $0 != "link-text" && $0 != "empty-alternative-text" } == [])
  }

  @Test(arguments: [
    ("民國115年（2025年）", ["conflicting-years"]),
    ("2025年（民國115年）", ["conflicting-years"]),
    ("115年1月1日（西元2025年1月1日）", ["conflicting-years"]),
    ("經濟部113年9月5日經綜字第11201409590號函", ["document-number-year"]),
    ("(104)府授資應字第10530227700號", ["document-number-year"]),
    ("## 申請方式。\n\n內容。", ["heading-full-stop"]),
    ("洽行政院環境保護署辦理。", ["renamed-agency"]),
    ("请问", ["simplified-characters"]),
    ("１. 項目", ["full-width-letters"]),
    ("📞 電話", ["emoji-without-title"]), ("已完成✅✅", ["emoji-without-title"]),
  ])
  func `is told where it is wrong`(_ text: String, _ expected: [String]) throws {
    #expect(try codes(of: text) == expected)
  }

  @Test func `tells a digit at a line's head without a fix that would make a list of it`() throws {
    #expect(try mended("１. 項目") == "１. 項目")
    #expect(try mended("- １１５年") == "- 115年")
  }

  @Test func `mends titles and summaries, and leaves other keys alone`() throws {
    let text = "---\ntitle: 台北,計劃\nsummary: 公佈\nkeywords: [台北,計劃]\n---\n"
    let page = try sourcePage(text)
    let fixes = Profile(AccessibilityTarget()).audit(page).diagnostics.compactMap(\.fix)
    #expect(
      String(decoding: FixIt.applying(fixes, to: page.file).bytes, as: UTF8.self)
        == "---\ntitle: 臺北，計畫\nsummary: 公布\nkeywords: [台北,計劃]\n---\n")
  }

  @Test func `asks nothing of other languages but names for pictures`() throws {
    let text = "台北,計劃。“公佈” 📞"
    #expect(try codes(of: text, at: "content/a.en.md") == ["emoji-without-title"])
  }

  @Test func `lets headings in an outline be sentences`() throws {
    let text =
      "---\ntitle: 甲\ntype: plan\nyear: 115\noutline: { under: 肆, columns: [面向, 內容] }\n---\n"
      + "## 參、對象。\n\n## 肆、方法\n\n### 一、提供資訊。\n\n內容。\n\n## 伍、步驟\n"
    let page = try sourcePage(text)
    let told = Profile(AccessibilityTarget()).audit(page).diagnostics
      .filter { $0.code == .headingFullStop }
    #expect(told.map(\.range.start.line) == [7])
  }

  @Test func `knows agencies by the names of the page's own day`() throws {
    let text = "洽行政院環境保護署辦理。"
    for (keys, expected) in [
      ("date: 2020-01-01", []), ("type: evaluation\nyear: 110", []),
      ("date: 2020-01-01\nupdated: 2026-01-01", ["renamed-agency"]),
      ("status: superseded", []), ("", ["renamed-agency"]),
    ] {
      let page = try sourcePage("---\ntitle: 甲\n\(keys)\n---\n\(text)")
      let told = Profile(AccessibilityTarget()).audit(page).diagnostics
        .filter { $0.code == .renamedAgency }
      #expect(told.map(\.code.rawValue) == expected, "\(keys)")
    }
  }

  @Test func `compares a page's own number with its date`() throws {
    let number = "投促綜字第11500012340號"
    #expect(try codes(of: "甲。", frontMatter: "number: \(number)") == [])
    #expect(
      try codes(of: "甲。", frontMatter: "number: \(number.replacing("115", with: "114"))")
        == ["document-number-year"])
  }

  @Test func `is read whatever the bytes`() throws {
    for text in [
      "「", "“台", "台", "字第", "年（", "1年（", "年", "\u{FE0F}", "[^", "`", "](", "<a", "{#", "\\",
    ] {
      _ = try codes(of: text)
      _ = try codes(of: text + "\n" + text)
    }
  }
}
