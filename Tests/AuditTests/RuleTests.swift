import Content
import Diagnostics
import Testing

@testable import Audit

@Suite struct `A rule` {
  /// A rule's examples, each with the rule.
  struct Case: Sendable, CustomTestStringConvertible {
    let rule: Rule
    let example: Rule.Example
    var testDescription: String { rule.code.rawValue }
  }

  static let cases = RuleCatalog.all.flatMap { rule in
    rule.examples.filter { if case .site = $0 { false } else { true } }
      .map { Case(rule: rule, example: $0) }
  }

  @Test(arguments: cases)
  func `tells its wrong example and keeps still about its right one`(_ each: Case) throws {
    let (wrong, right) = each.example.texts
    #expect(try each.example.codes(of: wrong, by: each.rule).contains(each.rule.code))
    #expect(try !each.example.codes(of: right, by: each.rule).contains(each.rule.code))
  }

  /// Rules whose right examples do without what they are about.
  private static let absent: Set<DiagnosticCode> = [
    .timedRefresh, .movingText, .conflictingYears, .unusedSource,
  ]

  @Test(
    arguments: Set(cases.map(\.rule.code)).subtracting(absent).sorted { $0.rawValue < $1.rawValue })
  func `notes that it judged what it found no fault in`(_ code: DiagnosticCode) throws {
    let rule = try #require(RuleCatalog.rule(code))
    let judged = try rule.examples.contains { try $0.judged($0.texts.right, by: rule) }
    #expect(judged)
  }

  @Test(arguments: RuleCatalog.all.map(\.code))
  func `says what it enforces and shows it`(_ code: DiagnosticCode) throws {
    let rule = try #require(RuleCatalog.rule(code))
    #expect(!rule.title.isEmpty && !rule.title.hasSuffix("."))
    if rule.checks.allSatisfy({ if case .site = $0 { true } else { false } }) { return }
    #expect(!rule.examples.isEmpty)
  }

  @Test func `holds at every level where it isn't about accessibility`() {
    var target = AccessibilityTarget()
    target.level = .a
    let profile = Profile(target)
    #expect(profile.asks(.untranslatedText))
    #expect(!profile.asks(.partLanguage))
  }

  @Test func `has a code of its own`() {
    #expect(Set(RuleCatalog.all.map(\.code)).count == RuleCatalog.all.count)
  }
}
