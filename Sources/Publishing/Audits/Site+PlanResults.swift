import Audit
import Content
import Diagnostics
import OpenData

extension Site {
  /// The measures of a plan whose year is over and that no evaluation answers with a number or a note.
  ///
  /// Asked of the last year's plan, which the next one has taken the place of by then, and of any that still counts as
  /// current.
  func missingResults(of text: PageText) -> [Diagnostic] {
    let frontMatter = text.page.frontMatter
    guard let profile, profile.asks(.measureIncomplete), text.languageIndex == 0,
      frontMatter.type == .plan, text.page.role == .page, !frontMatter.isDraft,
      let year = frontMatter.year, year < options.today.rocYear,
      frontMatter.status == .current
        || frontMatter.status == .superseded && year == options.today.rocYear - 1
    else { return [] }
    let results = evaluations(of: text.page).flatMap { self.results(of: $0) }
    let answered = Set(
      results.lazy.filter { $0.actual != nil || $0.note != nil }.map(\.measure.value))
    return frontMatter.measures.filter { !answered.contains($0.id) }.map { measure in
      Diagnostic(
        .measureIncomplete,
        "The measure '\(measure.id)' has no result, and the year \(year) is over",
        file: text.page.path, range: measure.range,
        help: "Add { measure: \(measure.id), actual: … } to 'results' of an evaluation whose "
          + "'plan' is this one, or a 'note' that says why there is none.")
    }
  }
}
