import OpenData
import Testing

@Suite struct QualityTestTests {
  private let url = "https://data.example.gov.tw/a.csv"

  private func good(_ change: (inout QualityTest.File) -> Void = { _ in }) -> QualityTest.File {
    var file = QualityTest.File(url: url, type: "csv")
    file.exists = true
    file.isPage = false
    file.declaredEncoding = "UTF-8"
    file.actualEncoding = "utf8"
    file.describedFields = ["年", "值"]
    file.actualFields = ["值", "年", "註"]
    change(&file)
    return file
  }

  private func result(
    _ files: [QualityTest.File], updated: String? = "2026-01-31", frequency: Frequency? = .monthly,
    on today: String = "2026-02-28"
  ) throws -> QualityResult {
    QualityTest(files: files, updated: updated.flatMap(day), frequency: frequency)
      .result(on: try #require(day(today)))
  }

  @Test func `passes what is as declared`() throws {
    let result = try result([good()])
    #expect(result.score == (6, 6))
    #expect(result.faults.isEmpty)
  }

  @Test func `says what fails and why`() throws {
    let bad = good {
      $0.exists = false
      $0.isPage = true
      $0.type = "PDF"
      $0.actualEncoding = "BIG5"
      $0.describedFields = ["年", "單位"]
    }
    let result = try result([good(), bad], on: "2026-03-01")
    #expect(result.score == (0, 6))
    #expect(result[.linkable] == .fail(.missingFile(url: url)))
    #expect(result[.downloadable] == .fail(.page(url: url)))
    #expect(result[.structure] == .fail(.unstructured(url: url, type: "PDF")))
    #expect(
      result[.encodingMatch]
        == .fail(.encoding(url: url, declared: "UTF-8", actual: "BIG5")))
    #expect(result[.descriptionMatch] == .fail(.missingFields(url: url, names: ["單位"])))
    #expect(result[.freshness] == .fail(.overdue(since: try #require(day("2026-02-28")))))
    #expect(result.faults.map(\.indicator) == QualityIndicator.allCases)
  }

  @Test func `does not count what is not known`() throws {
    let unknown = QualityTest.File(url: url, type: "csv")
    #expect(try result([unknown], updated: nil).score == (1, 1))
    #expect(try result([unknown, good()]).score == (6, 6))
    #expect(try result([], frequency: nil).score == (0, 0))
  }

  @Test(
    arguments: [
      (Frequency.daily, "2026-02-01", "2026-02-02", true),
      (.daily, "2026-02-01", "2026-02-03", false),
      (.weekly, "2025-12-29", "2026-01-05", true), (.weekly, "2025-12-29", "2026-01-06", false),
      (.monthly, "2024-01-31", "2024-02-29", true), (.monthly, "2024-01-31", "2024-03-01", false),
      (.quarterly, "2025-11-30", "2026-02-28", true),
      (.quarterly, "2025-11-30", "2026-03-01", false),
      (.halfYearly, "2025-08-31", "2026-02-28", true), (.yearly, "2024-02-29", "2025-02-28", true),
      (.yearly, "2024-02-29", "2025-03-01", false), (.irregular, "2001-01-01", "2026-01-01", true),
      (.never, "2001-01-01", "2026-01-01", true), (.yearly, "9999-12-31", "9999-12-31", true),
      (.daily, "2026-02-02", "2026-02-01", true),
    ])
  func `is fresh until its rhythm has passed`(
    _ frequency: Frequency, _ updated: String, _ today: String, isFresh: Bool
  ) throws {
    let result = try result([], updated: updated, frequency: frequency, on: today)
    #expect((result[.freshness] == .pass) == isFresh)
  }
}
