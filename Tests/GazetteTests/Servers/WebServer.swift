import Foundation
import Glibc
import Testing

/// A real web server on a free port of the loopback interface, ended with the test.
final class WebServer {
  enum Kind: CaseIterable { case nginx, apache }

  /// What a server answered.
  struct Answer {
    let status: Int
    /// The path of `Location`, without the server's own address.
    let location: String?
    let body: String
  }

  private let process = Process()
  private let folder: URL
  private let port: UInt16

  /// Serves the site in `root`, with the maps that it holds.
  ///
  /// - Throws: Where the server is missing, or does not answer within ten seconds.
  init(_ kind: Kind, root: URL) throws {
    folder = FileManager.default.temporaryDirectory
      .appending(component: "gazette-server-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    port = try Self.freePort()
    let configuration = folder.appending(component: "server.conf")
    let text =
      switch kind {
      case .nginx: Self.nginx(root.path, folder.path, port)
      case .apache: Self.apache(root.path, folder.path, port)
      }
    try Data(text.utf8).write(to: configuration)
    process.executableURL = try Self.executable(kind == .nginx ? ["nginx"] : ["apache2", "httpd"])
    process.arguments =
      kind == .nginx
      ? ["-p", folder.path, "-c", configuration.path, "-e", folder.path + "/error.log"]
      : ["-X", "-d", folder.path, "-f", configuration.path]
    let log = folder.appending(component: "start.log")
    try Data().write(to: log)
    process.standardError = try FileHandle(forWritingTo: log)
    try process.run()
    for _ in 0..<500 where process.isRunning {
      if (try? get("/")) != nil { return }
      usleep(20_000)
    }
    let logs = ["start.log", "error.log"].compactMap {
      try? String(contentsOf: folder.appending(component: $0), encoding: .utf8)
    }
    end()
    throw Failure(reason: "The server did not start: \(logs.joined())")
  }

  deinit { end() }

  private func end() {
    if process.isRunning {
      // Each is one process, and may have inherited that it holds gentler signals back.
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    try? FileManager.default.removeItem(at: folder)
  }

  struct Failure: Error { let reason: String }

  /// Asks for a path as it is given, percent-encoded or not.
  func get(_ path: String) throws -> Answer {
    let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard connection >= 0 else { throw Failure(reason: "no socket") }
    defer { close(connection) }
    var address = Self.loopback(port)
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw Failure(reason: "no connection") }
    let request = "GET \(path) HTTP/1.0\r\nHost: 127.0.0.1:\(port)\r\n\r\n"
    guard send(connection, request, request.utf8.count, Int32(MSG_NOSIGNAL)) > 0 else {
      throw Failure(reason: "nothing sent")
    }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    let text = String(decoding: bytes, as: UTF8.self)
    // Line ends of HTTP are single characters in Swift.
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
    else { throw Failure(reason: "no answer") }
    let origin = "http://127.0.0.1:\(port)"
    let location = lines.first { $0.lowercased().hasPrefix("location: ") }
      .map { String($0.dropFirst("location: ".count)).replacing(origin, with: "") }
    return Answer(status: status, location: location, body: text)
  }

  private static func executable(_ names: [String]) throws -> URL {
    for name in names {
      for folder in ["/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin"] {
        let path = "\(folder)/\(name)"
        if FileManager.default.isExecutableFile(atPath: path) { return URL(filePath: path) }
      }
    }
    throw Failure(reason: "\(names[0]) is missing: scripts/install-dependencies test installs it")
  }

  private static func loopback(_ port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }

  /// A port that nobody listens on now.
  private static func freePort() throws -> UInt16 {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(listener) }
    var address = loopback(0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let found = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && getsockname(listener, $0, &length) == 0
      }
    }
    guard found else { throw Failure(reason: "no free port") }
    return UInt16(bigEndian: address.sin_port)
  }
}

// The includes are those that README.md shows.
extension WebServer {
  private static func nginx(_ root: String, _ folder: String, _ port: UInt16) -> String {
    """
    daemon off;
    master_process off;
    pid \(folder)/nginx.pid;
    events {}
    http {
      access_log off;
      types { text/html html; }
      client_body_temp_path \(folder)/body;
      proxy_temp_path \(folder)/proxy;
      fastcgi_temp_path \(folder)/fastcgi;
      uwsgi_temp_path \(folder)/uwsgi;
      scgi_temp_path \(folder)/scgi;
      map_hash_bucket_size 1024;
      include \(root)/.servers/nginx-maps.conf;
      server {
        listen 127.0.0.1:\(port);
        root \(root);
        error_page 404 /404.html;
        include \(root)/.servers/nginx-server.conf;
      }
    }

    """
  }

  private static func apache(_ root: String, _ folder: String, _ port: UInt16) -> String {
    let modules = [
      "mpm_event", "authz_core", "dir", "mime", "rewrite",
    ].map { "LoadModule \($0)_module /usr/lib/apache2/modules/mod_\($0).so" }
    return """
      ServerRoot \(folder)
      DefaultRuntimeDir \(folder)
      PidFile \(folder)/apache.pid
      Listen 127.0.0.1:\(port)
      ServerName 127.0.0.1
      ErrorLog \(folder)/error.log
      \(modules.joined(separator: "\n"))
      TypesConfig /dev/null
      AddType text/html .html
      <VirtualHost *:\(port)>
        DocumentRoot \(root)
        ErrorDocument 404 /404.html
        Include \(root)/.servers/apache.conf
      </VirtualHost>

      """
  }
}
