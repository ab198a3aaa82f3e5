import Dispatch
import Publishing
import Synchronization

/// A line on the terminal that shows how far a long build is, rewritten ten times a second.
struct ProgressLine {
  private let terminal: Terminal
  private let isShown: Bool

  /// Shows nothing where the terminal cannot rewrite a line, or where nothing but findings is wanted.
  init(_ terminal: Terminal, isQuiet: Bool) {
    self.terminal = terminal
    isShown = terminal.canRewrite && !isQuiet
  }

  /// Shows the line while `body` runs, and takes it away after.
  ///
  /// A build that is done within half a second gets none: it would only flash.
  func shown<Value>(_ body: (BuildProgress) async throws -> Value) async throws -> Value {
    let progress = BuildProgress()
    guard isShown else { return try await body(progress) }
    let drawing = Drawing(progress, terminal)
    // Not a task: the build keeps every thread that tasks have busy.
    let queue = DispatchQueue(label: "progress", qos: .userInitiated)
    let timer = DispatchSource.makeTimerSource(queue: queue)
    timer.schedule(deadline: .now() + .milliseconds(100), repeating: .milliseconds(100))
    timer.setEventHandler { drawing.redraw() }
    timer.resume()
    defer {
      timer.cancel()
      queue.sync { drawing.clear() }
    }
    return try await body(progress)
  }
}

/// What the line shows, and whether it does.
private final class Drawing: Sendable {
  private struct State {
    var meter: ProgressMeter
    var isShown = false
  }

  private let progress: BuildProgress
  private let terminal: Terminal
  private let start = ContinuousClock.now
  private let state: Mutex<State>

  init(_ progress: BuildProgress, _ terminal: Terminal) {
    self.progress = progress
    self.terminal = terminal
    state = Mutex(State(meter: ProgressMeter(style: terminal.style)))
  }

  func redraw() {
    let elapsed = ContinuousClock.now - start
    state.withLock { state in
      state.meter.note(progress.snapshot, at: elapsed)
      guard elapsed >= .milliseconds(500) else { return }
      state.isShown = true
      terminal.rewriteLine(state.meter.text(columnCount: terminal.columnCount))
    }
  }

  func clear() {
    state.withLock { state in
      if state.isShown { terminal.rewriteLine("") }
    }
  }
}
