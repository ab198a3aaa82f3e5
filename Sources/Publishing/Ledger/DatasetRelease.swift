import Content
import OpenData

extension Site {
  /// The entries that a release adds to the ledger or replaces: those of datasets that are not as they were
  /// released, each with a version of the build's day, and those whose withdrawal is told otherwise since.
  ///
  /// - Parameter datasets: All that the site publishes, by name.
  /// - Returns: None where nothing has changed.
  func datasetReleases(_ datasets: [PublishedDataset]) -> [DatasetLedger.Entry] {
    datasets.compactMap { dataset in
      guard let next = dataset.next else { return restatedWithdrawal(of: dataset) }
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

  /// The entry of a dataset whose withdrawal was released and is now told in other words: the version stays, since
  /// the content does.
  private func restatedWithdrawal(of dataset: PublishedDataset) -> DatasetLedger.Entry? {
    guard let withdrawal = dataset.withdrawal, var entry = datasetLedger?[dataset.name],
      entry.withdrawal != withdrawal
    else { return nil }
    entry.withdrawal = withdrawal
    return entry
  }
}
