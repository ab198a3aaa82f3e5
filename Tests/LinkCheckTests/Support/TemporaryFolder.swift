import Foundation

/// A folder that lives as long as the test that made it.
final class TemporaryFolder: Sendable {
  private let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(component: "links-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The path of a name in the folder.
  func callAsFunction(_ name: String) -> String { url.appending(component: name).path }

  func holds(_ name: String) -> Bool { FileManager.default.fileExists(atPath: self(name)) }
}

extension String {
  /// Whether the text could be put into a file.
  func write(to path: String) -> Bool {
    FileManager.default.createFile(atPath: path, contents: Data(utf8))
  }
}
