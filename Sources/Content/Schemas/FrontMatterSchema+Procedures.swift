extension FrontMatterSchema {
  var procedureKeys: [ValueSchema.Key] {
    [
      .optional("eligibility", .localizedText(vocabulary.languages), "Who may apply."),
      .optional(
        "documents", .list(.either(.text, .map(paperKeys))), "Papers that the applicant brings."),
      .optional("processing_time", .text, "How long it takes."),
      .optional("fee", .text, "What it costs."),
      .optional(
        "legal_basis", .list(.either(.text, .map(basisKeys))), "Laws that the procedure rests on."),
      .optional("forms", .list(.map(formKeys)), "Forms to fill in."),
      .optional("apply_url", .text, "Where to apply online."),
      .optional("progress_url", .text, "Where to see how far an application is."),
    ]
  }

  private var paperKeys: [ValueSchema.Key] {
    [
      .required("name", .text, "What the paper is."),
      .optional("copies", .text, "How many."),
      .optional("note", .text, "What to mind."),
    ]
  }

  private var basisKeys: [ValueSchema.Key] {
    [
      .required("title", .text, "The law, with its article."),
      .optional("url", .text, "Where it can be read."),
    ]
  }

  private var formKeys: [ValueSchema.Key] {
    [
      .optional("file", .text, "A file in the page's folder; or url."),
      .optional("url", .text, "An address; or file."),
      .optional("title", .text, "What readers see; default: the file's name."),
    ]
  }
}
