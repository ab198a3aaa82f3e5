import Content
import Diagnostics
import Diagnostics
import Mustache

extension ListCompiler {
  /// The page that follows each method of a plan to its results and shows which have none.
  func composeTrace(_ index: Int, reads: Reads, into compiled: inout CompiledGroup) {
    let page = site.pages[index]
    guard let reference = page.frontMatter.evaluation.plan,
      let plan = site.page(at: reference.value, preferring: page.languageIndex)
    else { return }
    let words = site.words[page.languageIndex]
    let title = words("trace_title", ["plan": plan.frontMatter.year.map(words.year) ?? plan.title])
    var model = site.model(
      beneath: page, of: site.groups[page.group], name: GeneratedPage.trace, title: title)
    model.head.description = title
    model.head.metadata = DublinCore(site: site, page: page, summary: title).metadata
    model.evaluation = trace(
      page, plan: plan, group: plan.group, reads: reads, diagnostics: &compiled.diagnostics)
    write(
      .trace, model, at: page.permalink + GeneratedPage.trace,
      as: .generated(
        subject: GeneratedPage.subpage(GeneratedPage.trace, of: page.key),
        language: page.languageIndex), into: &compiled)
  }

  private func trace(
    _ page: Page, plan: Page, group: Int, reads: Reads, diagnostics: inout [Diagnostic]
  ) -> EvaluationModel {
    let results = site.results(of: page)
    let measures = MeasureComparison(site: site, page: page, plan: plan)
      .models(site.measures(of: group), results: results)
    var model = EvaluationModel(
      met: measures.count { $0.outcome == .met }, missed: measures.count { $0.outcome == .missed },
      withoutResult: measures.count { $0.outcome == .withoutResult },
      withoutTarget: measures.count { $0.outcome == .withoutTarget })
    model.planTitle = plan.title
    model.planURL = plan.href
    for outline in site.outlines(of: plan, reads: reads, diagnostics: &diagnostics) {
      for row in outline.rows {
        model.methods.append(
          MethodModel(
            id: row.id, url: plan.href + "#" + Address.href(row.id),
            path: Array(row.cells.filter { !$0.isEmpty }.dropLast()), title: row.title,
            measures: measures.filter { $0.rowID == row.id }))
      }
    }
    return model
  }
}

extension Site {
  /// The outlines of a plan, from its text; what is wrong in it is told where the plan itself is written.
  fileprivate func outlines(
    of plan: Page, reads: Reads, diagnostics: inout [Diagnostic]
  ) -> [PlanOutline] {
    var problems: [Diagnostic] = []
    let texts = texts(of: groups[plan.group], reads: reads, diagnostics: &problems)
    // It is read a second time here, and may be gone by now.
    diagnostics += problems.filter { $0.code == .fileUnreadable }
    return texts.first { $0.page.path == plan.path }?.outlines.compactMap(\.self) ?? []
  }

  /// The results of an evaluation: the page's own, then what other languages add.
  func results(of page: Page) -> [EvaluationFields.Result] {
    var merged = page.frontMatter.evaluation.results
    for version in groups[page.group].versions.compactMap({ $0 })
    where pages[version].path != page.path {
      for result in pages[version].frontMatter.evaluation.results {
        if let index = merged.firstIndex(where: { $0.measure.value == result.measure.value }) {
          merged[index].actual = merged[index].actual ?? result.actual
          merged[index].note = merged[index].note ?? result.note
        } else {
          merged.append(result)
        }
      }
    }
    return merged
  }
}
