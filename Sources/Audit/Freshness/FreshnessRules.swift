import Content
import Diagnostics
import Markup
import OpenData

/// 定期更新網頁資訊.
extension Rule {
  private static let plans = Clause.wording("定期更新網頁資訊")

  static let pastReview = Rule(
    .pastReview, .freshness, clauses: [plans],
    title: "A page is looked at again by the day that it names itself",
    examples: [
      .source(
        wrong: "---\ntitle: 甲\nreview: 2026-06-30\n---\n",
        right: "---\ntitle: 甲\nreview: 2027-06-30\n---\n")
    ],
    check: .source { page, findings in
      guard let review = page.frontMatter.review, page.frontMatter.status == .current else {
        return
      }
      findings.judge()
      guard PageAge(of: page).contains(.pastReview) else { return }
      findings.report(
        "The page was to be reviewed by \(review)", at: page.range(ofKey: "review"),
        help: "Read it, mend what no longer holds, and write the day of the next review.")
    })

  static let outdated = Rule(
    .outdated, .freshness, clauses: [plans],
    title: "A page is no older than pages of its type may be",
    examples: [
      .source(
        wrong: "---\ntitle: 甲\ntype: plan\nyear: 113\ndate: 2024-01-01\n---\n",
        right: """
          ---
          title: 甲
          type: plan
          year: 113
          date: 2024-01-01
          status: superseded
          ---
          """),
      .source(
        wrong: "---\ntitle: 甲\ntype: faq\ndate: 2022-01-01\n---\n",
        right: "---\ntitle: 甲\ntype: faq\ndate: 2022-01-01\nupdated: 2026-01-01\n---\n"),
    ],
    check: .source { page, findings in
      guard page.role == .page, page.frontMatter.status == .current,
        let limit = AgeLimit(of: page.frontMatter)
      else { return }
      findings.judge()
      guard PageAge(of: page).contains(.outdated) else { return }
      findings.report(
        limit.message, at: page.range(ofKey: limit.key),
        help: limit.help)
    })

  static let outdatedYearLink = Rule(
    .outdatedYearLink, .freshness, clauses: [plans],
    title: "What is linked as this year's is of this year",
    examples: [
      .markdown(
        wrong: "本年度的內容請見[114年度執行計畫](/plans/114/)。", right: "本年度的內容請見[115年度執行計畫](/plans/115/)。"),
      .markdown(
        wrong: "本年度的內容請見[114年度執行計畫](/plans/114/)。", right: "去年的內容請見[114年度執行計畫](/plans/114/)。"),
    ],
    check: .source { page, findings in
      // News and plans speak of their own year.
      switch page.frontMatter.type {
      case .news, .plan, .evaluation: return
      case .faq, .sop, .dataset, .page: break
      }
      let links = page.document.links
      for index in links.indices where links[index].kind == .link {
        guard let year = YearInText.first(in: page.linkTexts[index]) else { continue }
        findings.judge()
        let (link, text) = (links[index], page.linkTexts[index].string)
        guard year < page.today.rocYear, page.callsCurrent(link, text: text) else { continue }
        findings.report(
          "'\(text)' is linked as this year's, which is \(page.today.rocYear)", at: link.range,
          help: "Link the one of this year, or say in the sentence which year is meant.")
      }
    })
}

/// Years that link texts name: 115年度, 2026.
private enum YearInText {
  /// The first year that a text names, of the Republic; years before 100 are too short to tell from other numbers.
  static func first(in text: ArraySlice<UInt8>) -> Int? {
    var index = text.startIndex
    while index < text.endIndex {
      let digits = text[index...].prefix { $0 &- UInt8(ascii: "0") < 10 }
      guard !digits.isEmpty else {
        index += 1
        continue
      }
      index = digits.endIndex
      guard digits.count == 3 || digits.count == 4 else { continue }
      let value = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
      if digits.count == 4 {
        if (2011...2110).contains(value) { return value - CalendarDate.rocOffset }
      } else if (100...199).contains(value) {
        let next = text[index...].drop { $0 == UInt8(ascii: " ") }
        if next.starts(with: "年".utf8) { return value }
      }
    }
    return nil
  }
}

extension SourcePage {
  /// Whether the words right before a link, or its own, say that it is this year's.
  fileprivate func callsCurrent(_ link: LinkReference, text: String) -> Bool {
    let words = language.isChinese ? Self.currentWords : Self.currentEnglishWords
    let lowercased = text.lowercased()
    if words.contains(where: lowercased.contains) { return true }
    let line = file.lineRange(link.range.start.line)
    let offset = file.offset(of: link.range.start)
    let before = String(decoding: file.bytes[line.lowerBound..<offset], as: UTF8.self).lowercased()
    let sentence = before.split(omittingEmptySubsequences: false) { "。；！？;!?".contains($0) }.last
    guard let sentence else { return false }
    return words.contains { sentence.contains($0) }
  }

  private static let currentWords = ["本年度", "今年", "當年度", "現行", "最新", "目前"]
  private static let currentEnglishWords = ["this year", "current", "latest", "in force"]
}
