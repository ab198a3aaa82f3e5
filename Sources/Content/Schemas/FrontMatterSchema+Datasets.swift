import OpenData

extension FrontMatterSchema {
  var datasetKeys: [ValueSchema.Key] {
    [
      .optional(
        "resources", .list(.map(resourceKeys)),
        "The data files; without it, every .csv in the page's folder."),
      .optional("fields", fields, "The columns of files that do not describe their own."),
      .optional(
        "frequency", .words(Frequency.spellings.map { ValueSchema.Word($0) }),
        "How often the data are brought up to date."),
      .optional(
        "temporal", .period, "First and last day that the data cover: 2025-01-01/2025-12-31."),
      .optional("spatial", .text, "The area that the data cover."),
      .optional("chart", .map(chartKeys), "A chart of the data."),
      .optional(
        "withdrawn", .map(withdrawalKeys),
        "With status: withdrawn: when, why and by whose approval the data are no longer offered."),
    ]
  }

  private var resourceKeys: [ValueSchema.Key] {
    [
      .required("file", .text, "A file in the page's folder."),
      .optional("title", .text, "What readers see."),
      .optional("encoding", .text, "Of the file, where it is not UTF-8: big5."),
      .optional("fields", fields, "The file's columns."),
    ]
  }

  private var fields: ValueSchema {
    .list(
      .map([
        .required("name", .text, "The column's name in the file."),
        .optional("title", .text, "What readers see."),
        .optional("type", .choice(of: FieldType.self), "What its cells hold."),
        .optional("description", .text, "What the column tells, in a sentence."),
        .optional("unit", .text, "What its numbers are counted in."),
        .optional(
          "mask", .choice(of: Deidentification.self),
          "What is done to values that could tell a person before they are published."),
        .optional(
          "spreadsheet", .words(SpreadsheetPolicy.written.map { ValueSchema.Word($0.rawValue) }),
          "What becomes of texts that a spreadsheet would run, such as =1+1."),
      ]))
  }

  private var chartKeys: [ValueSchema.Key] {
    [
      .required("type", .oneOf(vocabulary.charts), "The kind of chart."),
      .required("x", .text, "The column of categories."),
      .required("y", .list(.text), "The columns of values."),
      .optional("caption", .text, "What the chart shows."),
    ]
  }

  private var withdrawalKeys: [ValueSchema.Key] {
    let localized = ValueSchema.localizedText(vocabulary.languages)
    return [
      .required("date", .date, "Since when."),
      .required("reason", localized, "Why."),
      .required("approver", localized, "By whose approval."),
      .optional("successor", .text, "Address of what takes the data's place."),
    ]
  }
}
