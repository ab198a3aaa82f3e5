import Foundation
import Testing

@Suite struct FailureTests {
  /// No file may grow past 4 KiB (8 in some shells), which the program meets as it would a full
  /// disk.
  private static let limitingFileSizes = "ulimit -f 8; exec \"$0\" \"$@\""
  private static let longText = String(repeating: "改過了。", count: 2_000)

  @Test func `says what the disk said where a file stands in the output's place`() throws {
    let site = try TestSite()
    try site.write("a file", to: "public")
    let run = try site.run("build")
    #expect(run.status == 74)
    #expect(run.error == "error: '\(site.url.path)/public' can't be opened: Not a directory\n")
    #expect(try site.text("public") == "a file")
  }

  @Test func `leaves the old site where the disk is full`() throws {
    let site = try TestSite()
    #expect(try site.run("build").status == 0)
    let before = try site.files("public")
    try site.writeNews(1, Self.longText)
    let run = try site.run("build", shell: Self.limitingFileSizes)
    #expect(run.status == 74)
    #expect(run.error.contains("can't be written: File too large\n"))
    #expect(try site.files("public") == before)
    #expect(site.names == [".gazette", "content", "public"])
  }

  @Test func `leaves nothing behind where the first build fails`() throws {
    let site = try TestSite()
    try site.writeNews(1, Self.longText)
    let run = try site.run("build", shell: Self.limitingFileSizes)
    #expect(run.status == 74)
    #expect(site.names == [".gazette", "content"])
  }

  @Test func `fails where standard output takes nothing`() throws {
    let run = try TestSite().run(
      "check", "--format", "json", shell: "exec \"$0\" \"$@\" > /dev/full")
    #expect(run.status == 74)
    #expect(run.error.contains("'standard output' can't be written: No space left on device"))
  }

  @Test func `fails where the file for statistics can't be made`() throws {
    let site = try TestSite()
    let run = try site.run("build", "--stats", "no/such/folder/stats.json")
    #expect(run.status == 74)
    #expect(
      run.error.contains("'no/such/folder/stats.json', which --stats names, can't be written"))
  }

  @Test(.timeLimit(.minutes(15)))
  func `publishes whole sites from builds at the same time`() throws {
    let site = try TestSite(pageCount: 30)
    let processes = (0..<6).map { _ in
      let process = Executable.process(["build", "--quiet"], in: site.url)
      process.standardError = FileHandle.nullDevice
      return process
    }
    for process in processes { try process.run() }
    for process in processes { process.waitUntilExit() }
    #expect(processes.map(\.terminationStatus) == [0, 0, 0, 0, 0, 0])
    #expect(site.names == [".gazette", "content", "public"])
    for number in 1...30 {
      #expect(try site.text("public/news/n\(number)/index.html").contains("內容。"))
    }
  }

  @Test(.timeLimit(.minutes(15)))
  func `leaves a whole site wherever it is killed`() throws {
    let pageCount = 60
    let site = try TestSite(pageCount: pageCount)
    let clock = ContinuousClock()
    let start = clock.now
    #expect(try site.run("build").status == 0)
    let duration = clock.now - start
    var editions = Set<String>()
    for kill in 0..<30 {
      for number in 1...pageCount { try site.writeNews(number, "第 \(kill) 版。") }
      // Larger than is kept in memory.
      try site.write(
        String(repeating: "第 \(kill) 版。\n", count: 90_000), to: "content/news/n1/large.txt")
      let process = Executable.process(["build", "--quiet"], in: site.url)
      process.standardError = FileHandle.nullDevice
      try process.run()
      let end = clock.now + duration * (Double(kill) / 25)
      while clock.now < end, process.isRunning { usleep(200) }
      // The last one may finish, however slow the machine is, so that two editions are always seen.
      if kill < 29, process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
      process.waitUntilExit()
      let pages = try (1...pageCount).map { number in
        let html = try site.text("public/news/n\(number)/index.html")
        return html.firstMatch(of: /第 [0-9]+ 版。|內容。/).map { String($0.0) } ?? "none"
      }
      #expect(Set(pages).count == 1, "a mixture after kill \(kill)")
      let large = try? site.text("public/news/n1/large.txt")
      let lines = Set(large?.split(separator: "\n").map(String.init) ?? ["內容。"])
      #expect(lines == Set(pages), "a mixture after kill \(kill)")
      editions.formUnion(pages)
    }
    #expect(editions.count > 1, "every build was killed before it published")
    #expect(try site.run("build").status == 0)
    #expect(site.names == [".gazette", "content", "public"])
  }
}
