import Content
import Diagnostics
import Markup

/// Marks and characters of official writing.
extension Rule {
  private static let punctuation = Clause.wording("標點符號及數字依行政院文書處理手冊及公文書橫式書寫數字使用原則")

  static let halfWidthPunctuation = Rule(
    .halfWidthPunctuation, .writing, clauses: [punctuation],
    title: "Marks in Chinese sentences have full width",
    examples: [
      .markdown(wrong: "申請人得親自,或以郵寄申請。", right: "申請人得親自，或以郵寄申請。"),
      .markdown(wrong: "檢附下列文件: 身分證明。", right: "檢附下列文件：身分證明。"),
    ],
    check: .words { text, findings in
      text.judge(&findings)
      for mark in text.marks {
        guard case .halfWidth = mark.kind else { continue }
        let written = text.text(mark.range.lowerBound..<(mark.range.lowerBound + 1))
        guard let wide = fullWidth[written] else { continue }
        findings.report(
          "'\(written)' between Chinese characters is of half width", at: text.place(mark.range),
          help: "Write '\(wide)'.", fix: text.fix(mark.range, wide))
      }
    })

  private static let fullWidth = [
    ",": "，", ".": "。", ";": "；", ":": "：", "?": "？", "!": "！",
  ]

  static let fullWidthLetters = Rule(
    .fullWidthLetters, .writing, clauses: [punctuation],
    title: "Letters and digits have half width",
    examples: [.markdown(wrong: "自１１５年起受理ＰＤＦ檔。", right: "自115年起受理PDF檔。")],
    check: .words { text, findings in
      text.judge(&findings)
      for mark in text.marks {
        guard case .wide = mark.kind else { continue }
        let written = text.text(mark.range)
        let narrow = String(
          String.UnicodeScalarView(
            written.unicodeScalars.compactMap { Unicode.Scalar($0.value - 0xFEE0) }))
        findings.report(
          "'\(written)' is of full width", at: text.place(mark.range), help: "Write '\(narrow)'.",
          fix: text.mayNumber(mark.range) ? nil : text.fix(mark.range, narrow))
      }
    })

  static let quotationMarks = Rule(
    .quotationMarks, .writing, clauses: [punctuation],
    title: "Chinese words are quoted with 「」, and with 『』 within them",
    examples: [.markdown(wrong: "稱為“單一窗口”。", right: "稱為「單一窗口」。")],
    check: .words { text, findings in
      text.judge(&findings)
      for mark in text.marks {
        guard case .quotation(let isInner) = mark.kind else { continue }
        let marks = isInner ? ("『", "』") : ("「", "」")
        let words = text.text((mark.range.lowerBound + 3)..<(mark.range.upperBound - 3))
        // What is quoted within the quotation would need marks of its own.
        let isPlain = !words.unicodeScalars.contains { "「」『』‘’".unicodeScalars.contains($0) }
        findings.report(
          "“\(words)” has the quotation marks of other languages", at: text.place(mark.range),
          help: "Write \(marks.0)\(words)\(marks.1).",
          fix: isPlain ? text.fix(mark.range, marks.0 + words + marks.1) : nil)
      }
    })

  static let simplifiedCharacters = Rule(
    .simplifiedCharacters, .writing,
    title: "Pages in traditional Chinese have traditional characters only",
    examples: [.markdown(wrong: "申请人应检附证明文件。", right: "申請人應檢附證明文件。")],
    check: .words { text, findings in
      text.judge(&findings)
      for mark in text.marks {
        guard case .simplified = mark.kind else { continue }
        let written = text.text(mark.range)
        let found = written.unicodeScalars.filter { SimplifiedCharacters.all[$0] != nil }
        var isCertain = true
        let traditional = String(
          String.UnicodeScalarView(
            written.unicodeScalars.map { scalar in
              guard let counterpart = SimplifiedCharacters.all[scalar] else { return scalar }
              isCertain = isCertain && counterpart != nil
              return counterpart ?? scalar
            }))
        let shown = found.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
        let more = found.count > 5 ? " and \(found.count - 5) more" : ""
        findings.report(
          "\(shown)\(more) \(found.count == 1 ? "is" : "are") simplified",
          at: text.place(mark.range),
          help: isCertain
            ? "Write '\(traditional)'."
            : "Write the traditional characters; some have several, of which the sense decides.",
          fix: isCertain ? text.fix(mark.range, traditional) : nil)
      }
    })

  static let headingFullStop = Rule(
    .headingFullStop, .writing, clauses: [punctuation],
    title: "Headings end without a full stop, but for sentences in outlines",
    examples: [
      .markdown(wrong: "## 申請方式。\n\n臨櫃或郵寄。", right: "## 申請方式\n\n臨櫃或郵寄。")
    ],
    check: .source { page, findings in
      guard page.language.isTraditionalChinese, !page.document.headings.isEmpty else { return }
      findings.judge()
      let outlines = page.frontMatter.outlines.compactMap { $0.headings(in: page.document) }
      for (index, heading) in page.document.headings.enumerated()
      where heading.text.hasSuffix("。") && !outlines.contains(where: { $0.contains(index) }) {
        // 捌、本計畫如有未盡事宜，得另行補充之。: an article of a plan or a rule, which is a sentence.
        if heading.number != nil, heading.title.unicodeScalars.contains("，") { continue }
        let stop = page.fullStop(of: heading.range)
        findings.report(
          "The heading '\(heading.text)' ends with a full stop", at: heading.range,
          help: "Leave the full stop out; a heading is no sentence.",
          fix: stop.map { FixIt(page.file.range(of: $0), "") })
      }
    },
    .markup { page, findings in
      guard let text = page.text, !text.prose.isEmpty else { return }
      for heading in page.visible([.h1, .h2, .h3, .h4, .h5, .h6]) {
        findings.judge()
        let text = heading.text
        guard text.hasSuffix("。"), !text.contains("，") else { continue }
        findings.report(
          "The heading '\(text)' ends with a full stop", at: page.range(of: heading),
          help: "Leave the full stop out; a heading is no sentence.")
      }
    })
}

extension WrittenText {
  /// Whether digits would number an item of a list once they have half width: `１. 項目`.
  fileprivate func mayNumber(_ range: Range<Int>) -> Bool {
    let line = file.lineRange(file.position(at: range.lowerBound).line)
    guard range.upperBound < line.upperBound,
      file.bytes[range.upperBound] == UInt8(ascii: ".")
        || file.bytes[range.upperBound] == UInt8(ascii: ")")
    else { return false }
    return file.bytes[line.lowerBound..<range.lowerBound].allSatisfy {
      switch $0 {
      case 0x20, 0x09, UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"),
        UInt8(ascii: ">"), UInt8(ascii: "#"):
        true
      default: false
      }
    }
  }
}

extension SourcePage {
  /// Where the last 。 of a heading's line stands.
  fileprivate func fullStop(of range: SourceRange) -> Range<Int>? {
    let line = file.lineRange(range.start.line)
    let stop = Array("。".utf8)
    var place = line.upperBound - stop.count
    while place > line.lowerBound {
      if file.bytes[place...].starts(with: stop) { return place..<(place + stop.count) }
      place -= 1
    }
    return nil
  }
}
