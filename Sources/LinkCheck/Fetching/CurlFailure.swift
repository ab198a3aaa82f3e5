import CCurl
import Glibc

extension Failure {
  /// What libcurl's result means; `nil` for success, and where we ended the transfer ourselves.
  init?(_ code: CURLcode, of transfer: CurlTransfer, _ easy: UnsafeMutableRawPointer) {
    if transfer.hasTooLargeHeaders {
      self = .headersTooLarge
      return
    }
    switch code {
    case CURLE_OK: return nil
    case CURLE_WRITE_ERROR where transfer.isCut: return nil
    case CURLE_OPERATION_TIMEDOUT where transfer.hasOwnTimeLimit: self = .outOfTime
    // Of the server nothing was heard.
    case _ where ProxyPart.isAsFarAsItCame(transfer, easy): self = .proxy
    case CURLE_COULDNT_RESOLVE_HOST: self = .noSuchName
    case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY: self = .proxy
    case CURLE_COULDNT_CONNECT where transfer.route == .socks: self = .proxy
    case CURLE_COULDNT_CONNECT:
      self = transfer.hasPrivateAddress ? .privateAddress : Self.connection(easy)
    case CURLE_OPERATION_TIMEDOUT: self = .timeout
    case CURLE_PEER_FAILED_VERIFICATION: self = Self.certificate(easy)
    case CURLE_SSL_CONNECT_ERROR:
      self = ccurl_long(easy, CURLINFO_OS_ERRNO) == Int(ECONNRESET) ? .reset : .tlsProtocol
    case CURLE_SSL_CIPHER, CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_CERTPROBLEM: self = .tlsProtocol
    case CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR: self = .reset
    case CURLE_PARTIAL_FILE: self = .truncatedBody
    // The one buffer that libcurl bounds is that of a header's line.
    case CURLE_OUT_OF_MEMORY: self = .headersTooLarge
    case CURLE_URL_MALFORMAT: self = .badAddress
    default: self = .httpProtocol
    }
  }

  private static func connection(_ easy: UnsafeMutableRawPointer) -> Failure {
    switch Int32(truncatingIfNeeded: ccurl_long(easy, CURLINFO_OS_ERRNO)) {
    case ECONNREFUSED: .refused
    case ETIMEDOUT: .timeout
    default: .unreachable
    }
  }

  /// By OpenSSL's codes (x509_vfy.h), which libcurl hands on.
  private static func certificate(_ easy: UnsafeMutableRawPointer) -> Failure {
    switch ccurl_long(easy, CURLINFO_SSL_VERIFYRESULT) {
    // The chain was good: libcurl itself compares names, and leaves what it began with (1).
    case 0, 1, 62, 64: .certificateWrongName
    case 9: .certificateNotYetValid
    case 10: .certificateExpired
    case 18: .selfSigned
    // 2: not of the last that the server sent, but of one that was fetched for it.
    case 2, 20, 21: .missingIntermediate
    case 23: .certificateRevoked
    default: .untrustedIssuer
    }
  }
}

extension ProxyPart {
  /// What the proxy did, by libcurl's result.
  init(_ code: CURLcode, of transfer: CurlTransfer, _ easy: UnsafeMutableRawPointer) {
    switch (transfer.route, code) {
    case (.direct, _): self = .none
    case (_, CURLE_COULDNT_RESOLVE_PROXY), (_, CURLE_COULDNT_CONNECT): self = .silent
    // One of SOCKS has its time in connecting to the server.
    case (.relay, CURLE_OPERATION_TIMEDOUT), (.tunnel, CURLE_OPERATION_TIMEDOUT):
      self = ccurl_long(easy, CURLINFO_CONNECT_TIME_T) == 0 ? .silent : .relayed
    case (.relay, _): self = .relayed
    case (.tunnel, _), (.socks, _): self = .none
    }
  }

  /// Whether a request that failed came to the proxy, and no further for all that is known: one that hangs, refuses or
  /// cuts the connection can't be told from one whose server does.
  static func isAsFarAsItCame(
    _ transfer: CurlTransfer, _ easy: UnsafeMutableRawPointer
  ) -> Bool {
    switch transfer.route {
    case .direct, .socks: false
    case .relay: ccurl_long(easy, CURLINFO_RESPONSE_CODE) == 0
    case .tunnel: !(200..<300).contains(ccurl_long(easy, CURLINFO_HTTP_CONNECTCODE))
    }
  }
}
