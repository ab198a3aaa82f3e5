import Content
import Diagnostics

extension SiteAssembly {
  /// The folders that other programs are said to serve, though something of the site stands there, or
  /// `content/gone.yml` would answer there that it is gone.
  func pagesElsewhere(settingsFile: SourceFile) -> [Diagnostic] {
    settings.linkCheck.elsewhere.compactMap { folder in
      let own = addresses.inOrder.first { $0.utf8.starts(with: folder.value.utf8) }
      if let own {
        return Diagnostic(
          .wrongValue,
          "'\(folder.value)' is said to be another program's, but the site has \(own)",
          file: settingsFile.path, range: folder.range,
          help: "Name the folders within it that are the other program's, or move the page.")
      }
      let gone = departures.gone.first { page in
        // What lies there only since its folder is gone was not meant.
        page.address == departures.entries[page.entry].url.value
          && page.address.utf8.starts(with: folder.value.utf8)
      }
      guard let gone else { return nil }
      let entry = departures.entries[gone.entry]
      return Diagnostic(
        .wrongValue,
        "'\(folder.value)' is said to be another program's, but \(gone.address) is listed as gone",
        file: settingsFile.path, range: folder.range,
        help: "Name the folders within it that are the other program's, or take the entry out.",
        notes: [Note("It is listed here", file: entry.file, range: entry.url.range)])
    }
  }
}
