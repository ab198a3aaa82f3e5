import Testing

@testable import bench

struct OptionsTests {
  @Test func `takes what the command line says`() throws {
    let options = try Options(["--pages", "100,2000", "--rounds", "3", "--large", "--hugo", "h"])
    #expect(options.pages == [100, 2000])
    #expect(options.rounds == 3)
    #expect(options.isLarge)
    #expect(options.hugo == "h")
  }

  @Test func `takes what a check is to be measured with`() throws {
    let options = try CheckOptions(["--pages", "2000", "--rounds", "3", "--gazette", "g"])
    #expect(options.pages == 2000 && options.rounds == 3 && options.gazette == "g")
    #expect(throws: Failure.self) { try CheckOptions(["--pages", "3"]) }
    #expect(throws: Failure.self) { try CheckOptions(["--jobs", "3"]) }
  }

  @Test(arguments: [
    ["--pages", "101"], ["--pages", "x"], ["--rounds", "0"], ["--rounds"], ["--colour", "red"],
  ])
  func `refuses what is no option or no number`(_ arguments: [String]) {
    #expect(throws: Failure.self) { try Options(arguments) }
  }
}
