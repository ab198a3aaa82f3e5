import Content
import Mustache

extension PageComposer {
  /// A plan's measures with their targets, and the evaluations that report on it.
  func plan() -> PlanModel {
    var model = PlanModel()
    model.measures = MeasureComparison(site: site, page: page, plan: page)
      .models(measures, results: [])
    model.evaluations = site.evaluations(of: page).map { evaluation in
      let isOwn = evaluation.languageIndex == page.languageIndex
      return LinkModel(
        evaluation.title, url: evaluation.href,
        language: isOwn ? nil : evaluation.language.tag)
    }
    return model
  }
}

extension Site {
  /// The evaluations that report on a plan, newest first, in the plan's language where they are.
  func evaluations(of plan: Page) -> [Page] {
    var seen: Set<PageKey> = []
    return lists.evaluations.filter { evaluation in
      guard let path = evaluation.frontMatter.evaluation.plan?.value,
        page(at: path, preferring: plan.languageIndex)?.key == plan.key
      else { return false }
      return seen.insert(evaluation.key).inserted
    }.compactMap { page($0.key, preferring: plan.languageIndex) }
  }
}
