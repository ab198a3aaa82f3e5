import Synchronization

/// Applies `transform` to each index on up to `jobs` tasks at once; results come in input order.
///
/// Each task takes the next index that is free, so that long pages do not hold up short ones.
///
/// - Throws: The first error that a `transform` throws; the others are not begun. `CancellationError` where
///   the task is cancelled, so that half of the results never pass for all.
func concurrentMap<Result: Sendable>(
  count: Int, jobs: Int, _ transform: @escaping @Sendable (Int) throws -> Result
) async throws -> [Result] {
  try Task.checkCancellation()
  let workers = max(1, min(jobs, count))
  if workers == 1 { return try (0..<count).map(transform) }
  let next = NextIndex()
  return try await withThrowingTaskGroup(of: [(Int, Result)].self) { group in
    for _ in 0..<workers {
      group.addTask {
        var results: [(Int, Result)] = []
        while true {
          let index = next.take()
          guard index < count, !Task.isCancelled else { return results }
          results.append((index, try transform(index)))
        }
      }
    }
    var ordered = [Result?](repeating: nil, count: count)
    for try await results in group {
      for (index, result) in results { ordered[index] = result }
    }
    try Task.checkCancellation()
    return ordered.compactMap { $0 }
  }
}

/// A counter that tasks share.
private final class NextIndex: Sendable {
  private let value = Atomic<Int>(0)

  func take() -> Int { value.wrappingAdd(1, ordering: .relaxed).oldValue }
}
