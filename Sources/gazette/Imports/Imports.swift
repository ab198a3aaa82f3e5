import ArgumentParser
import Content
import Import
import Workspace

/// A run of the command: reads all documents, then writes all pages or none.
struct Imports {
  let options: ImportOptions
  /// Where all pages go; else each goes where its type does.
  let folder: String?
  let replaces: Bool
  let isDryRun: Bool
  let isQuiet: Bool

  func run(_ files: [String], _ terminal: Terminal) throws {
    var options = options
    options.typesWithUnit = typesWithUnit
    var pages: [(file: String, folder: String, page: ImportedPage)] = []
    var hasFailed = false
    for file in files {
      do {
        let page = try FileImport(path: file, options: options).page()
        pages.append((file, try folder ?? folder(of: page.type), page))
      } catch let failure as ImportFailure {
        terminal.error("'\(file)' can't be imported: \(failure.reason).")
        if let help = failure.help { terminal.help(help) }
        hasFailed = true
      } catch let failure as PandocFailure {
        terminal.error("'\(file)' can't be imported: \(failure.reason).")
        hasFailed = true
      }
    }
    // Half of what was asked for is harder to repeat than nothing.
    guard !hasFailed else { throw ExitCode.siteHasErrors }
    for (file, _, page) in pages {
      for sentence in page.losses.sentences { terminal.warning("\(file): \(sentence)") }
    }
    if isDryRun { return try show(pages.map { ($0.folder, $0.page) }) }
    try write(pages.map { ($0.folder, $0.page) }, terminal)
    guard !isQuiet else { return }
    for (_, folder, page) in pages { terminal.write(summary(folder, page)) }
  }

  /// The types whose section gives its pages their unit; with a folder of the person's own, none is known.
  private var typesWithUnit: Set<PageType> {
    guard folder == nil, let site = try? SiteSketch(".") else { return [] }
    return Set(PageType.allCases.filter { site.gives(["unit"], to: $0) })
  }

  /// The folder of a type in the site of the working folder.
  private func folder(of type: PageType) throws -> String {
    guard isDryRun || InputFile.isFolder("content") else {
      throw ValidationError(
        "There is no site in this folder to import into; name a folder with --to.")
    }
    return SiteSketch.section(of: type)
  }

  private func show(_ pages: [(folder: String, page: ImportedPage)]) throws {
    for (folder, page) in pages {
      var text = ""
      for (path, bytes) in page.paths.dropFirst() {
        text += "<!-- \(folder)/\(path): \(bytes.count) bytes -->\n"
      }
      let name = page.paths.first.map { "\(folder)/\($0.path)" } ?? ""
      try StandardStream.output.write(
        Array("<!-- \(name) -->\n\(text)\(page.markdown)".utf8))
    }
  }

  private func write(
    _ pages: [(folder: String, page: ImportedPage)], _ terminal: Terminal
  ) throws {
    var files: [(path: String, bytes: [UInt8])] = []
    var shown: [String: String] = [:]
    for (folder, page) in pages {
      let root = try CanonicalPath(folder).string.dropFirst()
      for (path, bytes) in page.paths {
        let whole = "\(root)/\(path)"
        guard shown.updateValue("\(folder)/\(path)", forKey: whole) == nil else {
          throw ValidationError(
            "Two of the documents would be '\(folder)/\(path)'; import them one by one, with --id.")
        }
        files.append((whole, bytes))
      }
    }
    do {
      try NewFiles(files, replaces: replaces).write(into: "/")
    } catch let error as FilesExist {
      throw FilesExist(
        folder: "", paths: error.paths.map { shown[$0] ?? $0 }, canReplace: true)
    }
  }

  private func summary(_ folder: String, _ page: ImportedPage) -> String {
    var text = ""
    for (path, _) in page.paths { text += "Wrote \(folder)/\(path)\n" }
    if !page.openKeys.isEmpty {
      text += "Fill in: " + page.openKeys.joined(separator: ", ") + "\n"
    }
    if !page.losses.isEmpty {
      text += "Look again at \(Summary.counted(page.losses.count, "place")): see the warnings\n"
    }
    return text
  }
}
