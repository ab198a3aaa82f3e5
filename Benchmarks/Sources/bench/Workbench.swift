import Corpus

/// A corpus in one place, for each program in its own conventions, and what they make of it.
struct Workbench {
  enum Place: String, Sendable, CaseIterable {
    case memory = "in memory"
    case disk = "on disk"
  }

  let pages: Int
  let place: Place
  private let folder: String

  /// Writes the corpora anew below `root`, through `bench corpus`, so that this process stays small:
  /// the kernel counts its memory into that of the programs it starts.
  init(
    pages: Int, place: Place, root: String, package: String, programs: [Program], bench: String
  ) throws {
    self.pages = pages
    self.place = place
    let folder = "\(root)/\(pages)"
    try FileTree.remove(folder)
    try FileTree.makeFolders(folder)
    // Hugo takes its output's path as below its site.
    self.folder = try FileTree.absolute(folder)
    try write(.gazette, package, bench)
    if programs.contains(.hugo) { try write(.hugo, package, bench) }
  }

  private func write(_ convention: Convention, _ package: String, _ bench: String) throws {
    let site = "\(folder)/\(convention.rawValue)"
    try FileTree.copy("\(package)/Sites/\(convention.rawValue)", to: site)
    let arguments = [bench, "corpus", site + "/content", "\(pages)"]
    _ = try Child.run(arguments + (convention == .hugo ? ["--hugo"] : []), log: log)
  }

  private var log: String { folder + "/log" }
  /// The floor reads what Gazette reads.
  private func site(of program: Program) -> String {
    folder + (program == .hugo ? "/hugo" : "/gazette")
  }
  private func output(of program: Program) -> String { "\(folder)/out/\(program.rawValue)" }

  func remove() throws { try FileTree.remove(folder) }

  /// Removes what a program wrote before, its cache too.
  func clear(_ program: Program) throws {
    try FileTree.remove(output(of: program))
    try FileTree.remove(folder + "/hugo-cache")
    try FileTree.remove(folder + "/gazette/.gazette")
    try FileTree.makeFolders(folder + "/out")
  }

  /// Builds the site once.
  func build(_ program: Program, _ programs: Programs) throws -> Usage {
    let command = try programs.command(
      program, site: site(of: program), output: output(of: program), scratch: folder)
    return try Child.run(command, log: log)
  }

  /// Counts what a program has written.
  ///
  /// - Throws: ``Failure`` where it is not a page for each document and language.
  func check(_ program: Program) throws -> OutputSize {
    let sections = DocumentKind.allCases.map { $0.rawValue + "-" }
    let size = try OutputSize(of: output(of: program)) { name in
      program == .floor ? name.allSatisfy(\.isNumber) : sections.contains { name.hasPrefix($0) }
    }
    // The floor has no names: it also numbers the home page and those of the sections.
    let others = program == .floor ? Language.allCases.count * (1 + DocumentKind.allCases.count) : 0
    guard size.documents == pages + others else {
      throw Failure(
        "\(program.rawValue) wrote \(size.documents - others) of \(pages) pages \(place.rawValue)")
    }
    return size
  }

  /// Adds a sentence to the body of one page, another in each round.
  func edit(round: Int) throws -> (page: String, sentence: String) {
    let corpus = Corpus(documentCount: pages / 2, convention: .gazette)
    let document = corpus.document((round * 7919 + 1) % corpus.documentCount)
    let sentence = "第\(round)次修訂已於本頁公告。"
    let path = "\(folder)/gazette/content/\(document.kind.section)/\(document.name).zh-Hant.md"
    try FileTree.write("\n\(sentence)\n", to: path, appending: true)
    return (document.path, sentence)
  }

  /// - Throws: ``Failure`` where the page does not show the sentence.
  func check(_ edit: (page: String, sentence: String)) throws {
    let page = try FileTree.text(of: output(of: .gazette) + edit.page + "index.html")
    guard page.firstRange(of: edit.sentence) != nil else {
      throw Failure("\(edit.page) does not show what was changed in it")
    }
  }
}
