/// The quality test of data.gov.tw, taken at home: facts in, outcomes out.
///
///     let result = QualityTest(files: files, updated: day, frequency: .monthly).result(on: today)
///     result[.freshness]   // .fail(.overdue(since: 2026-02-01))
///     result.score         // 5 of 6
package struct QualityTest: Sendable {
  /// What is known of one file; `nil` is not known.
  package struct File: Sendable, Hashable {
    package var url: String
    /// Whether the address answers with something.
    package var exists: Bool?
    /// Whether that is an HTML page.
    package var isPage: Bool?
    /// The type by its name's ending, such as `csv`.
    package var type: String
    package var declaredEncoding: String?
    package var actualEncoding: String?
    /// The names that the description of the fields has.
    package var describedFields: [String]?
    /// The names in the file: header cells, keys or elements.
    package var actualFields: [String]?

    package init(url: String, type: String) {
      self.url = url
      self.type = type
    }
  }

  /// The types that the guide counts as structured.
  ///
  /// It lists csv, json, xml, geojson, kml, kmz, shp, xls and xlsx; ODS is the national standard
  /// (CNS 15251) for what xlsx holds, and is counted here.
  package static let structuredTypes: Set<String> = [
    "csv", "json", "xml", "geojson", "kml", "kmz", "shp", "xls", "xlsx", "ods",
  ]

  package var files: [File]
  /// 詮釋資料更新時間.
  package var updated: CalendarDate?
  package var frequency: Frequency?

  package init(files: [File], updated: CalendarDate?, frequency: Frequency?) {
    self.files = files
    self.updated = updated
    self.frequency = frequency
  }

  /// The outcome of each indicator: a fault where any file has one, a pass where none has and at least one file
  /// passes.
  package func result(on today: CalendarDate) -> QualityResult {
    var outcomes: [QualityIndicator: QualityOutcome] = [:]
    for indicator in QualityIndicator.allCases {
      outcomes[indicator] =
        indicator == .freshness
        ? freshness(on: today) : Self.intersection(files.map { Self.outcome(indicator, of: $0) })
    }
    return QualityResult(outcomes: outcomes)
  }

  /// The outcome of an indicator that is measured per file.
  package static func outcome(_ indicator: QualityIndicator, of file: File) -> QualityOutcome {
    switch indicator {
    case .linkable:
      guard let exists = file.exists else { return .unknown }
      return exists ? .pass : .fail(.missingFile(url: file.url))
    case .downloadable:
      guard let isPage = file.isPage else { return .unknown }
      return isPage ? .fail(.page(url: file.url)) : .pass
    case .structure:
      return structuredTypes.contains(file.type.lowercased())
        ? .pass : .fail(.unstructured(url: file.url, type: file.type))
    case .encodingMatch:
      guard let declared = file.declaredEncoding, let actual = file.actualEncoding else {
        return .unknown
      }
      return encodingKey(declared) == encodingKey(actual)
        ? .pass : .fail(.encoding(url: file.url, declared: declared, actual: actual))
    case .descriptionMatch:
      guard let described = file.describedFields, let actual = file.actualFields else {
        return .unknown
      }
      let missing = described.filter { !actual.contains($0) }
      return missing.isEmpty ? .pass : .fail(.missingFields(url: file.url, names: missing))
    case .freshness: return .unknown
    }
  }

  /// Names of encodings are compared without case, `-` and `_`: `UTF-8` is `utf8`.
  private static func encodingKey(_ name: String) -> String {
    name.lowercased().filter { $0 != "-" && $0 != "_" }
  }

  private static func intersection(_ outcomes: [QualityOutcome]) -> QualityOutcome {
    let fault = outcomes.first { if case .fail = $0 { true } else { false } }
    return fault ?? (outcomes.contains(.pass) ? .pass : .unknown)
  }

  /// An update is due a rhythm after the last one; without a rhythm nothing is ever late.
  private func freshness(on today: CalendarDate) -> QualityOutcome {
    guard let frequency else { return .unknown }
    guard let interval = frequency.interval else { return .pass }
    guard let updated else { return .unknown }
    guard let due = updated.adding(interval), today > due else { return .pass }
    return .fail(.overdue(since: due))
  }
}
