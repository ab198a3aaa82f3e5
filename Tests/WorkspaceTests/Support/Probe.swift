import Foundation
import Testing

/// The program that publishes one of two editions and dies where it is told to.
enum Probe {
  static let url = (Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0]))
    .deletingLastPathComponent().appending(component: "publication-probe")

  /// How a run ended.
  struct Run {
    /// `nil` where the process was killed.
    let status: Int32?
    let output: String
  }

  /// Runs the program to its end, whichever that is.
  static func run(_ arguments: [String]) throws -> Run {
    let process = Process()
    let output = Pipe()
    process.executableURL = url
    process.arguments = arguments
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Run(
      status: process.terminationReason == .exit ? process.terminationStatus : nil,
      output: String(decoding: data, as: UTF8.self))
  }
}

extension TemporaryFolder {
  /// Every file below a folder with its bytes, and every empty folder.
  func contents(_ name: String) throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for path in tree(name) {
      contents[path] =
        path.hasSuffix("/") ? Data() : try Data(contentsOf: URL(filePath: self("\(name)/\(path)")))
    }
    return contents
  }
}
