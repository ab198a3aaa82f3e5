import Publishing

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
    let terminal = terminal
    let line = Task { () -> Bool in
      var isShown = false
      var meter = ProgressMeter(style: terminal.style)
      let clock = ContinuousClock()
      let start = clock.now
      while true {
        do { try await Task.sleep(for: .milliseconds(100)) } catch { return isShown }
        let elapsed = start.duration(to: clock.now)
        meter.note(progress.snapshot, at: elapsed)
        guard elapsed >= .milliseconds(500) else { continue }
        isShown = true
        terminal.rewriteLine(meter.text(columnCount: terminal.columnCount))
      }
    }
    func clear() async {
      line.cancel()
      if await line.value { terminal.rewriteLine("") }
    }
    do {
      let value = try await body(progress)
      await clear()
      return value
    } catch {
      await clear()
      throw error
    }
  }
}
