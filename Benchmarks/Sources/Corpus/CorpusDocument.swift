/// What a document is; its section has the same name in the plural.
package enum DocumentKind: String, Sendable, CaseIterable {
  case plan
  case faq
  case sop

  package var section: String { rawValue + "s" }

  func sectionTitle(_ language: Language) -> String {
    switch self {
    case .plan: language("年度計畫", "Plans")
    case .faq: language("常見問題", "Common questions")
    case .sop: language("作業程序", "Procedures")
    }
  }
}

/// One document of a corpus: the same facts in each language, and links to the same documents.
///
/// Plans have about 16 KB a file, common questions 5 KB and procedures 3 KB.
package struct CorpusDocument: Sendable {
  package let index: Int
  let corpus: Corpus

  package var kind: DocumentKind { DocumentKind.allCases[index % DocumentKind.allCases.count] }

  /// The page's name within its section: `plan-000003`.
  package var name: String {
    let digits = String(index)
    return kind.rawValue + "-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }

  /// The page's address without language: `/plans/plan-000003/`.
  package var path: String { "/\(kind.section)/\(name)/" }

  package func title(_ language: Language) -> String {
    switch kind {
    case .plan: language("115年度服務品質計畫第\(index)號", "Service quality plan 2026, no. \(index)")
    case .faq: language("常見問題第\(index)輯", "Common questions, part \(index)")
    case .sop: language("第\(index)號作業程序", "Procedure no. \(index)")
    }
  }

  /// The whole file in a language, as the corpus's generator reads it.
  package func text(_ language: Language) -> String {
    var body = DocumentBody(self, language)
    return frontMatter(language) + body.text()
  }

  private func frontMatter(_ language: Language) -> String {
    var numbers = Numbers(seed: corpus.seed, stream: UInt64(3 * index))
    let codes = Classification.all.map { ($0.name, numbers.pick($0.categories).code) }
    let day = "2026-\(Self.twoDigits(1 + index % 10))-\(Self.twoDigits(1 + index % 28))"
    var lines = ["title: '\(title(language))'", "type: \(kind.rawValue)"]
    if kind == .plan { lines.append("year: 115") }
    lines += ["date: \(day)", "updated: \(day)"]
    switch corpus.convention {
    case .gazette:
      lines.append("categories:")
      lines += codes.map { "  \($0.0): ['\($0.1)']" }
      lines.append("unit: planning")
    case .hugo:
      lines += codes.map { "\($0.0): ['\($0.1)']" }
      lines.append("unit: \(language("企劃科", "Planning Section"))")
    }
    lines += [
      "summary: '\(language("公開辦理事項、期限與承辦單位。", "What is done, by when and by whom."))'",
      "keywords: [\(language("服務品質, 資料開放", "service quality, open data"))]",
    ]
    return "---\n" + lines.joined(separator: "\n") + "\n---\n\n"
  }

  static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
