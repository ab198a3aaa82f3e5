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
    case CURLE_COULDNT_RESOLVE_HOST: self = .noSuchName
    case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY: self = .proxy
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
    case 20, 21: .missingIntermediate
    case 23: .certificateRevoked
    default: .untrustedIssuer
    }
  }
}
