import Content
import OpenData

extension Site {
  /// The entries that a release adds to the ledger or replaces: those of datasets that are not as they were
  /// released, each with a version of the build's day.
  ///
  /// - Parameter datasets: All that the site publishes, by name.
  /// - Returns: None where nothing has changed.
  func datasetReleases(_ datasets: [PublishedDataset]) -> [DatasetLedger.Entry] {
    datasets.compactMap { dataset in
      guard let next = dataset.next else { return nil }
      let content = dataset.content(languages: languages)
      let version = DatasetVersion(
        number: next.step.number,
        date: dataset.released.last.map { max($0.date, options.today) } ?? options.today,
        digest: content.digest.hex, change: next.step.change, note: next.note)
      var entry = DatasetLedger.Entry(
        name: dataset.name, versions: dataset.released + [version], content: content)
      entry.withdrawal = dataset.withdrawal
      return entry
    }
  }
}
