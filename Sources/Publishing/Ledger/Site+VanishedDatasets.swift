import Content
import Diagnostics

extension Site {
  private static let remedy =
    "`status: withdrawn`, which says when, why and by whose approval it is no longer offered."

  /// The datasets that were released and that no page publishes any more.
  ///
  /// What is wrong with the pages that did has been told before; this is for those that are gone, or are called
  /// otherwise.
  ///
  /// - Complexity: O(datasets).
  func vanishedDatasets(from datasets: [PublishedDataset]) -> [Diagnostic] {
    guard let ledger = datasetLedger, !withheld.hasUnreadable else { return [] }
    let published = Set(datasets.map(\.name))
    let vanished = ledger.names.filter { !published.contains($0) }
    guard !vanished.isEmpty else { return [] }
    guard !tableFormats.isEmpty else { return [noFormat(vanished, ledger)] }
    return vanished.map { name in
      diagnostic(
        "The dataset '\(name)' was released and would vanish" + reason(name, published),
        at: ledger.range(of: name),
        help: "Put its page or table back, or keep a page of type dataset named '\(name)' with "
          + Self.remedy)
    }
  }

  /// Why no page publishes a dataset, or what may be meant.
  private func reason(_ name: String, _ published: Set<String>) -> String {
    let page = withheld.page { key in
      PageType.allCases.contains { PublishedDataset.name(of: key, type: $0) == name }
    }
    guard let (path, reason) = page else {
      return Spelling.nearest(to: name, in: published.sorted()).map { "; is it '\($0)' now?" } ?? ""
    }
    return switch reason {
    case .draft: ", since \(path) is a draft"
    case .future: ", since \(path) is dated after today"
    case .expired: ", since \(path) has expired"
    case .unreadable: ""
    }
  }

  /// A site that offers no format has no data at all, which is told once.
  private func noFormat(_ vanished: [String], _ ledger: DatasetLedger) -> Diagnostic {
    diagnostic(
      vanished.count == 1
        ? "The dataset '\(vanished[0])' was released, and 'formats' offers no data any more"
        : "\(vanished.count) datasets were released, and 'formats' offers no data any more",
      at: ledger.range(of: vanished[0]),
      help:
        "Put csv, json or ods back into 'formats' of content/site.yml, or keep the page of each "
        + "dataset with " + Self.remedy)
  }

  private func diagnostic(_ message: String, at range: SourceRange?, help: String) -> Diagnostic {
    Diagnostic(
      .vanishedDataset, message, file: DatasetLedger.path, range: range ?? .start, help: help)
  }
}
