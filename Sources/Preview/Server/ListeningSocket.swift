import FlyingSocks
import Glibc
import Synchronization

/// A socket at one address of this machine, to which readers can connect; closed with the last that knows it.
final class ListeningSocket: Sendable {
  enum Family { case v4, v6 }

  let port: Int
  private let socket: Socket
  private let isOpen = Atomic(true)

  /// Begins to listen; who connects before somebody accepts has to wait.
  ///
  /// - Parameters:
  ///   - family: Of 127.0.0.1 or of ::1.
  ///   - port: 0 for any that is free.
  /// - Throws: ``PortRefused``.
  init(_ family: Family, port: Int) throws(PortRefused) {
    guard let number = UInt16(exactly: port) else {
      throw PortRefused(port: port, number: EINVAL)
    }
    do {
      socket = try Self.listen(family, number)
    } catch SocketError.failed(_, let reason, _) {
      throw PortRefused(port: port, number: reason)
    } catch {
      throw PortRefused(port: port, number: EADDRNOTAVAIL)
    }
    self.port = Self.port(of: socket) ?? port
  }

  deinit { close() }

  private static func listen(_ family: Family, _ port: UInt16) throws -> Socket {
    let socket = try Socket(domain: family == .v4 ? AF_INET : AF_INET6)
    do {
      // A preview that has just ended holds nobody up.
      try socket.setValue(true, for: .localAddressReuse)
      switch family {
      case .v4: try socket.bind(to: try sockaddr_in.inet(ip4: "127.0.0.1", port: port))
      case .v6: try socket.bind(to: try sockaddr_in6.inet6(ip6: "::1", port: port))
      }
    } catch {
      try? socket.close()
      throw error
    }
    // Closes where it fails.
    try socket.listen()
    return socket
  }

  private static func port(of socket: Socket) -> Int? {
    switch try? socket.sockname() {
    case .ip4(_, let port), .ip6(_, let port): Int(port)
    default: nil
    }
  }

  /// The socket for tasks that wait.
  func listening(in pool: some AsyncSocketPool) throws -> AsyncSocket {
    try AsyncSocket(socket: socket, pool: pool)
  }

  /// Leaves the port.
  func close() {
    if isOpen.exchange(false, ordering: .relaxed) { try? socket.close() }
  }
}
