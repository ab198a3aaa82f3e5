import Content
import Diagnostics
import Testing

@testable import Audit

@Suite struct `Markdown that all can read` {
  @Test(arguments: [
    // Images
    ("![IMG_0123](IMG_0123.jpg)", ["image-alternative"]),
    ("![附件.png](b.png)", ["image-alternative"]),
    ("![路線圖](路線圖.png)", []), ("![](line.png)", []),
    ("![流程](a.png)\n\n圖：流程", ["repeated-caption"]),
    ("![收件至核發](a.png)\n\n圖：流程", []),
    ("![流程](a.png \"流程\")", ["repeated-caption"]),
    ("[![申請表](a.png)申請表](/a/)", ["repeated-caption"]),
    ("![甲](a.png)\n\n甲是乙。", []),
    // Links
    ("[點此](/a/)", ["link-text"]), ("[申請表](/a/)", []),
    ("<https://example.gov.tw/>", ["link-text"]), ("https://example.gov.tw/a", ["link-text"]),
    ("[www.gov.tw](https://www.gov.tw/)", []), ("editing@example.gov.tw", []),
    ("[甲](/a/) [甲](/b/)", ["same-text-links"]), ("[甲](/a/) [甲](/a/#b)", []),
    ("[甲](/a/) [甲](/a)", []), ("[甲](/a/) [甲](/b/ \"乙\")", []),
    ("[甲](/a/) [甲](/b/) [甲](/b/)", ["same-text-links"]),
    ("[甲](#a) [甲](#b)", ["same-text-links"]),
    ("[» 更多 »](/a/)", ["link-text"]), ("[Click\nhere!](/a/)", ["link-text"]),
    ("[①更多](/a/)", []), ("[更多資訊下載](/a/)", []), ("[點　此](/a/)", ["link-text"]),
    ("[https://a.tw，甲](/a/)", []), ("[Form](/a/) [FORM](/b/)", ["same-text-links"]),
    ("[Ａ表](/a/) [ａ表](/b/)", ["same-text-links", "full-width-letters", "full-width-letters"]),
    ("[É](/a/) [é](/b/)", ["same-text-links"]),
    ("[更多](/a/) [更多](/b/)", ["link-text", "link-text"]), ("[](/a/) [](/b/)", []),
    // Tables
    ("| | |\n| --- | --- |\n| 甲 | 乙 |", ["table-without-header"]),
    ("| 甲 | |\n| --- | --- |\n| 丙 | 乙 |", []),
  ])
  func `is told from what some can't`(_ text: String, _ expected: [String]) throws {
    #expect(try codes(of: text) == expected)
  }
}
