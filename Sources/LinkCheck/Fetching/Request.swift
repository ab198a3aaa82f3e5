/// One question to one server.
package struct Request: Sendable, Hashable {
  package enum Method: Sendable, Hashable { case head, get }

  /// What is asked of a server's certificates; their names are compared in any case.
  package enum Verification: Sendable, Hashable {
    /// They must lead to a known root.
    case whole
    /// They must lead to a known root, with these where the server left some out.
    case completed(by: [IssuerCertificate])
    /// They are looked at, over a connection of their own, and not believed: the request is made to see them.
    case none
  }

  package var address: WebAddress
  package var method: Method
  /// How much of the body is read, in bytes after decompression; the transfer ends there.
  package var bodyLimit: Int
  package var verification = Verification.whole
  /// The time that it may take, where that is less than the transport's own; then it ends as `outOfTime`.
  package var timeLimit: Duration?

  package init(_ address: WebAddress, _ method: Method, bodyLimit: Int = 0) {
    self.address = address
    self.method = method
    self.bodyLimit = bodyLimit
  }
}

/// What a proxy had to do with an answer, or with there being none.
package enum ProxyPart: Sendable, Hashable {
  /// Nothing: there was none, or it handed on what the server itself said.
  case none
  /// What it handed on may be its own words.
  case relayed
  /// It can't be reached, or ends connections without an answer.
  case silent
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
  package var proxy: ProxyPart
  /// Whether the server's address is not a public one.
  package var isPrivate: Bool
  package var milliseconds: Int

  package init(
    status: Int? = nil, headers: [(name: String, value: String)] = [], body: [UInt8] = [],
    bodyIsWhole: Bool = true, failure: Failure? = nil, certificates: CertificateChain? = nil,
    proxy: ProxyPart = .none, isPrivate: Bool = false, milliseconds: Int = 0
  ) {
    self.status = status
    self.headers = headers
    self.body = body
    self.bodyIsWhole = bodyIsWhole
    self.failure = failure
    self.certificates = certificates
    self.proxy = proxy
    self.isPrivate = isPrivate
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
