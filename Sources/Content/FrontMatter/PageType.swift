/// What a page is; decides its keys, its template and what else it is published as.
package enum PageType: String, Sendable, Hashable, CaseIterable {
  case plan, evaluation, faq, sop, dataset, news, page
}

/// Whether a page is in force.
package enum PageStatus: String, Sendable, Hashable, CaseIterable {
  case current, superseded, withdrawn
}
