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
  try await concurrentMap(count: count, jobs: jobs, worker: { () }) { _, index in
    try transform(index)
  }.results
}

/// The same, where each task has a `worker` of its own: memory that it uses again for each index, and what it
/// gathers over all of them.
///
/// - Returns: The results in input order, and the workers in none.
func concurrentMap<Worker: Sendable, Result: Sendable>(
  count: Int, jobs: Int, worker: @escaping @Sendable () -> Worker,
  _ transform: @escaping @Sendable (inout Worker, Int) throws -> Result
) async throws -> (results: [Result], workers: [Worker]) {
  try Task.checkCancellation()
  let workerCount = max(1, min(jobs, count))
  if workerCount == 1 {
    var worker = worker()
    let results = try (0..<count).map { try transform(&worker, $0) }
    return (results, [worker])
  }
  let next = NextIndex()
  return try await withThrowingTaskGroup(of: (Worker, [(Int, Result)]).self) { group in
    for _ in 0..<workerCount {
      group.addTask {
        var worker = worker()
        var results: [(Int, Result)] = []
        results.reserveCapacity(count / workerCount)
        while true {
          let index = next.take()
          guard index < count, !Task.isCancelled else { return (worker, results) }
          results.append((index, try transform(&worker, index)))
        }
      }
    }
    var workers: [Worker] = []
    var ordered = [Result?](repeating: nil, count: count)
    for try await (worker, results) in group {
      workers.append(worker)
      for (index, result) in results { ordered[index] = result }
    }
    try Task.checkCancellation()
    return (ordered.compactMap { $0 }, workers)
  }
}

/// A counter that tasks share.
private final class NextIndex: Sendable {
  private let value = Atomic<Int>(0)

  func take() -> Int { value.wrappingAdd(1, ordering: .relaxed).oldValue }
}
