import Corpus
import Glibc

/// Writes a corpus's files below `folder`.
func writeCorpus(_ arguments: [String]) throws {
  guard arguments.count >= 2 else { throw Failure(Options.usage) }
  var (convention, seed) = (Convention.gazette, 7)
  var rest = arguments.dropFirst(2)
  while let option = rest.popFirst() {
    switch (option, rest.first) {
    case ("--hugo", _): convention = .hugo
    case ("--seed", let value?):
      seed = try Options.number(value, of: option)
      rest = rest.dropFirst()
    default: throw Failure("'\(option)' is no option\n\(Options.usage)")
    }
  }
  let folder = arguments[0]
  let pages = try Options.number(arguments[1], of: "PAGES")
  guard pages.isMultiple(of: 2) else { throw Failure("a document has two pages: PAGES is even") }
  let corpus = Corpus(documentCount: pages / 2, seed: UInt64(seed), convention: convention)
  var made: Set<Substring> = []
  try corpus.forEachFile { path, text in
    let parent = path.lastIndex(of: "/").map { path[..<$0] } ?? ""
    if made.insert(parent).inserted { try FileTree.makeFolders("\(folder)/\(parent)") }
    try FileTree.write(text, to: "\(folder)/\(path)")
  }
}

/// Measures, shows the tables and writes the results' page.
func run(_ arguments: [String]) throws {
  let options = try Options(arguments)
  let report = try Run.all(options, bench: CommandLine.arguments[0])
  print(report.summary)
  try ResultsPage.write(report.markdown, as: .builds, to: options.results)
  print("Written to \(options.results).")
}

/// Writes the table that `bench data` measures with.
func writeTable(_ arguments: [String]) throws {
  guard arguments.count == 2 else { throw Failure(Options.usage) }
  try FileTree.write("", to: arguments[0])
  try DataTable(rowCount: try Options.number(arguments[1], of: "ROWS")).forEachPiece {
    try FileTree.write($0, to: arguments[0], appending: true)
  }
}

/// Measures how a large table is written, and writes that part of the results' page.
func data(_ arguments: [String]) throws {
  let options = try DataOptions(arguments)
  let report = try DataRun.all(options, bench: CommandLine.arguments[0])
  print(report.markdown)
  try ResultsPage.write(report.markdown, as: .data, to: options.results)
  print("Written to \(options.results).")
}

/// Measures how links are checked, and writes that part of the results' page.
func links(_ arguments: [String]) throws {
  let options = try LinksOptions(arguments)
  let report = try LinksRun.all(options)
  print(report.markdown)
  try ResultsPage.write(report.markdown, as: .links, to: options.results)
  print("Written to \(options.results).")
}

/// Measures how other sites are asked, and writes that part of the results' page.
func outside(_ arguments: [String]) throws {
  let options = try OutsideOptions(arguments)
  let report = try OutsideRun.all(options)
  print(report.markdown)
  try ResultsPage.write(report.markdown, as: .outside, to: options.results)
  print("Written to \(options.results).")
}

/// Measures how an index is made and asked, and writes that part of the results' page.
func search(_ arguments: [String]) throws {
  let options = try SearchOptions(arguments)
  let report = try SearchRun.all(options, bench: CommandLine.arguments[0])
  print(report.markdown)
  try ResultsPage.write(report.markdown, as: .search, to: options.results)
  print("Written to \(options.results).")
}

/// Measures how a site is checked, and writes that part of the results' page.
func check(_ arguments: [String]) throws {
  let options = try CheckOptions(arguments)
  let report = try CheckRun.all(options, bench: CommandLine.arguments[0])
  print(report.markdown)
  try ResultsPage.write(report.markdown, as: .checks, to: options.results)
  print("Written to \(options.results).")
}

do {
  switch CommandLine.arguments.dropFirst().first {
  case "run": try run(Array(CommandLine.arguments.dropFirst(2)))
  case "data": try data(Array(CommandLine.arguments.dropFirst(2)))
  case "links": try links(Array(CommandLine.arguments.dropFirst(2)))
  case "outside": try outside(Array(CommandLine.arguments.dropFirst(2)))
  case "search": try search(Array(CommandLine.arguments.dropFirst(2)))
  case "check": try check(Array(CommandLine.arguments.dropFirst(2)))
  case "table": try writeTable(Array(CommandLine.arguments.dropFirst(2)))
  case "corpus": try writeCorpus(Array(CommandLine.arguments.dropFirst(2)))
  default: throw Failure(Options.usage)
  }
} catch let failure as Failure {
  say("bench: \(failure.message)")
  exit(1)
}
