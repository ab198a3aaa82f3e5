package import Workspace

/// What a preview answers a request with.
package struct Answer: Sendable {
  package var status: Status
  /// `nil` for the length of files and bytes, which the server finds out.
  package var headers: [(name: String, value: String)]
  package var body: Body

  /// The statuses that there are.
  package enum Status: Int, Sendable, Hashable {
    case ok = 200
    case movedPermanently = 301
    case badRequest = 400
    case notFound = 404
    case methodNotAllowed = 405
    case gone = 410
    case uriTooLong = 414
    case misdirectedRequest = 421
    case headerFieldsTooLarge = 431
    case internalServerError = 500
    case serviceUnavailable = 503
  }

  /// What follows the headers.
  package enum Body: Sendable {
    case bytes([UInt8])
    case file(PreviewFile)
    /// What stands, and everything that comes after it, for as long as the reader listens.
    case events
  }

  /// - Parameters:
  ///   - status: Its number.
  ///   - type: What the body is.
  ///   - further: Headers beside those that every answer has.
  ///   - body: What follows.
  init(
    _ status: Status, type: String, further: [(name: String, value: String)] = [], _ body: Body
  ) {
    self.status = status
    self.body = body
    headers =
      [
        ("Content-Type", type),
        // Every save makes another site: nothing that a browser kept is of use.
        ("Cache-Control", "no-store"),
        // Drafts are for nobody but who previews them: other sites may not show parts of them.
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Content-Security-Policy", "frame-ancestors 'self'"),
        ("Referrer-Policy", "same-origin"),
        ("X-Content-Type-Options", "nosniff"),
      ] + further
  }

  /// A refusal, in words for who sends such requests.
  init(refusing status: Status, _ sentence: String, further: [(name: String, value: String)] = []) {
    self.init(
      status, type: MediaType.plainText, further: further, .bytes(Array((sentence + "\n").utf8)))
  }

  /// The value of a header; names are as this type writes them.
  package func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}

extension Answer.Status {
  /// As RFC 9110, §15, and RFC 6585, §5, have it.
  var phrase: String {
    switch self {
    case .ok: "OK"
    case .movedPermanently: "Moved Permanently"
    case .badRequest: "Bad Request"
    case .notFound: "Not Found"
    case .methodNotAllowed: "Method Not Allowed"
    case .gone: "Gone"
    case .uriTooLong: "URI Too Long"
    case .misdirectedRequest: "Misdirected Request"
    case .headerFieldsTooLarge: "Request Header Fields Too Large"
    case .internalServerError: "Internal Server Error"
    case .serviceUnavailable: "Service Unavailable"
    }
  }
}
