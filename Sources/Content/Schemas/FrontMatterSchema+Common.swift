extension FrontMatterSchema {
  /// The keys that every type has.
  var commonKeys: [ValueSchema.Key] {
    descriptionKeys + dayKeys + referenceKeys + stateKeys
  }

  private var descriptionKeys: [ValueSchema.Key] {
    [
      .required("title", .text, "The page's heading."),
      .optional(
        "type", .choice(of: PageType.self),
        "What the page is. Without it, what its section gives, else page."),
      .optional("slug", .slug, "The last part of the address, where it is not the file's name."),
      .optional(
        "aliases", .list(.matching("^[/%]")),
        "Addresses that led to this page before, such as /old/plan/."),
      .optional("summary", .text, "One or two sentences for lists, searches and previews."),
      .optional("keywords", .list(.text), "Words that readers search for."),
      .optional("audience", .list(.text), "For whom the page is, such as citizen or business."),
      .optional("number", .text, "The document's own number, not that of its basis."),
      .optional(
        "unit", .oneOf(vocabulary.units),
        "The unit that answers for the page: a key of units in site.yml."),
      .optional("license", .text, "SPDX identifier, where it is not the site's."),
      .optional("categories", .map(schemeKeys), "Codes of the three official classifications."),
    ]
  }

  private var schemeKeys: [ValueSchema.Key] {
    CategoryScheme.allCases.map { scheme in
      .optional(
        scheme.rawValue, .list(.oneOf(vocabulary.terms[scheme] ?? [])),
        "Codes of \(scheme.path), as \(scheme.metaName).")
    }
  }

  private var dayKeys: [ValueSchema.Key] {
    [
      .optional("date", .date, "Day of issue; before it, the page is kept back."),
      .optional("updated", .date, "Day of the last change of substance."),
      .optional("review", .date, "Day by which somebody must look at the page again."),
      .optional("expires", .date, "The last day on which the page is published."),
      .optional(
        "changes",
        .list(
          .map([
            .required("date", .date, "Day of the change."),
            .required("note", .text, "What has changed, in a sentence."),
          ])), "What has changed, for readers."),
    ]
  }

  private var referenceKeys: [ValueSchema.Key] {
    [
      .optional(
        "sources",
        .list(
          .map([
            .required("title", .text, "The work's title."),
            .optional("url", .text, "Where it can be read; without it there is a warning."),
            .optional("publisher", .text, "Who published it."),
            .optional("date", .date, "When it was published."),
            .optional("accessed", .date, "When it was last read."),
          ])), "Works that the page relies on."),
      .optional(
        "attachments",
        .list(
          .map([
            .required("file", .text, "A file in the page's folder."),
            .optional("title", .text, "What readers see; default: the file's name."),
          ])), "Files offered with the page."),
    ]
  }

  private var stateKeys: [ValueSchema.Key] {
    [
      .optional(
        "status", .choice(of: PageStatus.self), "Whether the page is in force; default: current."),
      .optional("replaced_by", .text, "Address of the page that takes this one's place."),
      .optional("draft", .flag, "Whether the page is kept back until it is done."),
      .optional("partial", .flag, "Whether a translation leaves out parts of its original."),
      .optional(
        "excuse", .list(.map(ValueSchema.excuseKeys(hasPath: false))),
        "Findings that are right as they are on this page, and why."),
    ]
  }
}

extension ValueSchema {
  /// One part of an address.
  ///
  /// `slug: 115` is a number to editors.
  fileprivate static let slug = ValueSchema.either(
    .matching(#"^(?!\.{1,2}$)[^/\\?#%"<> \u0000-\u001F\u007F-\u009F]+$"#), .number(nil))
}
