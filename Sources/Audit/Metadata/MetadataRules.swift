import Content
import Diagnostics
import Markup

/// 行政機關電子資料流通詮釋資料及分類檢索規範.
extension Rule {
  private static let metadata = Clause.wording("行政機關電子資料流通詮釋資料及分類檢索規範")

  static let titleLength = Rule(
    .titleLength, .metadata, clauses: [metadata],
    title: "Titles are no longer than what lists, tabs and search results show",
    examples: [
      .source(
        wrong: "---\ntitle: \(String(repeating: "提升服務效能執行計畫", count: 9))\n---\n",
        right: "---\ntitle: 提升服務效能執行計畫\n---\n")
    ],
    check: .source { page, findings in
      findings.judge()
      let width = page.frontMatter.title.columnWidth
      guard width > 160 else { return }
      findings.report(
        "The title takes \(width) columns", at: page.range(ofKey: "title"),
        help: "Keep it within 160, which are 80 Han characters; the summary has room for the rest.")
    },
    .markup { page, findings in
      guard page.isForeign, page.isWhole, let title = page.title else { return }
      findings.judge()
      let width = title.text.columnWidth
      guard width > 160 else { return }
      findings.report(
        "The title takes \(width) columns", at: page.range(of: title),
        help:
          "Keep it within 160, which are 80 Han characters; the description has room for the rest.")
    })

  static let descriptionLength = Rule(
    .descriptionLength, .metadata, clauses: [metadata],
    title: "Summaries are short enough to be given as description in full",
    examples: [
      .source(
        wrong: "---\ntitle: 甲\nsummary: \(String(repeating: "提升服務效能執行計畫", count: 21))\n---\n",
        right: "---\ntitle: 甲\nsummary: 提升服務效能執行計畫的目標與作法。\n---\n")
    ],
    check: .source { page, findings in
      guard let summary = page.frontMatter.summary else { return }
      findings.judge()
      let count = summary.count
      guard count > 200 else { return }
      findings.report(
        "The summary has \(count) characters, of which DC.Description gives 200",
        at: page.range(ofKey: "summary"), help: "Say in 200 characters what the page is about.")
    },
    .markup { page, findings in
      guard page.isForeign, let description = page.description else { return }
      findings.judge()
      guard description.count > 200 else { return }
      findings.report(
        "The description has \(description.count) characters, of which search results show less",
        at: page.headStart, help: "Say in 200 characters what the page is about.")
    })

  static let missingCategories = Rule(
    .missingCategories, .metadata,
    clauses: [metadata, .wording("網站至少提供主題、施政與服務等3種分類檢索方式")],
    title: "A page has a class of each of the three lists",
    examples: [
      .source(
        wrong: "---\ntitle: 甲\ncategories: { theme: [\"480\"] }\n---\n",
        right: """
          ---
          title: 甲
          categories: { theme: ["480"], cake: ["GA0"], service: ["I00"] }
          ---
          """)
    ],
    check: .source { page, findings in
      // A site that keeps fewer lists answers to another rule than this.
      guard page.role == .page, page.schemes.count == CategoryScheme.allCases.count else { return }
      findings.judge()
      let missing = CategoryScheme.allCases.filter {
        page.frontMatter.categories[$0]?.isEmpty ?? true
      }
      guard !missing.isEmpty else { return }
      let names = missing.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      findings.report(
        "The page has no class of \(names)", at: page.range(ofKey: "categories"),
        help: "Add it to 'categories', or to the 'cascade' of the section for all its pages.")
    })

  static let incompleteMetadata = Rule(
    .incompleteMetadata, .metadata, clauses: [metadata],
    title: "Each element of Dublin Core says something of the page",
    examples: [
      .source(
        wrong: "---\ntitle: 甲\ntype: page\ndate: 2026-01-01\n---\n## 乙\n",
        right: "---\ntitle: 甲\ntype: page\ndate: 2026-01-01\n---\n丙是丁。\n"),
      .document(
        wrong: "<!DOCTYPE html><html><head><title>甲</title></head><body>乙</body></html>",
        right: """
          <!DOCTYPE html><html><head><title>甲</title>
          <meta name="description" content="丙是丁。"></head><body>乙</body></html>
          """),
    ],
    check: .source { page, findings in
      guard page.role == .page else { return }
      findings.judge()
      guard page.frontMatter.summary == nil, page.document.firstParagraph == nil else { return }
      findings.report(
        "DC.Description would repeat the title: the page has no summary and no paragraph",
        at: page.range(ofKey: "title"), help: "Add 'summary' to the front matter.")
    },
    .markup { page, findings in
      guard page.isForeign, page.isWhole, !page.isHiddenFromSearch else { return }
      findings.judge()
      guard page.description == nil else { return }
      findings.report(
        "The page has no description", at: page.headStart,
        help:
          "Write <meta name=\"description\" content=\"…\"> in 'head', with what the page is about.")
    })
}

extension String {
  /// How wide it is on a screen, Han and its marks being two columns and all else one.
  fileprivate var columnWidth: Int {
    unicodeScalars.reduce(0) { width, scalar in
      switch scalar.value {
      case 0x2E80...0xD7FF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0x2_0000...:
        width + 2
      default: width + 1
      }
    }
  }
}
