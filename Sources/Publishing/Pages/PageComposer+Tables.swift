import Content
import Diagnostics
import Markup
import Mustache

extension PageComposer {
  /// The outlines of the page that are tables on pages of their own.
  mutating func composeTables(into compiled: inout CompiledGroup) {
    let subpages = GeneratedPage.subpages(of: page)
    for (index, outline) in text.outlines.enumerated() {
      guard let outline, subpages.contains(GeneratedPage.table(index)) else { continue }
      compose(outline, subject: GeneratedPage.table(index), into: &compiled)
    }
    checkMeasureRows()
  }

  private mutating func compose(
    _ outline: PlanOutline, subject: String, into compiled: inout CompiledGroup
  ) {
    let address = page.permalink + subject
    let target = AddressBook.Target.generated(
      subject: GeneratedPage.subpage(subject, of: page.key), language: page.languageIndex)
    guard site.grants(address, to: target) else { return }
    let title = words("table_title", ["title": outline.title])
    var model = site.model(beneath: page, of: group, name: subject, title: title)
    model.imprint = imprint().filter { $0.label != words.imprint.review }
      .map { $0.model(words: words) }
    model.imprint.append(
      ImprintModel(
        words("imprint_rows"),
        html: Array(words.count(outline.rows.count, "count_rows").utf8)))
    model.notices = parts.notices.map { $0.model(words: words) }
    model.head.description = summary.isEmpty ? nil : summary.shortened(to: 160)
    var renderer = text.renderer(writesHeadingIDs: false, leadingBackTo: page.permalink)
    OutlineTable(outline: outline, words: words, pageURL: page.href)
      .write(&renderer, to: &model.body)
    renderer.renderFootnotes(to: &model.body)
    model.head.metadata = DublinCore(site: site, page: page, summary: summary).metadata
    model.foot = foot()
    compiled.render(.table, model, at: address, of: site)
  }

  /// A measure's row must be one of the page's own.
  private mutating func checkMeasureRows() {
    let rows = text.outlines.compactMap { $0 }.flatMap { $0.rows.map(\.id) }
    for measure in frontMatter.measures {
      guard let row = measure.row, !rows.contains(row.value) else { continue }
      report(
        .unknownRow, "Row '\(row.value)' doesn't exist" + didYouMean(row.value, rows),
        at: row.range, help: "Rows are numbered by their place, such as 115-4-1-1-2.")
    }
  }
}
