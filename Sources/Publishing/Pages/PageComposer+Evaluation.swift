import Content
import Diagnostics
import Figures
import Mustache
import OpenData

extension PageComposer {
  /// The plan that an evaluation reports on.
  var evaluatedPlan: Page? {
    frontMatter.evaluation.plan.flatMap { site.page(at: $0.value, preferring: page.languageIndex) }
  }

  /// Targets against results: the plan's measures in their order, those without a result too.
  mutating func evaluation() -> EvaluationModel {
    let planned = plannedMeasures()
    let results = results(among: planned)
    let models = MeasureComparison(site: site, page: page, plan: evaluatedPlan)
      .models(planned, results: results)
    var model = EvaluationModel(
      met: models.count { $0.outcome == .met }, missed: models.count { $0.outcome == .missed },
      withoutResult: models.count { $0.outcome == .withoutResult },
      withoutTarget: models.count { $0.outcome == .withoutTarget })
    model.measures = models
    model.planTitle = evaluatedPlan?.title
    model.planURL = evaluatedPlan.map { $0.href }
    if frontMatter.evaluation.plan != nil {
      model.traceURL = Address.href(page.permalink + GeneratedPage.trace)
    }
    parts.compared = text.figures.comparedRows(planned, results: results)
    model.chart = text.figures.comparison(
      parts.compared, caption: words("chart_caption", ["title": page.title]))
    return model
  }

  /// The measures of the plan; told where the plan is not there.
  private mutating func plannedMeasures() -> [Measure] {
    guard let plan = frontMatter.evaluation.plan else { return [] }
    guard let target = evaluatedPlan else {
      report(
        .unknownPage,
        "Plan '\(plan.value)' doesn't exist"
          + didYouMean(
            plan.value, site.pages.filter { $0.frontMatter.type == .plan }.map(\.permalink)),
        at: plan.range, help: "'plan' is the address of the page it reports on.")
      return []
    }
    return site.measures(of: target.group)
  }

  /// The results in every language's front matter, this page's own words first.
  private mutating func results(among planned: [Measure]) -> [EvaluationFields.Result] {
    let known = Set(planned.map(\.id))
    for result in frontMatter.evaluation.results where !known.contains(result.measure.value) {
      report(
        .unknownMeasure,
        "Measure '\(result.measure.value)' is not in the plan"
          + didYouMean(result.measure.value, planned.map(\.id)),
        at: result.measure.range, help: "Measures are listed under 'measures' of the plan.")
    }
    return site.results(of: page)
  }
}

extension Site {
  /// The measures of a page: each as the first language states it, with texts that others restate by id.
  func measures(of group: Int) -> [Measure] {
    let versions = groups[group].versions.compactMap { $0 }.map { pages[$0] }
    var merged: [Measure] = []
    for page in versions {
      for measure in page.frontMatter.measures {
        guard let index = merged.firstIndex(where: { $0.id == measure.id }) else {
          merged.append(measure)
          continue
        }
        merged[index].restate(measure, in: page.language, original: versions[0].language)
      }
    }
    return merged
  }
}

extension Measure {
  /// Takes over the words of a translation.
  fileprivate mutating func restate(_ other: Measure, in language: Language, original: Language) {
    func merged(_ own: LocalizedText, _ their: LocalizedText, isGiven: Bool) -> LocalizedText {
      isGiven ? own.merging(their, in: language, original: original) : own
    }
    name = merged(name, other.name, isGiven: other.name[language] != id)
    unit = merged(unit, other.unit, isGiven: !other.unit[language].isEmpty)
    if let theirs = other.period {
      period = period.map { merged($0, theirs, isGiven: true) } ?? theirs
    }
    target = target ?? other.target
    row = row ?? other.row
  }
}
