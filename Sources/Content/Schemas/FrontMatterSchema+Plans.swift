extension FrontMatterSchema {
  var planKeys: [ValueSchema.Key] {
    yearKeys + [
      .optional("measures", .list(.map(measureKeys)), "What the plan promises to measure.")
    ]
  }

  var evaluationKeys: [ValueSchema.Key] {
    yearKeys + [
      .optional("half", .integer(1...2), "The half of the year, where it is of one."),
      .optional("plan", .text, "The page of the plan that it reports on."),
      .optional("results", .list(.map(resultKeys)), "What was reached, measure by measure."),
    ]
  }

  private var yearKeys: [ValueSchema.Key] {
    [
      .required("year", .integer(1...999), "Year of the Republic, such as 115."),
      .optional(
        "outline", .list(.map(outlineKeys)),
        "The part whose headings, or the table whose merged columns, are rows of data."),
    ]
  }

  private var localized: ValueSchema { .localizedText(vocabulary.languages) }

  private var outlineKeys: [ValueSchema.Key] {
    [
      .optional(
        "under", .text,
        "Number or whole text of the heading above the part, such as 肆; without it, the whole page."
      ),
      .optional("table", .text, "Instead of under: the caption of the table."),
      .optional("columns", .list(localized), "Names of the columns, outermost first."),
      .optional(
        "as", .choice(of: OutlineRequest.Presentation.self), "What readers see; default: both."),
    ]
  }

  private var measureKeys: [ValueSchema.Key] {
    [
      .required("id", .text, "A short name that results refer to, such as reply-rate."),
      .optional("name", localized, "What is measured."),
      .optional("unit", localized, "What it is counted in."),
      .optional("target", .number(nil), "The number to reach."),
      .optional("period", localized, "When it is to be reached, or over what it is counted."),
      .optional(
        "direction", .choice(of: Measure.Direction.self), "Which way is better; default: up."),
      .optional("row", .text, "Id of the outline row that it belongs to, such as 115-4-1-1-2."),
    ]
  }

  private var resultKeys: [ValueSchema.Key] {
    [
      .required("measure", .text, "Id of a measure of the plan."),
      .optional("actual", .number(nil), "The number that was reached."),
      .optional("note", localized, "What there is to say about it."),
    ]
  }
}
