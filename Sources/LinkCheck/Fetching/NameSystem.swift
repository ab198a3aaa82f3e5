import CCurl
import Dispatch
import Glibc
import Synchronization

/// Whether a host's name exists, asked once more where libcurl found no address.
///
/// libcurl says the same of a name that doesn't exist and of a name server that doesn't answer. The first is a
/// fact about the link, the second about this machine.
package enum NameSystem {
  /// `noSuchName` or `nameLookup`; blocks for as long as the system's resolver takes.
  package static func failure(of host: String) -> Failure {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    let result = getaddrinfo(host, nil, &hints, &found)
    if let found { freeaddrinfo(found) }
    switch result {
    case EAI_NONAME: return .noSuchName
    // The name exists and has no address (glibc's EAI_NODATA).
    case -5: return .noSuchName
    default: return .nameLookup
    }
  }
}
