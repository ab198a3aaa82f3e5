import Foundation

/// The server of `Tests/LinkServer`, which does what servers do to those who check links.
final class HostileServer {
  struct Silent: Error {}

  private let process = Process()
  private let input = Pipe()
  /// Of plain HTTP, on 127.0.0.1.
  let port: Int
  /// Of a proxy.
  let proxyPort: Int

  init() throws {
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../LinkServer/server.py").standardizedFileURL
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-B", script.path()]
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    var line = Data()
    while line.last != UInt8(ascii: "\n") {
      guard let piece = try output.fileHandleForReading.read(upToCount: 1), !piece.isEmpty else {
        throw Silent()
      }
      line += piece
    }
    let said = try JSONSerialization.jsonObject(with: line) as? [String: Any]
    guard let port = said?["http"] as? Int, let proxyPort = said?["proxy"] as? Int else {
      throw Silent()
    }
    (self.port, self.proxyPort) = (port, proxyPort)
  }

  deinit {
    // Its input's end is the server's end.
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
