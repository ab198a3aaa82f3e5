/// The names that a preview answers to.
///
/// A page of another site can have its own name lead to 127.0.0.1, and so read what is served there as if it were its
/// own (DNS rebinding). Its requests carry that name.
package struct ServedHosts: Sendable, Hashable {
  private let names: Set<String>

  package init(port: Int) {
    let hosts = ["localhost", "127.0.0.1", "[::1]"]
    // Browsers leave the usual port out.
    names = Set(hosts.map { "\($0):\(port)" } + (port == 80 ? hosts : []))
  }

  /// Whether a `Host` header names this server.
  package func contains(_ host: String) -> Bool { names.contains(host.lowercased()) }
}
