package import Diagnostics

/// A link within the site that leads nowhere, as it was found without a network.
///
/// Reports carry them beside the links to other sites, so that one list has all that is to be mended. They have no
/// history: what is wrong within a site is wrong until it is mended.
package struct InsideFault: Sendable, Hashable {
  /// As it is written; empty where an address is missing.
  package var url: String
  /// `dead`; `broken` where the address itself is wrong, `unsafe` where its scheme may not be linked.
  package var verdict: Verdict
  package var place: LinkPlace
  package var code: DiagnosticCode
  package var severity: Severity
  /// What is wrong, with what was probably meant, in the words of diagnostics.
  package var message: String
  package var help: String?
  /// The address that was probably meant, as it could be written.
  package var suggestion: String?

  package init(
    url: String, verdict: Verdict, place: LinkPlace, code: DiagnosticCode, severity: Severity,
    message: String, help: String? = nil, suggestion: String? = nil
  ) {
    self.url = url
    self.verdict = verdict
    self.place = place
    self.code = code
    self.severity = severity
    self.message = message
    self.help = help
    self.suggestion = suggestion
  }
}

extension InsideFault: Comparable {
  /// By place: an order that no run and no machine changes.
  package static func < (left: InsideFault, right: InsideFault) -> Bool {
    if left.place < right.place || right.place < left.place { return left.place < right.place }
    if left.code != right.code { return left.code.rawValue < right.code.rawValue }
    return (left.url, left.message) < (right.url, right.message)
  }
}
