import Content
import Diagnostics

extension SiteAssembly {
  /// The folders that other programs are said to serve, though something of the site stands there.
  func pagesElsewhere(settingsFile: SourceFile) -> [Diagnostic] {
    settings.linkCheck.elsewhere.compactMap { folder in
      let own = addresses.inOrder.first { $0.utf8.starts(with: folder.value.utf8) }
      return own.map { address in
        Diagnostic(
          .wrongValue,
          "'\(folder.value)' is said to be another program's, but the site has \(address)",
          file: settingsFile.path, range: folder.range,
          help: "Name the folders within it that are the other program's, or move the page.")
      }
    }
  }
}
