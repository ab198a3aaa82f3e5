import Diagnostics
import Publishing

/// Draws how far a build is as one line of text.
///
///     Compiling [=========>          ]  47 %   5,104 of 10,861 pages, 9,870 a second
///
/// In ASCII, since the width of blocks and dots is ambiguous: terminals set up for Chinese draw them
/// two columns wide, and a line that does not fit cannot be rewritten.
struct ProgressMeter {
  private static let barWidths = 8...40

  private let style: DiagnosticStyle
  private var snapshot: BuildProgress.Snapshot?
  private var elapsed = Duration.zero
  /// When pages began to be compiled.
  private var compilationStart: Duration?

  init(style: DiagnosticStyle) { self.style = style }

  /// Takes in how far the build is, so much time after its beginning.
  mutating func note(_ snapshot: BuildProgress.Snapshot, at elapsed: Duration) {
    self.snapshot = snapshot
    self.elapsed = elapsed
    if compilationStart == nil, snapshot.stage != .reading { compilationStart = elapsed }
  }

  /// The line, which leaves the last of so many columns free: some terminals go on to the next line
  /// where it is filled.
  func text(columnCount: Int) -> String {
    guard let snapshot else { return "" }
    let width = max(0, columnCount - 1)
    guard snapshot.stage == .compiling, snapshot.pageCount > 0 else {
      let (seconds, _) = elapsed.components
      return String("\(name(snapshot.stage))... \(seconds) s".prefix(width))
    }
    return compiling(snapshot, width: width)
  }

  private func compiling(_ snapshot: BuildProgress.Snapshot, width: Int) -> String {
    let done = min(snapshot.donePageCount, snapshot.pageCount)
    let fraction = Double(done) / Double(snapshot.pageCount)
    // As wide from the beginning as in the end, so that the bar keeps its width.
    let percent = Self.padded("\(Int(fraction * 100))", to: 3) + " %"
    let total = Summary.grouped(snapshot.pageCount)
    let count = Self.padded(Summary.grouped(done), to: total.count)
    let counts = "\(count) of \(total) pages"
    let label = name(.compiling)
    // The longest that leaves room for a bar; else the longest that fits at all.
    let rates = rate(done).map { ["\(percent)  \(counts), \($0) a second"] } ?? []
    let texts = rates + ["\(percent)  \(counts)", "\(percent)  \(count)", percent]
    let fixed = label.count + " [] ".count
    for text in texts {
      let room = width - fixed - text.count
      guard room >= Self.barWidths.lowerBound else { continue }
      let bar = bar(fraction, width: min(room, Self.barWidths.upperBound))
      return "\(label) \(bar) \(text)"
    }
    return texts.first { $0.count <= width } ?? ""
  }

  private func bar(_ fraction: Double, width: Int) -> String {
    let filled = Int(fraction * Double(width))
    let head = filled < width ? ">" : ""
    let done = String(repeating: "=", count: filled) + head
    return "[" + style.paint(done, .help)
      + String(repeating: " ", count: width - filled - head.count) + "]"
  }

  private static func padded(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// Pages a second since the first was compiled; `nil` where that would say little.
  private func rate(_ done: Int) -> String? {
    guard let compilationStart, elapsed - compilationStart >= .milliseconds(200), done > 0 else {
      return nil
    }
    return Summary.grouped(
      Summary.rounded(Double(done) / ((elapsed - compilationStart) / .seconds(1))))
  }

  private func name(_ stage: BuildProgress.Stage) -> String {
    switch stage {
    case .reading: "Reading"
    case .compiling: "Compiling"
    case .checking: "Checking links"
    case .publishing: "Publishing"
    }
  }
}
