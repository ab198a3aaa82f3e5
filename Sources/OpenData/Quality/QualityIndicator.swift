/// What data.gov.tw measures of a dataset, as far as a machine can
/// (政府資料品質提升機制運作指引, 112-01; the seventh indicator is about people).
package enum QualityIndicator: String, Sendable, CaseIterable {
  /// 連結有效性: the address answers.
  case linkable
  /// 資料可直接下載: with the file itself, no page or sign-in before it.
  case downloadable
  /// 結構化檔案類型: of a type that programs read.
  case structure
  /// 編碼描述與資料相符: in the encoding that is declared.
  case encodingMatch = "encoding_match"
  /// 欄位描述與資料相符: every field that is described is there.
  case descriptionMatch = "desc_match"
  /// 更新時效性: updated as often as declared.
  case freshness
}

/// The outcome of one indicator.
package enum QualityOutcome: Sendable, Hashable {
  case pass
  case fail(QualityFault)
  /// What it would have to know is not known; it does not count.
  case unknown
}

/// Why an indicator fails.
package enum QualityFault: Sendable, Hashable {
  /// No file is at the address.
  case missingFile(url: String)
  /// The address gives a page instead of the file.
  case page(url: String)
  /// The type is none of ``QualityTest/structuredTypes``.
  case unstructured(url: String, type: String)
  case encoding(url: String, declared: String, actual: String)
  /// Fields that are described and not in the file.
  case missingFields(url: String, names: [String])
  /// An update was due on a day that is past.
  case overdue(since: CalendarDate)
}
