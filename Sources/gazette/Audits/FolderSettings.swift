import Content
import Diagnostics
import Hyperlinks
import OpenData
import Publishing
import Workspace

/// How a folder of HTML is judged: by `checks` of a file and by what the command line says.
struct FolderSettings {
  private(set) var settings = Settings()
  /// The file; `nil` where none was named.
  private(set) var file: SourceFile?
  /// What is wrong with it.
  private(set) var diagnostics: [Diagnostic] = []

  /// - Throws: Where the file that is named cannot be read.
  init(_ options: AuditOptions) throws {
    if let path = options.settings {
      let file = SourceFile(path: SourcePath(path), bytes: try InputFile.read(path))
      let node = YAMLNode.parse(file, in: 0..<file.bytes.count, diagnostics: &diagnostics)
      if diagnostics.isEmpty { (settings, diagnostics) = Settings.decodeChecks(node, file: file) }
      self.file = file
    }
    if let standard = options.standard { settings.accessibility.standard = standard }
    if let level = options.level { settings.accessibility.level = level }
  }

  /// Excuses findings for which the file asks, and gives each its weight.
  func judge(
    _ found: [Diagnostic], in folder: HTMLFolder, _ options: BuildOptions
  ) -> [Diagnostic] {
    var diagnostics = diagnostics + found
    for excuse in settings.excuses {
      guard let file, let path = excuse.path else { continue }
      let files = Self.files(at: path.value, in: folder)
      guard !files.isEmpty else {
        diagnostics.append(
          Diagnostic(
            .missingFile,
            "'\(path.value)' is no page, file or folder below the one that is checked",
            file: file.path, range: path.range,
            help: "Name an address such as /plans/115/, or a file or folder by its path."))
        continue
      }
      excuse.apply(
        to: &diagnostics, from: file.path, on: options.today,
        tellsUnused: options.onlyCodes.isEmpty
      ) { files.contains($0) }
    }
    return diagnostics.compactMap { $0.weighed(by: settings) }.sorted()
  }

  /// The files that an excuse's path stands for: a page by its address, a file, or all in a folder.
  private static func files(at path: String, in folder: HTMLFolder) -> Set<SourcePath> {
    let name = path.split(separator: "/").joined(separator: "/")
    let beneath = name.isEmpty ? "" : name + "/"
    if path.hasPrefix("/") {
      // As servers find a file for it: /a/ and /a are a/index.html or a.html.
      let served = [beneath + "index.html", beneath + "index.htm", name + ".html", name + ".htm"]
      return Set(folder.paths.filter { served.contains($0) || $0 == name }.map { SourcePath($0) })
    }
    return Set(
      folder.paths.filter { $0 == name || $0.hasPrefix(beneath) }.map { SourcePath($0) })
  }
}
