import Audit
import Diagnostics
import OpenData
import Publishing
import Testing

/// Rules about what several pages say together, by their own examples.
@Suite struct `A rule about sites` {
  struct Case: Sendable, CustomTestStringConvertible {
    let code: DiagnosticCode
    let day: String
    let settings: String
    let wrong: [String: String]
    let right: [String: String]
    var testDescription: String { code.rawValue }
  }

  static let cases = RuleCatalog.all.flatMap { rule in
    rule.examples.compactMap { example -> Case? in
      guard case .site(let day, let settings, let wrong, let right) = example else { return nil }
      return Case(code: rule.code, day: day, settings: settings, wrong: wrong, right: right)
    }
  }

  private func codes(_ pages: [String: String], _ each: Case) async throws -> [DiagnosticCode] {
    let today = try #require(CalendarDate(parsing: each.day))
    let settings: SourcePath = "content/site.yml"
    var files: [SourcePath: String] = [
      settings: BuiltSite.base[settings, default: ""] + "\n" + each.settings
    ]
    for (path, text) in pages { files[SourcePath(path)] = text }
    let site = try await BuiltSite(files) {
      $0.audits = true
      $0.today = today
    }
    return site.report.diagnostics.map(\.code)
  }

  @Test(arguments: cases)
  func `tells its wrong example and keeps still about its right one`(_ each: Case) async throws {
    #expect(try await codes(each.wrong, each).contains(each.code))
    #expect(try await !codes(each.right, each).contains(each.code))
  }

  @Test func `has examples where time or other pages decide`() {
    let codes: [DiagnosticCode] = [.overdueObligation, .obligationDue, .measureIncomplete]
    #expect(Set(Self.cases.map(\.code)).isSuperset(of: codes))
  }
}
