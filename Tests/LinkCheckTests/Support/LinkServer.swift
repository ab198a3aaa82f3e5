import Foundation
import LinkCheck

/// The hostile server of `Tests/LinkServer`, for as long as this object lives.
final class LinkServer {
  /// One request as the server saw it.
  struct Entry: Decodable {
    var host: String
    var method: String
    var path: String
    var agent: String
    var cookie: String?
    /// Seconds since the server's start.
    var begin: Double
    var end: Double?
  }

  struct Silent: Error {}

  private let process = Process()
  private let input = Pipe()
  private let ports: [String: Int]
  /// The root that signed the server's good certificates.
  let rootFile: String

  init(arguments: [String] = []) throws {
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../LinkServer/server.py").standardizedFileURL
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-B", script.path()] + arguments
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
    let said = try JSONSerialization.jsonObject(with: line) as? [String: Any] ?? [:]
    ports = said.compactMapValues { $0 as? Int }
    rootFile = said["root"] as? String ?? ""
  }

  deinit {
    // Its input's end is the server's end.
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  func port(_ kind: String) throws -> Int {
    guard let port = ports[kind] else { throw Silent() }
    return port
  }

  /// Every request so far, in the order of their beginnings.
  func log() throws -> [Entry] {
    guard let address = WebAddress("http://127.0.0.1:\(try port("http"))/log") else {
      throw Silent()
    }
    let transport = try CurlTransport(
      CurlTransport.Options(userAgent: "log", permits: { _ in true }))
    transport.start(Request(address, .get, bodyLimit: 1 << 26), number: 0)
    for _ in 0..<100 {
      if let answer = transport.wait(upTo: .seconds(1)).first {
        return try JSONDecoder().decode([Entry].self, from: Data(answer.response.body))
      }
    }
    throw Silent()
  }
}

extension CheckSettings {
  /// As quick as a test may be: no wait but those that servers ask for.
  static var quick: CheckSettings {
    var settings = CheckSettings()
    settings.allowance = Pacer.Allowance(interval: .milliseconds(1), concurrency: 4)
    settings.backOff = .milliseconds(20)
    settings.patience = .seconds(5)
    return settings
  }
}

/// Checks addresses on the hostile server, each host's name led to loopback.
struct ServerCheck {
  let server: LinkServer
  var settings = CheckSettings.quick
  /// Which addresses may be asked: by default that of the server alone.
  var permits: @Sendable ([UInt8]) -> Bool = {
    $0 == [127, 0, 0, 1] || $0 == [UInt8](repeating: 0, count: 15) + [1]
  }
  var timeout = Duration.seconds(2)
  /// Further entries, `HOST:PORT:ADDRESS`.
  var resolve: [String] = []
  var proxy = ProxySettings.none

  func outcomes(_ targets: [LinkTarget], resolving: Bool = true) throws -> [Outcome] {
    try run(targets, resolving: resolving).outcomes
  }

  func run(
    _ targets: [LinkTarget], resolving: Bool = true
  ) throws -> (outcomes: [Outcome], ending: OutsideCheck.Ending) {
    let hosts =
      resolving
      ? targets.compactMap { WebAddress($0.url).map { "\($0.host):\($0.port):127.0.0.1" } } : []
    let port = try server.port("http")
    let further = ["other.test", "site.test", "certificates.test"].map { "\($0):\(port):127.0.0.1" }
    let transport = try CurlTransport(
      CurlTransport.Options(
        userAgent: CheckSettings.userAgent(
          version: "1", site: "https://www.example.gov.tw/", contact: "web@example.gov.tw"),
        connectTimeout: timeout, timeout: timeout, permits: permits,
        proxy: proxy,
        certificateFile: server.rootFile,
        resolve: (hosts.filter { !$0.hasPrefix("[") } + further + resolve)
          .compactMap { ResolveEntry($0) }))
    let check = OutsideCheck(
      settings: settings, transport: transport, clock: SystemRunClock(),
      startedAt: Int(Date().timeIntervalSince1970))
    var outcomes: [Outcome] = []
    let ending = check.run(targets) { outcomes.append($0) }
    return (outcomes, ending)
  }

  func outcome(_ url: String, fragments: [String] = []) throws -> Outcome {
    guard let outcome = try outcomes([LinkTarget(url: url, fragments: fragments)]).first else {
      throw LinkServer.Silent()
    }
    return outcome
  }
}
