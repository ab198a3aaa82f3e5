import Encodings

/// What web servers are told of addresses that something has left: 301 for what moved, 410 for what is gone.
///
/// The pages at these addresses say the same to readers; the status says it to machines. The files stand in the
/// output, since they change with it, in a folder that the servers they are for never show.
struct ServerMaps {
  static let folder = ".servers"
  /// Included in nginx's `http` block.
  static let nginxMaps = OutputPath("\(folder)/nginx-maps.conf")
  /// Included in nginx's `server` block.
  static let nginxServer = OutputPath("\(folder)/nginx-server.conf")
  /// Included in Apache's `VirtualHost`.
  static let apache = OutputPath("\(folder)/apache.conf")
  static let paths = [nginxMaps, nginxServer, apache]

  /// An address that is answered with a redirect or a 410.
  struct Departure {
    /// Each spelling that a server asks for, percent-decoded: a folder's with its slash and without.
    let addresses: [String]
    /// Where a redirect leads, percent-encoded; the page that a 410 shows.
    let target: String

    init(at path: OutputPath, target: String) {
      let address = "/" + path.string
      let index = "index.html"
      if address.hasSuffix("/" + index) {
        let folder = address.dropLast(index.count)
        addresses = [String(folder), String(folder.dropLast())]
      } else {
        addresses = [address]
      }
      self.target = target
    }
  }

  let redirects: [Departure]
  let gone: [Departure]
  /// Tells the variables of two sites on one server apart.
  let host: String

  init(site: Site) {
    redirects = site.redirects.map {
      Departure(at: $0.path, target: Self.target(of: $0))
    }.sorted { $0.addresses[0].utf8.lexicographicallyPrecedes($1.addresses[0].utf8) }
    gone = site.departures.gone.map {
      Departure(at: $0.path, target: Self.encoded("/" + $0.path.string))
    }.sorted { $0.addresses[0].utf8.lexicographicallyPrecedes($1.addresses[0].utf8) }
    let authority = site.baseURL.split(separator: "/", maxSplits: 2).dropFirst().first ?? ""
    host = String(
      decoding: authority.utf8.map { byte in
        switch byte | 0x20 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): byte | 0x20
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte
        default: UInt8(ascii: "_")
        }
      }, as: UTF8.self)
  }

  /// Where a redirect leads, as servers are told it.
  static func target(of redirect: Redirect) -> String { encoded(redirect.destination) }

  /// Always the same three, also where they have nothing to say, so that what includes them stays valid.
  var files: [(path: OutputPath, bytes: [UInt8])] {
    [
      (Self.nginxMaps, Array(nginxMaps.utf8)), (Self.nginxServer, Array(nginxServer.utf8)),
      (Self.apache, Array(apache.utf8)),
    ]
  }

  /// Everything but letters, digits, `-._~` and `/` is percent-encoded, so that no character means anything else to
  /// a server.
  private static func encoded(_ path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false)
      .map { PercentEncoding.encodedComponent(String($0)) }.joined(separator: "/")
  }
}
