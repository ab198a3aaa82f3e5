import Synchronization

/// How far a build is: the build writes it, whoever shows it reads it at any time.
///
/// Costs a build one addition per unit of work.
package final class BuildProgress: Sendable {
  /// What a build does, in this order.
  package enum Stage: Int, Sendable {
    case reading, compiling, checking, publishing
  }

  /// How far a build was at one moment.
  package struct Snapshot: Sendable, Hashable {
    package var stage: Stage
    /// Pages that are compiled, of `pageCount`.
    package var donePageCount: Int
    /// Pages that are to be compiled, as far as is known: it may grow, since which lists have
    /// changed is known only when their pages are compiled.
    package var pageCount: Int

    package init(stage: Stage, donePageCount: Int, pageCount: Int) {
      self.stage = stage
      self.donePageCount = donePageCount
      self.pageCount = pageCount
    }
  }

  private let stage = Atomic(Stage.reading.rawValue)
  private let pageCount = Atomic(0)
  private let donePageCount = Atomic(0)

  package init() {}

  package var snapshot: Snapshot {
    // The pages that are done are read first: others may be done meanwhile, but never more than
    // there are.
    let done = donePageCount.load(ordering: .acquiring)
    return Snapshot(
      stage: Stage(rawValue: stage.load(ordering: .relaxed)) ?? .reading, donePageCount: done,
      pageCount: pageCount.load(ordering: .relaxed))
  }

  package func enter(_ stage: Stage) { self.stage.store(stage.rawValue, ordering: .relaxed) }

  /// Says that pages are to be compiled.
  func expect(_ count: Int) { pageCount.add(count, ordering: .relaxed) }

  /// Says that pages which were expected are compiled.
  func finish(_ count: Int) { donePageCount.add(count, ordering: .releasing) }
}

extension Site {
  /// How many pages a unit of work makes, as progress counts them.
  ///
  /// Known before it is done, so that what it makes besides, such as the further pages of a long
  /// list, does not count.
  func expectedPageCount(of work: Work) -> Int {
    switch work {
    case .page, .list(.section): languages.count
    case .list: 1
    case .siteFile, .index: 0
    }
  }

  func expectedPageCount(of works: [Work]) -> Int {
    works.reduce(0) { $0 + expectedPageCount(of: $1) }
  }
}
