import Figures

/// What a page shows around its text, kept while its templates are filled so that its document can say the same.
struct PageParts {
  var imprint: [PageFact] = []
  var notices: [PageNotice] = []
  /// What the applicant of a procedure should know.
  var facts: [PageFact] = []
  /// The targets and results that an evaluation draws.
  var compared: [TargetActual] = []
  /// The chart of a dataset.
  var chart: Chart?
}
