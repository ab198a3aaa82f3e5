import Publishing
import Synchronization
import Workspace

/// A line that shows how far a long build is, rewritten at most ten times a second.
final class Progress: Sendable {
  private let fileCount = Atomic(0)

  /// Shows the line while `body` runs and takes it away after; shows nothing where `terminal`
  /// cannot rewrite it.
  func shown<Value>(on terminal: Terminal, _ body: () async throws -> Value) async throws -> Value {
    guard terminal.canRewrite else { return try await body() }
    let line = Task {
      // A build that is done at once needs no line.
      try await Task.sleep(for: .milliseconds(300))
      while true {
        terminal.write("\r\u{1B}[KBuilding: \(fileCount.load(ordering: .relaxed)) files")
        try await Task.sleep(for: .milliseconds(100))
      }
    }
    func clear() async {
      line.cancel()
      _ = await line.result
      terminal.write("\r\u{1B}[K")
    }
    do {
      let value = try await body()
      await clear()
      return value
    } catch {
      await clear()
      throw error
    }
  }

  /// A sink that counts what goes to `sink`.
  func counting(_ sink: any OutputSink) -> any OutputSink {
    CountingSink(sink: sink, progress: self)
  }

  private struct CountingSink: OutputSink {
    let sink: any OutputSink
    let progress: Progress

    func start(_ mode: OutputMode) async throws { try await sink.start(mode) }

    func remove(_ path: OutputPath) throws { try sink.remove(path) }

    func write(_ bytes: [UInt8], to path: OutputPath) throws {
      try sink.write(bytes, to: path)
      progress.fileCount.add(1, ordering: .relaxed)
    }
  }
}

/// A sink for a build that publishes nothing.
struct DiscardingSink: OutputSink {
  func start(_ mode: OutputMode) async {}
  func remove(_ path: OutputPath) {}
  func write(_ bytes: [UInt8], to path: OutputPath) {}
}
