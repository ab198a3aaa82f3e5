import Synchronization

/// What a check of a folder found.
package struct FolderReport: Sendable {
  /// In the order of pages and places.
  package var faults: [LinkFault] = []
  package var pageCount = 0
  /// Every link of every page, those that leave the folder among them.
  package var linkCount = 0
}

extension HTMLFolder {
  /// Finds the links of all pages that lead to no file of the folder, or to no id of its pages.
  ///
  /// Every page is read once and kept as numbers; those on which something is wrong are read again for words.
  ///
  /// - Parameters:
  ///   - rules: What counts as a fault.
  ///   - jobs: The most pages that are read at once, at least 1.
  /// - Returns: The faults, and how much was looked at.
  /// - Throws: What ``read`` throws.
  /// - Complexity: O(bytes of the pages); memory grows with the number of ids and of links to ids.
  package func brokenLinks(_ rules: LinkRules, jobs: Int) async throws -> FolderReport {
    let served = ServedPaths(paths, rules: rules)
    let places = paths.indices.filter { index in
      paths[index].hasPrefix(part) && HTMLFolder.kind(of: paths[index]) != nil
    }
    // Ids are asked for of every page, though only those of a part are looked at.
    let pages = paths.indices.filter { HTMLFolder.kind(of: paths[$0]) != nil }
    let surveys = try await spread(over: pages, jobs: jobs) { share in
      var survey = FolderSurvey(folder: self, served: served, rules: rules)
      while let place = share.next() { try survey.read(place) }
      return survey.found
    }
    let wanted = Set(FolderSurvey.suspects(surveys, rules: rules))
    let suspects = places.filter(wanted.contains)
    let index = FolderIndex(self, served: served)
    let faults = try await spread(over: suspects, jobs: jobs) { share in
      let inspector = PageInspector(folder: self, served: served, index: index, rules: rules)
      var faults: [LinkFault] = []
      while let place = share.next() { faults += try inspector.faults(of: paths[place]) }
      return faults
    }
    var report = FolderReport()
    report.faults = faults.flatMap { $0 }.sorted()
    for survey in surveys {
      report.pageCount += survey.pageCount
      report.linkCount += survey.linkCount
    }
    return report
  }

  /// Lets up to `jobs` workers take their shares of `places`; what each made of its share, in no order.
  private func spread<Result: Sendable>(
    over places: [Int], jobs: Int, _ work: @escaping @Sendable (Share) throws -> Result
  ) async throws -> [Result] {
    let share = Share(places)
    return try await withThrowingTaskGroup(of: Result.self) { group in
      for _ in 0..<max(1, min(jobs, places.count)) { group.addTask { try work(share) } }
      var results: [Result] = []
      for try await result in group { results.append(result) }
      // Half of the results must not pass for all.
      try Task.checkCancellation()
      return results
    }
  }
}

/// Places that workers share: each takes the next that is free, so that long pages hold up nobody.
final class Share: Sendable {
  private let places: [Int]
  private let taken = Atomic<Int>(0)

  init(_ places: [Int]) { self.places = places }

  func next() -> Int? {
    let index = taken.wrappingAdd(1, ordering: .relaxed).oldValue
    return index < places.count && !Task.isCancelled ? places[index] : nil
  }
}
