import Testing

@testable import bench

struct ReportTests {
  private static func usage(_ milliseconds: Int, megabytes: Int = 10) -> Usage {
    Usage(
      wall: .milliseconds(milliseconds), cpu: .milliseconds(milliseconds),
      peakMemory: megabytes * 1_000_000)
  }

  private static func measurements(
    _ rows: [(Program, Work, Int, Usage)]
  ) -> Measurements {
    var measurements = Measurements()
    for (program, work, pages, usage) in rows {
      measurements.add(usage, program, work, pages: pages, place: .memory, output: nil)
    }
    return measurements
  }

  @Test(
    arguments: [
      ([], 0), ([3], 3), ([3, 1, 2], 2), ([4, 1, 2, 3], 2.5), ([1, 1, 100], 1),
    ] as [([Double], Double)])
  func `takes the middle of the rounds`(_ values: [Double], _ median: Double) {
    #expect(Measurement.median(values) == median)
  }

  @Test func `judges a goal by the medians of the run`() {
    let goals = Goal.all(
      Self.measurements([
        (.gazette, .full, 10_000, Self.usage(1000, megabytes: 100)),
        (.gazette, .unchanged, 10_000, Self.usage(40)),
        (.gazette, .onePage, 10_000, Self.usage(61)),
        (.floor, .full, 10_000, Self.usage(400)),
        (.hugo, .full, 10_000, Self.usage(20_000, megabytes: 900)),
        (.gazette, .full, 100_000, Self.usage(12_000, megabytes: 600)),
      ]))
    #expect(
      goals.map(\.measured) == [
        "0.050 ×", "0.111 ×", "2.500 ×", "–", "0.040 ×", "0.061 ×", "12.000 ×", "600 MB",
      ])
    #expect(
      goals.map(\.verdict) == [
        .holds, .fails, .holds, .unmeasured, .holds, .fails, .fails, .holds,
      ])
  }

  @Test func `judges nothing that was not measured`() {
    #expect(Goal.all(Measurements()).allSatisfy { $0.verdict == .unmeasured })
  }

  @Test(
    arguments: [
      (0, 3, "0.000"), (0.0625, 3, "0.063"), (1234.5, 1, "1,234.5"), (2, 0, "2"),
      (999.9, 0, "1,000"),
    ] as [(Double, Int, String)])
  func `writes numbers to their digits`(_ value: Double, _ digits: Int, _ text: String) {
    #expect(value.digits(digits) == text)
  }

  @Test func `aligns a table's columns`() {
    var table = Table([("Name", .left), ("n", .right)])
    table.add(["a", "1"])
    table.add(["bcdef", "12345"])
    #expect(
      table.markdown == """
        | Name  |     n |
        | ----- | ----: |
        | a     |     1 |
        | bcdef | 12345 |

        """)
  }
}
