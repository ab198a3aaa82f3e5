import Glibc

/// Asks a slow server of many hosts for thousands of links, by Gazette and by linkchecker.
struct OutsideRun {
  /// Hosts, links to each, and how long each answer takes.
  static let (hosts, linksPerHost, milliseconds) = (50, 100, 20)
  /// The paces that are measured: seconds from one request to a host to the next.
  static let intervals = [0.1, 0.5]

  private let options: OutsideOptions
  private let folder: String
  private var log: String { "\(folder)/log" }

  /// - Throws: ``Failure`` where a program fails, or doesn't find every link well.
  static func all(_ options: OutsideOptions) throws -> OutsideReport {
    let machine = try Machine()
    let folder = "\(options.memory)/gazette-bench-outside-\(getuid())"
    try FileTree.remove(folder)
    defer { try? FileTree.remove(folder) }
    try FileTree.makeFolders("\(folder)/pages")
    return try OutsideRun(options: options, folder: folder).report(machine)
  }

  private func report(_ machine: Machine) throws -> OutsideReport {
    let server = try SlowServer(
      python: options.python, script: options.server, hosts: Self.hosts,
      milliseconds: Self.milliseconds, log: "\(folder)/server")
    for page in 0..<Self.linksPerHost {
      let links = (1...Self.hosts).map {
        "<p><a href=\"http://127.0.1.\($0):\(server.port)/page/\(page)\">\($0)</a></p>\n"
      }
      try FileTree.write(
        "<!DOCTYPE html><title>\(page)</title>\n" + links.joined(),
        to: "\(folder)/pages/\(page == 0 ? "index" : String(page)).html")
    }
    var measurements = Self.intervals.map { OutsideMeasurement(interval: $0) }
    for round in 1...options.rounds {
      for index in measurements.indices {
        let usage = try measure(interval: measurements[index].interval)
        measurements[index].rounds.append(usage)
        say("  round \(round): \(usage.wall.seconds.digits(2)) s")
      }
    }
    let version = try? Child.output(of: [options.linkchecker, "--version"], log: log).lastLine
    let other = version == nil ? nil : try measureLinkchecker()
    return OutsideReport(
      measurements: measurements, linkchecker: other, machine: machine, options: options,
      versions: [
        try Child.output(of: [options.gazette, "--version"], log: log).firstLine,
        version ?? "linkchecker is not here",
      ])
  }

  /// Each round begins without a history.
  private func measure(interval: Double) throws -> Usage {
    try FileTree.remove("\(folder)/history")
    try FileTree.makeFolders("\(folder)/history")
    let usage = try Child.run(
      [
        options.gazette, "links", "--html", "\(folder)/pages", "--external", "--allow-private",
        "--history", "\(folder)/history/links.sqlite", "--interval", interval.digits(2),
        "--format", "json", "--quiet",
      ], log: log)
    let count = Self.hosts * Self.linksPerHost
    let found = try FileTree.text(of: log)
    guard found.contains("\"alive\": \(count)") else {
      throw Failure("gazette did not find \(count) links alive:\n\(found.suffix(2000))")
    }
    return usage
  }

  /// Runs linkchecker once, at the ten requests a second that it allows a host.
  private func measureLinkchecker() throws -> Usage {
    let pages = (1..<Self.linksPerHost).map { "\(folder)/pages/\($0).html" }
    return try Child.run(
      [
        options.linkchecker, "--check-extern", "--no-status", "--threads", "\(Self.hosts)",
        "--recursion-level", "1", "--output", "none", "\(folder)/pages/index.html",
      ] + pages, log: log)
  }
}
