/// What became of a dataset on a day, as harvesters and readers are told.
package struct DatasetChange: Sendable {
  package enum Kind: String, Sendable, CaseIterable { case added, changed, withdrawn }

  package var kind: Kind
  package var date: CalendarDate
  package var dataset: Dataset
  /// The version that it brought; `nil` for a withdrawal that has none.
  package var version: DatasetVersion?
  /// Its address, the same for good.
  package var id: IRI
}

extension Catalog {
  /// Every change that a version or a withdrawal records, the newest first; those of a day by the name of
  /// their dataset and then by version, the newest first.
  package var changes: [DatasetChange] {
    datasets.flatMap(changes(of:)).sorted { left, right in
      if left.date != right.date { return left.date > right.date }
      if left.dataset.name != right.dataset.name { return left.dataset.name < right.dataset.name }
      guard let first = left.version?.number, let second = right.version?.number else {
        return left.version == nil && right.version != nil
      }
      return first > second
    }
  }

  private func changes(of dataset: Dataset) -> [DatasetChange] {
    var changes = dataset.versions.map { version in
      let kind: DatasetChange.Kind =
        switch version.change {
        case .first: .added
        case .fields, .rows, .correction: .changed
        case .withdrawn: .withdrawn
        }
      return DatasetChange(
        kind: kind, date: version.date, dataset: dataset, version: version,
        id: uri(of: version, of: dataset))
    }
    if let withdrawal = dataset.withdrawal, dataset.version?.change != .withdrawn {
      changes.append(
        DatasetChange(
          kind: .withdrawn, date: withdrawal.date, dataset: dataset, version: nil,
          id: part("withdrawal", of: dataset)))
    }
    return changes
  }
}
