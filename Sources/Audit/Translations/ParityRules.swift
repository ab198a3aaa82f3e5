import Content
import Diagnostics
import Markup

/// 各語系版本內容一致.
extension Rule {
  private static let plans = Clause.wording("提供中、英、日文版，各語系版本內容一致")

  static let headingParity = Rule(
    .headingParity, .translations, clauses: [plans],
    title: "A translation has the headings of its original",
    examples: [
      .translation(
        original: "## 資格\n甲\n## 文件\n乙\n", wrong: "## Eligibility\nA\n",
        right: "## Eligibility\nA\n## Documents\nB\n")
    ],
    check: .translation { pages, findings in
      findings.judge()
      guard !pages.sameTree, pages.behind.isEmpty else { return }
      for difference in HeadingDifference.all(pages) {
        findings.report(
          difference.message, at: difference.range,
          help: "Translate what is missing and take out what the original has no more; a "
            + "translation of parts says 'partial: true'.", notes: [difference.note])
      }
    })

  static let numberParity = Rule(
    .numberParity, .translations, clauses: [plans],
    title: "A translation has the numbers and dates of its original",
    examples: [
      .translation(
        original: "申請人應於115年3月15日前繳納1,200元。", wrong: "Pay NT$1,500 by March 15, 2026.",
        right: "Pay NT$1,200 by March 15, 2026."),
      .translation(
        original: "申請人應於115年3月15日前繳納1萬2,000元。", wrong: "Pay NT$12,000 by April 15, 2026.",
        right: "Pay NT$12,000 by March 15, 2026."),
    ],
    check: .translation { pages, findings in
      guard pages.isReadable else { return }
      let pairs = pages.sectionPairs(
        pages.translation.document.sectionTexts, pages.original.document.sectionTexts
      ) { Array($0.joined(separator: [UInt8(ascii: "\n")])) }
      let languages = (pages.translation.language.isChinese, pages.original.language.isChinese)
      for pair in pairs {
        // Most sections have no number, and most numbers are found by their digits.
        guard pair.original.contains(where: Numerals.mayBegin) else { continue }
        let original = Numerals(
          in: pair.original, isChinese: languages.1, readsWords: !languages.1)
        guard original.asksForAny else { continue }
        findings.judge()
        var missing: [String] = []
        for readsWords in [false, true] {
          missing = Numerals(
            in: pair.translation, isChinese: languages.0, readsWords: readsWords
          ).lacks(original)
          if missing.isEmpty { break }
        }
        guard !missing.isEmpty else { continue }
        let more = missing.count > 3 ? " and \(missing.count - 3) more" : ""
        findings.report(
          "\(pages.name(ofSection: pair.section)) does not have the original's "
            + missing.prefix(3).map { "'\($0)'" }.joined(separator: ", ") + more,
          at: pages.range(ofSection: pair.section),
          help: "Compare the two, and write the number or date of the original.",
          notes: [pages.note(pair.section)])
      }
    })

  static let linkParity = Rule(
    .linkParity, .translations, clauses: [plans],
    title: "A translation leads where its original does",
    examples: [
      .translation(
        original: "[法規](https://law.moj.gov.tw/A)與[平臺](https://data.gov.tw/)。",
        wrong: "The [law](https://law.moj.gov.tw/ENG/A) and the platform.",
        right:
          "The [law](https://law.moj.gov.tw/ENG/A) and the [platform](https://data.gov.tw/en/).")
    ],
    check: .translation { pages, findings in
      let links = pages.original.document.links
      guard links.count == pages.targets.original.count else { return }
      let sections = pages.original.document.sectionsOfLinks
      // What is said elsewhere on the page is said.
      var known = Set(pages.targets.translation.compactMap(\.self))
      for (index, target) in pages.targets.original.enumerated() {
        guard let target, links[index].kind == .link, !pages.behind.contains(sections[index]) else {
          continue
        }
        findings.judge()
        guard known.insert(target).inserted else { continue }
        let section = pages.sameTree ? sections[index] : 0
        let text = pages.original.document.plainText(of: links[index].node)
        findings.report(
          "\(pages.name(ofSection: section)) does not lead to '\(links[index].destination)'",
          at: pages.range(ofSection: section),
          help:
            "Link what the original calls '\(text)', or the other site's page in this language.",
          notes: [
            Note("The original's link", file: pages.original.file.path, range: links[index].range)
          ])
      }
    })
}

/// A heading beneath which a translation has more headings than its original, or fewer.
private struct HeadingDifference {
  let message: String
  let range: SourceRange
  let note: Note

  /// The topmost ones: what differs beneath them follows from that.
  static func all(_ pages: TranslatedPage) -> [HeadingDifference] {
    let original = Places(of: pages.original.document)
    let translation = Places(of: pages.translation.document)
    var differences: [HeadingDifference] = []
    var skipped: Set<[Int]> = []
    for path in original.parents {
      if !path.isEmpty, skipped.contains(Array(path.dropLast())) {
        skipped.insert(path)
        continue
      }
      let counts = (original.counts[path] ?? 0, translation.counts[path] ?? 0)
      guard counts.0 != counts.1 else { continue }
      skipped.insert(path)
      let own = path.isEmpty ? nil : translation.headings[path]
      let place = own.map { " beneath '\($0.title)'" } ?? ""
      differences.append(
        HeadingDifference(
          message: "The translation has \(counted(counts.1))\(place), the original \(counts.0)",
          range: own?.range ?? pages.range(ofSection: 0),
          note: Note(
            "The original's headings", file: pages.original.file.path,
            range: original.headings[path]?.range ?? .start)))
    }
    return differences
  }

  private static func counted(_ count: Int) -> String {
    count == 1 ? "1 heading" : "\(count) headings"
  }

  /// The headings of a page by the positions on their paths.
  private struct Places {
    var headings: [[Int]: Heading] = [:]
    /// How many headings lie directly beneath each.
    var counts: [[Int]: Int] = [:]
    /// Every path, parents before what lies beneath them.
    var parents: [[Int]] = [[]]

    init(of document: Document) {
      for (heading, path) in zip(document.headings, HeadingPath.all(of: document.headings)) {
        headings[path] = heading
        counts[Array(path.dropLast()), default: 0] += 1
        parents.append(path)
      }
    }
  }
}
