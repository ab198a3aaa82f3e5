import Testing

@testable import bench

struct ResultsPageTests {
  @Test func `keeps the part of the other run`() {
    var page = ResultsPage("")
    page[.data] = "# Data\n\nfirst\n"
    page[.builds] = "# Results\n\nfirst\n"
    var next = ResultsPage(page.text)
    next[.data] = "# Data\n\nsecond\n"
    #expect(
      next.text == """
        <!-- builds -->
        # Results

        first

        <!-- data -->
        # Data

        second

        """)
    #expect(ResultsPage(next.text).text == next.text)
  }

  @Test func `takes a page without marks for the builds'`() {
    #expect(ResultsPage("# Results\n")[.builds] == "# Results\n")
    #expect(ResultsPage("# Results\n")[.data] == nil)
    #expect(ResultsPage("").text == "")
  }

  @Test func `measures fewer rows where a writer would take minutes`() {
    let tasks = DataTask.all(rows: 1_000_000, hasPandas: true)
    #expect(tasks.filter { $0.writer == .gazette }.allSatisfy { $0.rows == 1_000_000 })
    #expect(tasks.first { $0.writer == .python("pandas") }?.rows == 10_000)
    #expect(DataTask.all(rows: 10, hasPandas: false).count == tasks.count - 1)
  }
}
