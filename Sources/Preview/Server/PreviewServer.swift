import FlyingFox
import FlyingSocks
import Glibc
package import Workspace

/// Serves a preview on this machine's loopback addresses, 127.0.0.1 and, where there is one, ::1.
package struct PreviewServer: Sendable {
  package let port: Int
  private let listeners: [Listener]
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
  ) async throws -> PreviewServer {
    let first = try await Listener.start(.v4, port: port)
    let port = first.port
    var listeners = [first]
    do {
      listeners.append(try await Listener.start(.v6, port: port))
    } catch let error as PortRefused where error.isWithoutAddress {
      // A machine without IPv6: 127.0.0.1 is all there is.
    } catch {
      // Another's pages at [::1] would be what `localhost` leads to.
      await first.stop()
      throw error
    }
    let responder = Responder(folder: folder, feed: feed, hosts: ServedHosts(port: port))
    for listener in listeners { await listener.answer(with: PreviewHandler(responder, feed)) }
    return PreviewServer(port: port, listeners: listeners, feed: feed)
  }

  /// Serves until the task is cancelled.
  ///
  /// - Throws: What ends a listener, and `CancellationError`.
  package func run() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for listener in listeners { group.addTask { try await listener.run() } }
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

/// A server at one address.
private struct Listener: Sendable {
  enum Family { case v4, v6 }

  private let server: HTTPServer
  private let task: Task<Void, any Error>
  let port: Int

  static func start(_ family: Family, port: Int) async throws -> Listener {
    guard let number = UInt16(exactly: port) else {
      throw PortRefused(port: port, number: EINVAL)
    }
    do {
      let server =
        switch family {
        case .v4:
          HTTPServer(
            address: try sockaddr_in.inet(ip4: "127.0.0.1", port: number), logger: .disabled)
        case .v6:
          HTTPServer(address: try sockaddr_in6.inet6(ip6: "::1", port: number), logger: .disabled)
        }
      // Ends once it listens, or with what keeps it from that.
      let (outcome, continuation) = AsyncThrowingStream.makeStream(of: Void.self)
      let task = Task {
        do {
          try await server.run()
        } catch {
          continuation.finish(throwing: error)
          throw error
        }
      }
      let waiter = Task {
        do {
          try await server.waitUntilListening(timeout: 60)
          continuation.finish()
        } catch {
          continuation.finish(throwing: error)
        }
      }
      defer { waiter.cancel() }
      for try await _ in outcome {}
      switch await server.listeningAddress {
      case .ip4(_, let port), .ip6(_, let port):
        return Listener(server: server, task: task, port: Int(port))
      default: throw PortRefused(port: port, number: EADDRNOTAVAIL)
      }
    } catch SocketError.failed(_, let number, _) {
      throw PortRefused(port: port, number: number)
    }
  }

  func answer(with handler: PreviewHandler) async { await server.appendRoute("*", to: handler) }

  func run() async throws {
    try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      task.cancel()
    }
  }

  func stop() async {
    task.cancel()
    _ = await task.result
  }
}
