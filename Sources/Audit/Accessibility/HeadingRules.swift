import Diagnostics

extension Rule {
  static let headingStructure = Rule(
    .headingStructure, .accessibility,
    clauses: [
      .code("HM1130100C"), .code("HM1130104E"), .code("GN2240600E"), .criterion("1.3.1"),
      .criterion("2.4.6"),
    ],
    title: "A page has a heading of the first level, none is empty, and no level is left out",
    examples: [
      .body(wrong: "<h2>計畫</h2><p>…</p>", right: "<h1>計畫</h1><p>…</p>"),
      .body(wrong: "<h1>計畫</h1><h2></h2>", right: "<h1>計畫</h1><h2>目標</h2>"),
      .body(wrong: "<h1>計畫</h1><h3>目標</h3>", right: "<h1>計畫</h1><h2>目標</h2>"),
      .body(
        wrong: #"<h1>計畫</h1><div role="heading">目標</div>"#,
        right: #"<h1>計畫</h1><div role="heading" aria-level="2">目標</div>"#),
    ],
    check: .markup { page, findings in
      guard page.isWhole else { return }
      findings.judge()
      var previous: Int?
      var hasFirst = false
      for heading in page.headings {
        if !page.names.hasName(heading.element) {
          findings.report(
            "The heading is empty", at: page.range(of: heading.element),
            help: "Write the section's title in it, or leave it out.")
        }
        guard let level = heading.level else {
          findings.report(
            "The heading with role=\"heading\" has no level", at: page.range(of: heading.element),
            help: "Write an element such as 'h2', or say 'aria-level'.")
          continue
        }
        hasFirst = hasFirst || level == 1
        if page.isForeign, let previous, level > previous + 1 {
          findings.report(
            "The heading of level \(level) follows one of level \(previous)",
            at: page.range(of: heading.element), help: "Use level \(previous + 1) here.")
        }
        previous = level
      }
      if !hasFirst {
        findings.report(
          "The page has no heading of the first level", at: page.start,
          help: "Write its title in 'h1'.")
      }
    })

  static let sectionHeadings = Rule(
    .sectionHeadings, .accessibility,
    clauses: [.code("HM3241000C"), .criterion("2.4.10")],
    title: "Each section has a heading",
    examples: [
      .body(
        wrong: "<section><p>本計畫……</p></section>",
        right: "<section><h2>依據</h2><p>本計畫……</p></section>")
    ],
    check: .markup { page, findings in
      for section in page.visible([.section, .article]) {
        findings.judge()
        let hasHeading = section.descendants.contains {
          $0.name.headingLevel != nil || $0.hasRole("heading")
        }
        guard !hasHeading, page.names.explicitName(of: section).isBlank,
          (section.bytes(.title) ?? []).isBlank
        else { continue }
        findings.report(
          "The section has no heading", at: page.range(of: section),
          help: "Begin it with a heading, or use an element without meaning, such as 'div'.")
      }
    })
}

extension MarkupPage {
  /// The headings that readers come to; the level is `nil` where none is stated.
  fileprivate var headings: [(element: Element, level: Int?)] {
    var elements = visible([.h1, .h2, .h3, .h4, .h5, .h6])
    let byRole = visible(with: .role).filter {
      $0.hasRole("heading") && $0.name.headingLevel == nil
    }
    if !byRole.isEmpty { elements = (elements + byRole).sorted { $0.index < $1.index } }
    return elements.compactMap { element in
      if let stated = element[.ariaLevel].flatMap(Int.init) {
        return (element, min(max(stated, 1), 99))
      }
      if element.has(.role), !element.hasRole("heading") { return nil }
      return (element, element.name.headingLevel)
    }
  }
}
