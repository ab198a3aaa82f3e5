/// The templates that are rendered by themselves; each gets a ``PageModel``.
enum Template: String, CaseIterable {
  case home, section, page, plan, table, evaluation, trace, faq, sop, dataset
  case data, landing, quality
  case categories, scheme, term, sitemap, search, freshness, untranslated, redirect, gone
  case notFound = "not-found"
  case linkReport = "link-report"
  case checkReport = "check-report"
}
