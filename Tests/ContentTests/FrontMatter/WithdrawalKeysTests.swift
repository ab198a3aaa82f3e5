import Content
import Diagnostics
import OpenData
import Testing

@Suite struct `Withdrawal of a dataset` {
  private func read(_ keys: String) -> (FrontMatter, [String]) {
    let (page, diagnostics) = frontMatter("title: 甲\ntype: dataset\ndate: 2026-01-01\n" + keys)
    return (page, told(diagnostics))
  }

  @Test func `says when, why, by whose approval and what to use instead`() throws {
    let (page, told) = read(
      """
      status: withdrawn
      withdrawn:
        date: 115-03-02
        reason: { zh-Hant: 已併入, en: Merged }
        approver: 局長
        successor: /b/
      """)
    #expect(told == [])
    let withdrawal = try #require(page.dataset.withdrawal)
    #expect(withdrawal.date.description == "2026-03-02")
    #expect(withdrawal.reason[.english] == "Merged")
    #expect(withdrawal.approver[.chinese] == "局長")
    #expect(withdrawal.successor?.value == "/b/")
    #expect(!page.isShort)
  }

  @Test(arguments: [
    ("status: withdrawn\n", "missing-key 5:9"),
    ("status: withdrawn\nwithdrawn: { date: 2026-03-02, reason: 併 }\n", "missing-key 6:12"),
    ("status: withdrawn\nwithdrawn: { date: 2026-03-02, approver: 長 }\n", "missing-key 6:12"),
    ("status: withdrawn\nwithdrawn: { reason: 併, approver: 長 }\n", "missing-key 6:12"),
    (
      "status: withdrawn\nwithdrawn: { date: 2026-03-02, reason: 併, approver: ' ' }\n",
      "wrong-value 6:"
    ),
    (
      "status: withdrawn\nwithdrawn: { date: 2026-03-02, reason: 併, approver: 長, by: 長 }\n",
      "unknown-key 6:"
    ),
    ("status: withdrawn\nwithdrawn: soon\n", "wrong-type 6:12"),
    ("withdrawn: { date: 2026-03-02, reason: 併, approver: 長 }\n", "wrong-value 5:1"),
    (
      "status: superseded\nreplaced_by: /b/\nwithdrawn: { date: 2026-03-02, reason: 併, approver: 長 }\n",
      "wrong-value 7:1"
    ),
  ])
  func `tells what is missing or wrong, at its place`(keys: String, problem: String) {
    let (_, told) = read(keys)
    #expect(told.contains { $0.hasPrefix(problem) }, "\(told)")
  }

  @Test func `is asked of datasets alone`() {
    expectTold("title: 甲\nstatus: withdrawn", [])
    let (_, diagnostics) = frontMatter(
      "title: 甲\nstatus: withdrawn\nwithdrawn: { date: 2026-03-02 }")
    #expect(told(diagnostics).contains { $0.hasPrefix("unknown-key 4:1") })
  }
}
