import LinkCheck

/// A line on the terminal that shows how far a check of links is, rewritten ten times a second.
///
///     Asking 1,204 of 10,000 links (12 %), 1,530 requests, 14 under way
final class LinkProgressLine {
  private let terminal: Terminal
  private let isShown: Bool
  private let verb: String
  private let noun: String
  private var drawn: ContinuousClock.Instant?

  private static let interval = Duration.milliseconds(100)

  /// Shows nothing where the terminal cannot rewrite a line, or where nothing but findings is wanted.
  init(_ terminal: Terminal, isQuiet: Bool, verb: String, noun: String) {
    self.terminal = terminal
    self.verb = verb
    self.noun = noun
    isShown = terminal.canRewrite && !isQuiet
  }

  func show(_ progress: CheckProgress) {
    guard isShown, progress.total > 0 else { return }
    let now = ContinuousClock.now
    if let drawn, now - drawn < Self.interval { return }
    drawn = now
    let text =
      "\(verb) \(Summary.grouped(progress.done)) of \(Summary.grouped(progress.total)) \(noun) "
      + "(\(progress.done * 100 / progress.total) %), \(Summary.grouped(progress.requests)) requests, "
      + "\(progress.running) under way"
    terminal.rewriteLine(String(text.prefix(max(0, terminal.columnCount - 1))))
  }

  func clear() {
    guard drawn != nil else { return }
    terminal.rewriteLine("")
    drawn = nil
  }
}
