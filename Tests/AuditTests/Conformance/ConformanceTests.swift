import Content
import Diagnostics
import Encodings
import Testing

@testable import Audit

@Suite struct `A conformance list` {
  private func conformance(
    judged codes: [DiagnosticCode], findings: [DiagnosticCode] = [],
    excused: [DiagnosticCode] = [], silenced: Set<DiagnosticCode> = [],
    only: Set<DiagnosticCode> = [], configure: (inout AccessibilityTarget) -> Void = { _ in }
  ) -> [String: Conformance.Entry] {
    var target = AccessibilityTarget()
    configure(&target)
    var rules = RuleSet()
    codes.forEach { rules.insert($0) }
    var judged = JudgedPages()
    judged.add(rules, of: nil)
    func diagnostics(_ codes: [DiagnosticCode]) -> [Diagnostic] {
      codes.map { Diagnostic($0, "甲", file: "content/a.md") }
    }
    let conformance = Conformance(
      target, judged: judged, findings: diagnostics(findings), excused: diagnostics(excused),
      silenced: silenced, only: only)
    return Dictionary(uniqueKeysWithValues: conformance.entries.map { ($0.code.name, $0) })
  }

  @Test func `passes a code whose rules judged something and found nothing`() {
    let entries = conformance(judged: [.imageAlternative])
    #expect(entries["HM1110100C"]?.result == .pass)
    #expect(entries["HM1110101C"]?.result == .notApplicable)
  }

  @Test func `fails a code once for each finding`() {
    let entries = conformance(
      judged: [.imageAlternative], findings: [.imageAlternative, .imageAlternative])
    #expect(entries["HM1110100C"]?.result == .fail)
    #expect(entries["HM1110100C"]?.faultCount == 2)
  }

  @Test func `asks a person for what rules decide in part, do not decide, or may not look at`() {
    let entries = conformance(
      judged: [.linkText, .imageAlternative, .sameTextLinks], excused: [.imageAlternative],
      silenced: [.areaAlternative])
    #expect(entries["GN1240401E"]?.result == .person)
    #expect(entries["HM1240404E"]?.result == .pass)
    #expect(entries["GN1130200E"]?.result == .person)
    #expect(entries["HM1110100C"]?.result == .person)
    #expect(entries["HM1110100C"]?.excusedCount == 1)
    #expect(entries["HM1110101C"]?.result == .person)
  }

  @Test func `fails a code against which the compiler found something`() {
    let entries = conformance(
      judged: [.headingStructure, .imageAlternative],
      findings: [.headingLevelSkipped, .emptyAlternativeText])
    for code in ["HM1130100C", "HM1130104E", "HM1110100E"] {
      #expect(entries[code]?.result == .fail, "\(code)")
      #expect(entries[code]?.faultCount == 1)
    }
    #expect(entries["HM1110100C"]?.result == .pass)
    #expect(conformance(judged: [.headingStructure])["HM1130100C"]?.result == .pass)
  }

  @Test func `asks a person where nothing could be judged`() {
    let conformance = Conformance(
      AccessibilityTarget(), judged: JudgedPages(), findings: [], excused: [])
    #expect(conformance.entries.allSatisfy { $0.result == .person })
    #expect(!conformance.entries.isEmpty)
  }

  @Test func `says nothing of codes whose rules were not to run`() {
    let entries = conformance(judged: [.imageAlternative], only: [.imageAlternative])
    #expect(Set(entries.keys) == ["HM1110100C", "HM1110100E"])
  }

  @Test func `has the codes of its edition and level`() {
    let a = conformance(judged: []) { $0.level = .a }
    #expect(a["CS2140401C"] == nil && a["HM1410100C"] == nil && a["HM1130105C"] != nil)
    let old = conformance(judged: []) {
      $0.level = .aaa
      $0.standard = .v11007
    }
    #expect(old["HM1410100C"] != nil && old["HM1130105C"] == nil)
    #expect(old["HM3330500C"]?.result == .person)
  }

  @Test func `knows each code that a rule answers to, once`() {
    let named = RuleCatalog.all.flatMap(\.clauses).compactMap { clause in
      if case .code(let code) = clause { code } else { nil }
    }
    let known = CheckCode.all.map(\.name)
    #expect(Set(named).subtracting(known) == [])
    #expect(Set(known).count == known.count)
  }
}

@Suite struct `Judged pages` {
  @Test func `are counted by unit and rule, and outlive being written down`() throws {
    var rules = RuleSet()
    rules.insert(.imageAlternative)
    var pages = JudgedPages()
    pages.add(rules, of: "planning")
    pages.add(rules, of: "planning")
    rules.insert(.renamedAgency)
    pages.add(rules, of: nil)
    #expect(pages.units == ["planning", nil])
    #expect(pages.pageCount(of: "planning") == 2)
    #expect(pages.count(.imageAlternative, of: "planning") == 2)
    #expect(pages.count(.renamedAgency, of: "planning") == 0)
    #expect(pages.contains(.renamedAgency) && !pages.contains(.linkText))
    var writer = BinaryWriter()
    pages.write(to: &writer)
    var reader = BinaryReader(writer.bytes)
    #expect(try JudgedPages(from: &reader) == pages)
  }

  @Test func `keep their rules in a few bytes`() throws {
    var rules = RuleSet()
    for rule in RuleCatalog.all { rules.insert(rule.code) }
    var writer = BinaryWriter()
    writer.write(rules)
    #expect(writer.bytes.count <= 33)
    var reader = BinaryReader(writer.bytes)
    #expect(try reader.rules() == rules)
    #expect(RuleCatalog.all.allSatisfy { rules.contains($0.code) })
  }
}

@Suite struct `A score` {
  @Test func `is the share of pages and rules without fault, rounded down`() {
    var rules = RuleSet()
    rules.insert(.imageAlternative)
    rules.insert(.linkText)
    var judged = JudgedPages()
    for _ in 0..<500 { judged.add(rules, of: "planning") }
    let fault = Diagnostic(.linkText, "甲", file: "content/a.md")
    let scores = Scores(judged: judged, findings: [fault, fault]) { _ in "planning" }
    #expect(scores.score(.accessibility, of: "planning").failed == 1)
    #expect(scores.whole.judged == 1000)
    #expect(scores.whole.percent == 99)
    #expect(scores.score(.writing).percent == nil)
  }

  @Test func `counts what the compiler finds`() {
    let fault = Diagnostic(.personalData, "甲", file: "content/a.md")
    let scores = Scores(judged: JudgedPages(), findings: [fault]) { _ in nil }
    #expect(scores.score(.privacy).percent == 0)
  }

  @Test func `is never less than nothing, and files that are no pages cost as well`() {
    var rules = RuleSet()
    rules.insert(.attachmentMetadata)
    rules.insert(.linkText)
    var judged = JudgedPages()
    judged.add(rules, of: "planning")
    let files: [SourcePath] = ["content/a.odt", "content/b.odt", "content/c.odt"]
    let faults = files.map { Diagnostic(.attachmentMetadata, "甲", file: $0) }
    let scores = Scores(judged: judged, findings: faults) { _ in "planning" }
    let privacy = scores.score(.privacy, of: "planning")
    #expect(privacy.judged == 3 && privacy.failed == 3 && privacy.percent == 0)
    #expect(scores.whole.judged == 4 && scores.whole.percent == 25)
    let unknown = Scores(judged: judged, findings: faults) { _ in nil }
    #expect(unknown.score(.privacy, of: nil).percent == 0)
    #expect(unknown.whole.judged == 5 && unknown.whole.percent == 40)
  }
}
