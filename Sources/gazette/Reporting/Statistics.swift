import Diagnostics
import Encodings
import Publishing
import Workspace

/// What a build cost, for benchmarks and dashboards.
enum Statistics {
  /// The object that `--stats` writes; seconds have six decimals.
  ///
  /// No page comes from a cache: each was compiled, so each counts as a miss.
  static func json(_ report: BuildReport, phases: [BuildReport.Phase]) -> JSON {
    [
      "pages": .integer(report.pageCount),
      "files": .integer(report.fileCount),
      "bytesWritten": .integer(report.byteCount),
      "phases": .array(
        phases.map { phase in
          ["name": .string(phase.name), "seconds": .number(JSONPrinter.decimal(phase.duration))]
        }),
      "peakMemoryBytes": .integer(Processor.peakMemoryByteCount),
      "cache": ["hits": 0, "misses": .integer(report.pageCount)],
    ]
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
