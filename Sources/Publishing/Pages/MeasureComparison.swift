import Content

/// Compares a plan's measures with their results.
struct MeasureComparison {
  let site: Site
  let page: Page
  let plan: Page?

  private var words: Words { site.words[page.languageIndex] }

  /// A model per measure, in the plan's order.
  func models(_ measures: [Measure], results: [EvaluationFields.Result]) -> [MeasureModel] {
    measures.map { measure in
      let result = results.first { $0.measure.value == measure.id }
      var model = MeasureModel(
        name: measure.name[page.language], unit: measure.unit[page.language],
        outcome: Self.outcome(of: measure, actual: result?.actual))
      model.period = measure.period?[page.language]
      model.target = measure.target.map(words.number)
      model.actual = result?.actual.map(words.number)
      model.note = result?.note?[page.language]
      if let row = measure.row?.value, let plan {
        model.rowID = row
        model.rowURL = plan.href + "#" + Address.href(row)
      }
      return model
    }
  }

  static func outcome(of measure: Measure, actual: Decimal?) -> MeasureModel.Outcome {
    guard let target = measure.target else {
      return actual == nil ? .withoutResult : .withoutTarget
    }
    guard let actual else { return .withoutResult }
    let isMet =
      measure.direction == .up ? actual.value >= target.value : actual.value <= target.value
    return isMet ? .met : .missed
  }
}
