import Content
import OpenData

extension DatasetDescription {
  /// What the quality test found, in the words of the language.
  var quality: QualityModel {
    let words = site.words[languageIndex]
    let url = Address.href(site.root(languageIndex) + GeneratedPage.quality(of: published.name))
    guard dataset.withdrawal == nil else {
      return QualityModel(
        score: words("quality_score_withdrawn"), url: url, marks: [],
        note: words("quality_withdrawn_text"))
    }
    let result = site.quality(of: dataset)
    let marks = QualityIndicator.allCases.map { mark(of: $0, result[$0], words: words) }
    let score = result.score
    guard score.known > 0 else {
      return QualityModel(
        score: words("quality_score_none"), url: url, marks: marks, note: words("quality_none_text")
      )
    }
    let passed =
      ["passed": words.number(score.passed), "known": words.number(score.known)]
      as KeyValuePairs
    return QualityModel(score: words("quality_score", passed), url: url, marks: marks)
  }

  private func mark(
    of indicator: QualityIndicator, _ outcome: QualityOutcome, words: Words
  ) -> QualityMarkModel {
    let title = words("quality_\(indicator.rawValue)")
    let text = words("quality_\(indicator.rawValue)_text")
    switch outcome {
    case .pass:
      return QualityMarkModel(
        title: title, outcome: .pass, state: words("quality_pass"), text: text, finding: nil)
    case .fail(let fault):
      return QualityMarkModel(
        title: title, outcome: .fail, state: words("quality_fail"), text: text,
        finding: finding(fault, words: words))
    case .unknown:
      return QualityMarkModel(
        title: title, outcome: .unknown, state: words("quality_unknown"), text: text,
        finding: words("quality_unknown_text"))
    }
  }

  private func finding(_ fault: QualityFault, words: Words) -> String {
    switch fault {
    case .missingFile(let url): words("quality_fault_missing", ["url": url])
    case .page(let url): words("quality_fault_page", ["url": url])
    case .unstructured(let url, let type):
      words("quality_fault_type", ["url": url, "type": type])
    case .encoding(let url, let declared, let actual):
      words(
        "quality_fault_encoding", ["url": url, "declared": declared, "actual": actual])
    case .missingFields(let url, let names):
      words("quality_fault_fields", ["url": url, "fields": words.list(names)])
    case .overdue(let day): words("quality_fault_overdue", ["date": words.date(day)])
    }
  }
}
