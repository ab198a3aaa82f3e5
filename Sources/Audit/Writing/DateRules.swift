import Content
import Diagnostics
import OpenData

/// Years that contradict each other.
extension Rule {
  static let conflictingYears = Rule(
    .conflictingYears, .writing,
    title: "A year of the Republic and the one in brackets beside it are the same year",
    examples: [.markdown(wrong: "民國115年（2025年）", right: "民國115年（2026年）")],
    check: .words { text, findings in
      for mark in text.marks {
        guard case .years(let roc, let ad) = mark.kind else { continue }
        findings.report(
          "民國\(roc)年 is \(roc + CalendarDate.rocOffset), not \(ad)",
          at: text.place(mark.range),
          help: "\(ad) is 民國\(ad - CalendarDate.rocOffset)年: find out which of the two is meant.")
      }
    })

  static let documentNumberYear = Rule(
    .documentNumberYear, .writing,
    title: "A document's number begins with the year of its date",
    examples: [
      .markdown(
        wrong: "經濟部113年9月5日經綜字第11201409590號函", right: "經濟部113年9月5日經綜字第11301409590號函"),
      .source(
        wrong: "---\ntitle: 甲\ndate: 2026-01-01\nnumber: 投促綜字第11400012340號\n---\n",
        right: "---\ntitle: 甲\ndate: 2026-01-01\nnumber: 投促綜字第11500012340號\n---\n"),
    ],
    check: .words { text, findings in
      for mark in text.marks {
        guard case .documentNumber(let year, let dated) = mark.kind else { continue }
        findings.report(
          "第\(text.text(mark.range)) is of the year \(year), but its date of \(dated)",
          at: text.place(mark.range),
          help: "Copy the date and the number from the document.")
      }
    },
    .source { page, findings in
      guard let number = page.frontMatter.number, let date = page.frontMatter.date,
        let year = DocumentNumber.year(of: number)
      else { return }
      findings.judge()
      guard year != date.rocYear else { return }
      findings.report(
        "'number' is of the year \(year), but 'date' of \(date.rocYear)",
        at: page.range(ofKey: "number"), help: "Copy both from the document as it was issued.")
    })
}

/// Numbers of documents, such as 投促綜字第11500012340號.
enum DocumentNumber {
  /// The year that its digits begin with; `nil` where it has no ten or eleven of them.
  static func year(of text: String) -> Int? {
    guard let start = text.firstIndex(of: "第"), text[..<start].last == "字" else { return nil }
    let digits = text[start...].dropFirst().drop { $0 == " " }
      .prefix { $0.isASCII && $0.isNumber }
    guard (10...11).contains(digits.count), let year = Int(digits.prefix(3)),
      (80...199).contains(year)
    else { return nil }
    return year
  }
}
