import Corpus
import Glibc

/// Makes indexes of corpora by Gazette and by Pagefind, and asks them in a browser.
struct SearchRun {
  private let options: SearchOptions
  private let folder: String
  private var log: String { "\(folder)/log" }

  /// - Throws: ``Failure`` where a program fails or a query finds nothing.
  static func all(_ options: SearchOptions, bench: String) throws -> SearchReport {
    let machine = try Machine()
    let folder = "\(options.memory)/gazette-bench-search-\(getuid())"
    try FileTree.remove(folder)
    defer { try? FileTree.remove(folder) }
    try FileTree.makeFolders(folder)
    return try SearchRun(options: options, folder: try FileTree.absolute(folder))
      .report(machine, bench: bench)
  }

  private func report(_ machine: Machine, bench: String) throws -> SearchReport {
    let version = try? Child.output(of: [options.pagefind, "--version"], log: log).lastLine
    var measurements: [SearchMeasurement] = []
    for pages in options.pages {
      let site = "\(folder)/\(pages)"
      try FileTree.copy("\(options.package)/Sites/gazette", to: site)
      _ = try Child.run([bench, "corpus", site + "/content", "\(pages)"], log: log)
      measurements += try measure(pages, site: site, hasPagefind: version != nil)
      try FileTree.remove(site)
    }
    return SearchReport(
      measurements: measurements, machine: machine, options: options,
      versions: [
        "Gazette " + (try Child.output(of: [options.gazette, "--version"], log: log).firstLine),
        version ?? "Pagefind is not here",
      ])
  }

  private func measure(
    _ pages: Int, site: String, hasPagefind: Bool
  ) throws -> [SearchMeasurement] {
    var own = SearchMeasurement(pages: pages, program: .gazette)
    var other = SearchMeasurement(pages: pages, program: .pagefind)
    var (without, with): ([Double], [Double]) = ([], [])
    let output = site + "/public"
    for round in 1...options.rounds {
      // Pagefind reads what is written without an index.
      for searches in [true, false] {
        try FileTree.remove(output)
        try FileTree.remove(site + "/.gazette")
        let usage = try build(site, output, searches: searches)
        if searches {
          with.append(usage.wall.seconds)
          own.peakMemory = max(own.peakMemory, usage.peakMemory)
          if round == 1 {
            own.byteCount = try ["", "/en"].reduce(0) {
              $0 + (try OutputSize(of: "\(output)\($1)/search/index") { _ in false }.bytes)
            }
            own.answers = try ask(.gazette, output)
          }
        } else {
          without.append(usage.wall.seconds)
        }
      }
      guard hasPagefind else { continue }
      let usage = try Child.run([options.pagefind, "--site", output], log: log)
      other.seconds.append(usage.wall.seconds)
      other.peakMemory = max(other.peakMemory, usage.peakMemory)
      if round == 1 {
        other.byteCount = try OutputSize(of: "\(output)/pagefind") { _ in false }.bytes
        other.answers = try ask(.pagefind, output)
      }
      say("  round \(round), \(pages) pages: \(usage.wall.seconds.digits(3)) s")
    }
    own.seconds = zip(with, without).map { $0 - $1 }
    return hasPagefind ? [own, other] : [own]
  }

  private func build(_ site: String, _ output: String, searches: Bool) throws -> Usage {
    try Child.run(
      [options.gazette, "build", site, "--no-audit", "--output", output, "--today", "2026-12-31"]
        + (searches ? [] : ["--no-search"]) + ["--quiet"], log: log)
  }

  private func ask(
    _ program: SearchMeasurement.Program, _ output: String
  ) throws -> [SearchMeasurement.Answer] {
    let text = try Child.output(
      of: [
        "python3", "\(options.package)/Search/queries.py", program.rawValue.lowercased(), output,
      ], log: log)
    return try text.split(separator: "\n").map { line in
      let fields = line.split(separator: "\t")
      guard fields.count == 5, let index = Int(fields[0]), let scripts = Int(fields[1]),
        let milliseconds = Double(fields[2]), let found = Int(fields[3]),
        found > 0 || program == .pagefind
      else { throw Failure("\(program.rawValue) found nothing: \(line)") }
      return SearchMeasurement.Answer(
        byteCount: index, scriptByteCount: scripts, milliseconds: milliseconds, foundCount: found)
    }
  }
}
