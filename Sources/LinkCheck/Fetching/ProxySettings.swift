/// The proxy that the environment names, as curl and other programs read it.
///
/// `http_proxy` (in small letters alone, since a web server sets the capitals from a request's header),
/// `https_proxy`, `all_proxy` and `no_proxy`, the last three in either case.
package struct ProxySettings: Sendable, Hashable {
  private var http: String?
  private var https: String?
  /// Hosts and domains that are asked directly; `*` stands for all.
  private var exceptions: [String]

  /// No proxy at all.
  package static let none = ProxySettings(environment: [:])

  package init(environment: [String: String]) {
    func value(_ name: String) -> String? {
      let text = environment[name] ?? environment[name.uppercased()]
      return text.flatMap { $0.isEmpty ? nil : $0 }
    }
    let all = value("all_proxy")
    http = environment["http_proxy"].flatMap { $0.isEmpty ? nil : $0 } ?? all
    https = value("https_proxy") ?? all
    exceptions =
      (value("no_proxy") ?? "").split { $0 == "," || $0 == " " }.map {
        String($0.lowercased().drop { $0 == "." })
      }
  }

  /// The proxy for an address; `nil` where it is asked directly.
  package func proxy(for address: WebAddress) -> String? {
    let isExcepted = exceptions.contains {
      $0 == "*" || address.host == $0 || address.host.hasSuffix("." + $0)
        || address.authority == $0
    }
    return isExcepted ? nil : address.scheme == "https" ? https : http
  }

  /// How a request to an address goes by a proxy.
  static func route(to address: WebAddress, by proxy: String?) -> ProxyRoute {
    guard let proxy else { return .direct }
    if proxy.lowercased().hasPrefix("socks") { return .socks }
    return address.scheme == "https" ? .tunnel : .relay
  }
}

/// The way from here to a server.
enum ProxyRoute: Sendable, Hashable {
  case direct
  /// A proxy of HTTP reads the request, and answers in the server's stead.
  case relay
  /// A proxy of HTTP makes the connection (`CONNECT`), and hears nothing of what is said.
  case tunnel
  /// So does one of SOCKS.
  case socks
}
