import Diagnostics
import Encodings
import Publishing
import Workspace

/// What a build cost, for benchmarks and dashboards.
struct Statistics {
  let report: BuildReport
  /// `nil` where nothing was published.
  let published: Publication.Outcome?
  /// From the first look at the sources until the site stands.
  let seconds: Double

  /// The object that `--stats` writes; seconds have six decimals.
  ///
  /// Of the pages, those are hits that stand as an earlier build compiled them. `bytes` counts the
  /// whole site, `bytesWritten` the files that are new or differ from those that stood before; `unreleasedData`
  /// names the datasets that a release would record.
  func json(phases: [BuildReport.Phase]) -> JSON {
    [
      "mode": .string(mode),
      "pages": .integer(report.pageCount),
      "files": .integer(report.fileCount),
      "bytes": .integer(report.byteCount),
      "filesWritten": .integer(published?.writtenCount ?? 0),
      "filesUnchanged": .integer(published?.unchangedCount ?? 0),
      "filesRemoved": .integer(published?.removedCount ?? 0),
      "bytesWritten": .integer(published?.writtenByteCount ?? 0),
      "seconds": .number(JSONPrinter.decimal(.seconds(seconds))),
      "pagesPerSecond": .integer(
        Int(Summary.pagesPerSecond(report, seconds: seconds).rounded())),
      "phases": .array(
        phases.map { phase in
          ["name": .string(phase.name), "seconds": .number(JSONPrinter.decimal(phase.duration))]
        }),
      "peakMemoryBytes": .integer(Processor.peakMemoryByteCount),
      "unreleasedData": .array(report.unreleasedData.map { .string($0) }),
      "cache": [
        "hits": .integer(report.pageCount - report.compiledCount),
        "misses": .integer(report.compiledCount),
      ],
    ]
  }

  /// What the build began with: nothing, or a site that it changes, or that needs no change.
  private var mode: String {
    if report.isUnchanged { return "unchanged" }
    return switch report.mode {
    case .changes: "changes"
    case .whole, nil: "whole"
    }
  }
}

extension JSONPrinter {
  /// A duration's seconds with six decimals, as JSON spells numbers.
  static func decimal(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let fraction = String(max(0, attoseconds) / 1_000_000_000_000)
    return "\(max(0, seconds))." + String(repeating: "0", count: 6 - fraction.utf8.count) + fraction
  }
}
