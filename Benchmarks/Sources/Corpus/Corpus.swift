/// The program whose conventions a corpus follows.
package enum Convention: String, Sendable, CaseIterable {
  case gazette
  case hugo

  /// What a link to a page of a language begins with: Gazette leads to the reader's language itself.
  func prefix(_ language: Language) -> String {
    self == .hugo && language == .english ? "/en" : ""
  }

  /// The file of a page: `plans/plan-000003.zh-Hant.md`, for Hugo `….zh-hant.md`.
  func file(_ name: String, _ language: Language) -> String {
    let tag = self == .hugo ? language.rawValue.lowercased() : language.rawValue
    return "\(name).\(tag).md"
  }
}

/// A bilingual site of plans, common questions and procedures, made up from a seed.
///
/// The same values give the same bytes on every system. A third of the documents is of each kind,
/// so that a file has 8 KB on average; links between documents all lead somewhere. Under both
/// conventions the documents hold the same text.
package struct Corpus: Sendable {
  package let documentCount: Int
  package let seed: UInt64
  package let convention: Convention

  /// - Precondition: `documentCount` is positive.
  package init(documentCount: Int, seed: UInt64 = 7, convention: Convention) {
    precondition(documentCount > 0, "a corpus needs a document to link to")
    self.documentCount = documentCount
    self.seed = seed
    self.convention = convention
  }

  package func document(_ index: Int) -> CorpusDocument {
    CorpusDocument(index: index, corpus: self)
  }

  /// Gives every file of the site's content, but for its settings: path below `content/` and text.
  package func forEachFile(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    for language in Language.allCases {
      try body(
        convention.file(convention == .hugo ? "_index" : "index", language), homePage(language))
      for kind in DocumentKind.allCases {
        try body(
          convention.file("\(kind.section)/_index", language), sectionPage(kind, language))
      }
    }
    for classification in Classification.all { try classificationFiles(classification, body) }
    for index in 0..<documentCount {
      let document = document(index)
      for language in Language.allCases {
        let path = "\(document.kind.section)/\(document.name)"
        try body(convention.file(path, language), document.text(language))
      }
    }
  }

  private func homePage(_ language: Language) -> String {
    let links = DocumentKind.allCases.map { kind in
      "- [\(kind.sectionTitle(language))](\(convention.prefix(language))/\(kind.section)/)\n"
    }
    let type = convention == .gazette ? "type: page\n" : ""
    return """
      ---
      title: '\(language("服務品質", "Service quality"))'
      \(type)---

      \(language("本站公開計畫、常見問題與作業程序。", "Plans, common questions and procedures."))

      \(links.joined())
      """
  }

  private func sectionPage(_ kind: DocumentKind, _ language: Language) -> String {
    let title = kind.sectionTitle(language)
    return """
      ---
      title: '\(title)'
      ---

      \(language("以下是全部\(title)。", "\(title) of the agency."))

      """
  }

  /// The codes with their names: one file for Gazette, a page for each code for Hugo.
  private func classificationFiles(
    _ classification: Classification, _ body: (String, String) throws -> Void
  ) rethrows {
    switch convention {
    case .gazette:
      let lines = classification.categories.map {
        "- { code: \"\($0.code)\", name: { zh-Hant: \($0.chinese), en: \($0.english) } }\n"
      }
      try body("categories/\(classification.name).yml", lines.joined())
    case .hugo:
      for category in classification.categories {
        for language in Language.allCases {
          let name = "\(classification.name)/\(category.code.lowercased())/_index"
          let title = language(category.chinese, category.english)
          try body(convention.file(name, language), "---\ntitle: '\(title)'\n---\n")
        }
      }
    }
  }
}
