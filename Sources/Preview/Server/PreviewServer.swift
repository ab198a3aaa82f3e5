import FlyingSocks
import Glibc
package import Workspace

/// Serves a preview on this machine's loopback addresses, 127.0.0.1 and, where there is one, ::1.
package struct PreviewServer: Sendable {
  package let port: Int
  private let sockets: [ListeningSocket]
  private let responder: Responder
  private let feed: StateFeed

  /// How long the connection of a reader that has gone is held.
  private static let beat = Duration.seconds(5)

  /// Begins to listen.
  ///
  /// - Parameters:
  ///   - port: 0 for any that is free.
  ///   - folder: The files.
  ///   - feed: What stands of them.
  /// - Returns: A server that listens, and answers once it runs.
  /// - Throws: ``PortRefused``.
  package static func start(
    port: Int, folder: PreviewFolder, feed: StateFeed
  ) throws(PortRefused) -> PreviewServer {
    let first = try ListeningSocket(.v4, port: port)
    let port = first.port
    var sockets = [first]
    do {
      sockets.append(try ListeningSocket(.v6, port: port))
    } catch {
      // A machine without IPv6: 127.0.0.1 is all there is. Else another's pages at [::1] would be what `localhost`
      // leads to.
      guard error.isWithoutAddress else { throw error }
    }
    let responder = Responder(folder: folder, feed: feed, hosts: ServedHosts(port: port))
    return PreviewServer(port: port, sockets: sockets, responder: responder, feed: feed)
  }

  /// Serves until the task is cancelled, and leaves the port.
  ///
  /// - Throws: What ends the listening, and `CancellationError`.
  package func run() async throws {
    let pool = SocketPool.make()
    try await pool.prepare()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await pool.run() }
      for socket in sockets { group.addTask { try await accept(at: socket, pool) } }
      group.addTask {
        while true {
          try await Task.sleep(for: Self.beat)
          feed.knock()
        }
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  /// Serves everybody who comes to an address, each in a task.
  private func accept(at socket: ListeningSocket, _ pool: some AsyncSocketPool) async throws {
    defer { socket.close() }
    let listening = try socket.listening(in: pool)
    try await withThrowingDiscardingTaskGroup { group in
      while true {
        let reader = try await listening.accept()
        group.addTask {
          var connection = Connection(reader, responder, feed)
          await connection.serve()
        }
      }
    }
  }
}

/// Why a port cannot be had.
package struct PortRefused: Error, Hashable {
  package let port: Int
  /// A value of `errno`.
  package let number: Int32

  package init(port: Int, number: Int32) {
    self.port = port
    self.number = number
  }

  package var isTaken: Bool { number == EADDRINUSE }
  package var reason: String { String(cString: strerror(number)) }

  /// Whether the machine has no such address at all.
  var isWithoutAddress: Bool { [EADDRNOTAVAIL, EAFNOSUPPORT].contains(number) }
}
