/// One question to one server.
package struct Request: Sendable, Hashable {
  package enum Method: Sendable, Hashable { case head, get }

  package var address: WebAddress
  package var method: Method
  /// How much of the body is read, in bytes after decompression; the transfer ends there.
  package var bodyLimit: Int
  /// Whether a chain of certificates that leads to no known root is refused.
  ///
  /// Off only to see what a server whose intermediate certificate is missing would show to a browser, which finds
  /// it elsewhere. Names and dates are looked at nonetheless.
  package var verifiesChain = true

  package init(_ address: WebAddress, _ method: Method, bodyLimit: Int = 0) {
    self.address = address
    self.method = method
    self.bodyLimit = bodyLimit
  }
}

/// What came back: an answer, a failure, or an answer that broke off.
package struct Response: Sendable {
  /// `nil` where no header came.
  package var status: Int?
  /// In order; names in lower case.
  package var headers: [(name: String, value: String)]
  package var body: [UInt8]
  /// Whether the body ended by itself within the limit.
  package var bodyIsWhole: Bool
  package var failure: Failure?
  /// `nil` without TLS, and on a connection that was kept open.
  package var certificates: CertificateChain?
  package var milliseconds: Int

  package init(
    status: Int? = nil, headers: [(name: String, value: String)] = [], body: [UInt8] = [],
    bodyIsWhole: Bool = true, failure: Failure? = nil, certificates: CertificateChain? = nil,
    milliseconds: Int = 0
  ) {
    self.status = status
    self.headers = headers
    self.body = body
    self.bodyIsWhole = bodyIsWhole
    self.failure = failure
    self.certificates = certificates
    self.milliseconds = milliseconds
  }

  /// The first header of a name in lower case.
  package func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

  /// The media type, in lower case, without parameters.
  package var mediaType: String? {
    header("content-type").map {
      $0.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
    }
  }

  /// Whether the body is read as a page; a server that doesn't say is taken to send one.
  package var isHTML: Bool {
    guard let mediaType else { return true }
    return mediaType == "text/html" || mediaType == "application/xhtml+xml" || mediaType.isEmpty
  }
}
