import Content
import Diagnostics
import OpenData

/// Words and names of official writing.
extension Rule {
  static let statutoryWords = Rule(
    .statutoryWords, .writing, clauses: [.wording("法律統一用字表")],
    title: "Words are written as 法律統一用字表 settles them",
    examples: [
      .markdown(wrong: "計劃公佈於本站。", right: "計畫公布於本站。"),
      .markdown(wrong: "請出示身份證。", right: "請出示身分證。"),
    ],
    check: .words { text, findings in
      text.judge(&findings)
      text.eachTerm { term, range in
        guard case .word = term.kind else { return }
        findings.report(
          "'\(term.wrong)' is written '\(term.right)' in official texts", at: text.place(range),
          help: "Write '\(term.right)', or list it under 'allow' in content/words.yml.",
          fix: text.fix(range, term.right))
      }
    })

  static let placeNames = Rule(
    .placeNames, .writing, clauses: [.wording("法律統一用字表：臺灣、臺北")],
    title: "Official names of places are written with 臺",
    examples: [
      .markdown(wrong: "台北市政府", right: "臺北市政府"),
      .markdown(wrong: "全台灣", right: "全臺灣"),
    ],
    check: .words { text, findings in
      text.judge(&findings)
      text.eachTerm { term, range in
        guard case .place = term.kind, !text.isBodyName(at: range) else { return }
        findings.report(
          "'\(term.wrong)' is written '\(term.right)' in official texts", at: text.place(range),
          help: "Write '\(term.right)'; names of companies and titles stay as they are.",
          fix: text.fix(range, term.right))
      }
    })

  static let renamedAgency = Rule(
    .renamedAgency, .writing,
    title: "Agencies have the name that they have on the page's day",
    examples: [
      .source(
        wrong: "---\ntitle: 甲\ndate: 2026-01-01\n---\n請洽行政院環境保護署。",
        right: "---\ntitle: 甲\ndate: 2026-01-01\n---\n請洽環境部。")
    ],
    check: .words { text, findings in
      guard let day = text.day else { return }
      text.judge(&findings)
      text.eachTerm { term, range in
        guard case .agency(let since) = term.kind, day >= since,
          !text.speaksOfThePast(at: range, before: since)
        else { return }
        findings.report(
          "'\(term.wrong)' is called '\(term.right)' since \(since)", at: text.place(range),
          help: "Write '\(term.right)'; where the time before is meant, write 原 or 改制前 before it.")
      }
    })
}

extension WrittenText {
  /// Each term that stands in the text.
  fileprivate func eachTerm(_ body: (WordList.Term, Range<Int>) -> Void) {
    for mark in marks {
      if case .term(let term) = mark.kind { body(term, mark.range) }
    }
  }

  /// Whether a name is part of the name of a company or an association, which writes itself as it likes, or of a title.
  fileprivate func isBodyName(at range: Range<Int>) -> Bool {
    let offset = range.lowerBound
    let line = file.lineRange(file.position(at: offset).line)
    let before = String(decoding: file.bytes[line.lowerBound..<offset], as: UTF8.self)
    if let open = before.lastIndex(where: { "《〈".contains($0) }),
      !before[open...].contains(where: { "》〉".contains($0) })
    {
      return true
    }
    let name = String(decoding: file.bytes[offset..<line.upperBound], as: UTF8.self)
      .prefix { $0.isLetter || $0.isNumber }.prefix(18)
    return Self.bodies.contains { name.contains($0) }
  }

  private static let bodies = ["公司", "協會", "學會", "基金會", "聯盟", "工會", "公會", "商會", "協進會", "促進會", "銀行"]

  /// Whether the words round a former name speak of the time when it was the name.
  fileprivate func speaksOfThePast(at range: Range<Int>, before since: CalendarDate) -> Bool {
    let offset = range.lowerBound
    let line = file.lineRange(file.position(at: offset).line)
    let before = String(decoding: file.bytes[line.lowerBound..<offset], as: UTF8.self)
    if Self.former.contains(where: { before.hasSuffix($0) }) { return true }
    let text = String(decoding: file.bytes[line], as: UTF8.self)
    if ["改制", "改名", "更名", "前身", "整併", "組織調整", "現為", "今為"].contains(where: text.contains) {
      return true
    }
    // A year before the new name, in either count: 經濟部工業局110年度.
    return text.split(whereSeparator: { !$0.isASCII || !$0.isNumber }).contains { digits in
      guard let value = Int(digits), digits.endIndex < text.endIndex,
        text[digits.endIndex] == "年" || text[digits.endIndex] == " "
      else { return false }
      let year = value < 200 ? value + CalendarDate.rocOffset : value
      return year >= 1912 && year <= since.year && (digits.count == 4 || value >= 30)
    }
  }

  private static let former = ["原", "前", "（原", "（前", "(原", "(前", "「", "原為", "當時的", "當時之"]
}
