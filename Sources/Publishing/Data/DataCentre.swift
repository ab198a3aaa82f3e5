import Content
import OpenData

/// What the open-data centre has: the datasets in their order, and how many of them pass each filter.
struct DataCentre: Sendable {
  /// Those changed last first, then by name; each name once.
  let datasets: [PublishedDataset]
  private let passing: [DataFilter: [Int]]

  init(_ published: [PublishedDataset]) {
    datasets = published.sorted { left, right in
      guard left.lastChanged != right.lastChanged else {
        return left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
      }
      guard let first = left.lastChanged, let second = right.lastChanged else {
        return left.lastChanged != nil
      }
      return first > second
    }
    var passing: [DataFilter: [Int]] = [:]
    for (index, dataset) in datasets.enumerated() {
      for filter in DataFilter.all(of: dataset) { passing[filter, default: []].append(index) }
    }
    self.passing = passing
  }

  /// Every filter that some dataset passes: by family, then by value, formats and kinds in their own order.
  var filters: [DataFilter] {
    func place(_ filter: DataFilter) -> (Int, Int, String) {
      let family = DataFilter.Family.allCases.firstIndex(of: filter.family) ?? 0
      switch filter {
      case .kind(let type): return (family, PageType.allCases.firstIndex(of: type) ?? 0, "")
      case .format(let format):
        return (family, Distribution.Format.allCases.firstIndex(of: format) ?? 0, "")
      case .category, .unit: return (family, 0, filter.value)
      }
    }
    return passing.keys.sorted { place($0) < place($1) }
  }

  /// The datasets that pass a filter, in order; all without one.
  func datasets(passing filter: DataFilter?) -> [PublishedDataset] {
    filter.map { (passing[$0] ?? []).map { datasets[$0] } } ?? datasets
  }

  func count(of filter: DataFilter) -> Int { passing[filter]?.count ?? 0 }

  /// Every page of the centre beneath a language's root but its first.
  ///
  /// These are lists, further pages of long ones, datasets and their quality. Addresses that lead on to a page of the site are not among them.
  var subjects: [String] {
    var subjects: [String] = []
    func addFurtherPages(of subject: String, count: Int) {
      for number in 1..<Paginator(base: subject, entryCount: count).pageCount {
        subjects.append(GeneratedPage.listPage(number, of: subject))
      }
    }
    addFurtherPages(of: GeneratedPage.data, count: datasets.count)
    for filter in filters {
      subjects.append(filter.subject)
      addFurtherPages(of: filter.subject, count: count(of: filter))
    }
    for dataset in datasets {
      if dataset.type != .dataset { subjects.append(GeneratedPage.dataset(dataset.name)) }
      subjects.append(GeneratedPage.quality(of: dataset.name))
    }
    return subjects
  }
}
