import Content
import Diagnostics
import Foundation

/// Reads sites that lie in folders, as a user has them.
enum SiteOnDisk {
  /// The sources of the site in a folder: its `content/` and, unless left out, its `templates/`.
  ///
  /// Links are not looked for and names are taken as they are; the reader that cares about both has tests of
  /// its own.
  static func tree(_ folder: URL, parts: [String] = ["content", "templates"]) throws -> SourceTree {
    SourceTree(bytes: try files(folder, parts: parts))
  }

  /// The same files by their paths.
  static func files(_ folder: URL, parts: [String]) throws -> [SourcePath: [UInt8]] {
    var files: [SourcePath: [UInt8]] = [:]
    for part in parts {
      let root = folder.appending(path: part)
      for path in FileManager.default.enumerator(atPath: root.path())?.compactMap({ $0 as? String })
        ?? []
      {
        let url = root.appending(path: path)
        guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else {
          continue
        }
        files[SourcePath("\(part)/\(path)")] = Array(try Data(contentsOf: url))
      }
    }
    return files
  }

  /// The folder that holds this target's fixtures.
  static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures")
}
