/// Cuts `0..<count` into equal ranges and works on them at once.
///
/// - Parameters:
///   - count: The number of things to do; a few are done by the caller alone.
///   - jobs: The most ranges, at least 1.
///   - body: Called for each range, from any task.
/// - Returns: What `body` returned, in order.
/// - Throws: The failure of the first range that failed; the others are worked on to their end.
func concurrentChunks<Result: Sendable>(
  of count: Int, jobs: Int,
  _ body: @escaping @Sendable (Range<Int>) throws(FileSystemError) -> Result
) async throws(FileSystemError) -> [Result] {
  // A task costs as much as some system calls.
  let chunkCount = min(jobs, count / 64)
  guard chunkCount > 1 else { return [try body(0..<count)] }
  let results = await withTaskGroup(of: (Int, Swift.Result<Result, FileSystemError>).self) {
    group in
    for chunk in 0..<chunkCount {
      let range = count * chunk / chunkCount..<count * (chunk + 1) / chunkCount
      group.addTask {
        do throws(FileSystemError) { return (chunk, .success(try body(range))) } catch {
          return (chunk, .failure(error))
        }
      }
    }
    var results: [(Int, Swift.Result<Result, FileSystemError>)] = []
    for await result in group { results.append(result) }
    return results.sorted { $0.0 < $1.0 }
  }
  var values: [Result] = []
  for (_, result) in results { values.append(try result.get()) }
  return values
}
