import CCurl
import Dispatch
import Synchronization

/// Asks servers through libcurl's multi interface: every request of a run on one thread.
///
/// Redirects are not followed: each hop is a request of its own, judged and paced like any other. No cookies, no
/// credentials, no file of either is read.
package final class CurlTransport: Transport {
  package struct Options: Sendable {
    package var userAgent: String
    /// Until the connection stands, encryption included.
    package var connectTimeout: Duration
    /// Until the answer is there.
    package var timeout: Duration
    /// Whether an address may be asked, 4 or 16 bytes in network order: `AddressRules.isPublic`, unless more may.
    package var permits: @Sendable ([UInt8]) -> Bool
    package var proxy: ProxySettings
    /// A file of root certificates in place of the system's.
    package var certificateFile: String?
    /// A folder of them.
    package var certificateFolder: String?
    /// Addresses of hosts in place of the name system's.
    package var resolve: [ResolveEntry]
    /// Connections that are kept open.
    package var connectionCount: Int

    package init(
      userAgent: String, connectTimeout: Duration = .seconds(10), timeout: Duration = .seconds(20),
      permits: @escaping @Sendable ([UInt8]) -> Bool = AddressRules.isPublic,
      proxy: ProxySettings = .none, certificateFile: String? = nil,
      certificateFolder: String? = nil, resolve: [ResolveEntry] = [], connectionCount: Int = 64
    ) {
      self.userAgent = userAgent
      self.connectTimeout = connectTimeout
      self.timeout = timeout
      self.permits = permits
      self.proxy = proxy
      self.certificateFile = certificateFile
      self.certificateFolder = certificateFolder
      self.resolve = resolve
      self.connectionCount = connectionCount
    }
  }

  /// libcurl could not be set up.
  package struct Unavailable: Error {}

  private let options: Options
  private let multi: UnsafeMutableRawPointer
  private let headers: UnsafeMutablePointer<curl_slist>?
  private let resolved: UnsafeMutablePointer<curl_slist>?
  /// Handles that are free to be used again.
  private var idle: [UnsafeMutableRawPointer] = []
  /// By handle.
  private var transfers: [UnsafeMutableRawPointer: CurlTransfer] = [:]
  /// Responses without a request: addresses that were refused before.
  private var ready: [(number: Int, response: Response)] = []
  private let lookups = Lookups()
  /// The roots' file, once it was read.
  private var roots: [UInt8]?

  package init(_ options: Options) throws(Unavailable) {
    guard curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK, let multi = curl_multi_init()
    else { throw Unavailable() }
    self.options = options
    self.multi = multi
    var list: UnsafeMutablePointer<curl_slist>?
    for header in [
      "Accept: text/html,application/xhtml+xml,*/*;q=0.8",
      "Accept-Language: zh-TW,zh;q=0.9,en;q=0.8",
    ] { list = curl_slist_append(list, header) }
    headers = list
    var table: UnsafeMutablePointer<curl_slist>?
    for entry in options.resolve { table = curl_slist_append(table, entry.text) }
    resolved = table
    _ = ccurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, options.connectionCount)
  }

  deinit {
    lookups.wait()
    for (easy, _) in transfers {
      curl_multi_remove_handle(multi, easy)
      curl_easy_cleanup(easy)
    }
    for easy in idle { curl_easy_cleanup(easy) }
    curl_multi_cleanup(multi)
    curl_slist_free_all(headers)
    curl_slist_free_all(resolved)
  }

  package func start(_ request: Request, number: Int) {
    let proxy = options.proxy.proxy(for: request.address)
    if proxy != nil, HostNumber.isLocal(request.address.host, permits: options.permits) {
      // The proxy finds the host's address, so that only what the name itself says can be judged here.
      ready.append((number, Response(failure: .privateAddress)))
      return
    }
    guard let easy = idle.popLast() ?? curl_easy_init() else {
      ready.append((number, Response(failure: .unreachable)))
      return
    }
    // A proxy may well have a private address: it is the one that connects.
    let transfer = CurlTransfer(
      request, number: number, route: ProxySettings.route(to: request.address, by: proxy),
      timeLimit: options.timeout, permits: proxy == nil ? options.permits : nil)
    transfers[easy] = transfer
    prepare(easy, for: transfer, proxy: proxy)
    if curl_multi_add_handle(multi, easy) != CURLM_OK {
      transfers[easy] = nil
      curl_easy_cleanup(easy)
      ready.append((number, Response(failure: .unreachable)))
    }
  }

  package func wait(upTo limit: Duration) -> [(number: Int, response: Response)] {
    var running: Int32 = 0
    curl_multi_perform(multi, &running)
    var responses = taken()
    if responses.isEmpty {
      // Waits no shorter than a millisecond, lest the loop spins until the moment has come.
      let wait = min(600_000, max(1, Int32(clamping: Int((limit / .milliseconds(1)).rounded(.up)))))
      curl_multi_poll(multi, nil, 0, wait, nil)
      curl_multi_perform(multi, &running)
      responses = taken()
    }
    return responses
  }

  private func taken() -> [(number: Int, response: Response)] {
    var responses = ready + lookups.take()
    ready = []
    var code = CURLE_OK
    while let easy = ccurl_next_finished(multi, &code) {
      curl_multi_remove_handle(multi, easy)
      guard let transfer = transfers.removeValue(forKey: easy) else { continue }
      let response = response(of: transfer, easy, code)
      curl_easy_reset(easy)
      idle.append(easy)
      if response.failure == .noSuchName, response.status == nil {
        lookups.begin(transfer.request.address.host, transfer.number, response, multi)
      } else {
        responses.append((transfer.number, response))
      }
    }
    return responses
  }

  /// Whether what answered has no public address: of what a proxy connects to, only what the link says is known.
  private func isPrivate(_ transfer: CurlTransfer, _ easy: UnsafeMutableRawPointer) -> Bool {
    guard transfer.route == .direct else {
      return HostNumber.isLocal(transfer.request.address.host, permits: AddressRules.isPublic)
    }
    guard let text = ccurl_text(easy, CURLINFO_PRIMARY_IP) else { return false }
    return HostNumber.bytes(String(cString: text)).map { !AddressRules.isPublic($0) } ?? false
  }

  private func prepare(
    _ easy: UnsafeMutableRawPointer, for transfer: CurlTransfer, proxy: String?
  ) {
    let request = transfer.request
    let context = Unmanaged.passUnretained(transfer).toOpaque()
    _ = ccurl_set_string(easy, CURLOPT_URL, request.address.string)
    _ = ccurl_set_string(easy, CURLOPT_USERAGENT, options.userAgent)
    _ = ccurl_set_string(easy, CURLOPT_PROTOCOLS_STR, "http,https")
    _ = ccurl_set_string(easy, CURLOPT_ACCEPT_ENCODING, "")
    _ = ccurl_set_list(easy, CURLOPT_HTTPHEADER, headers)
    _ = ccurl_set_long(easy, CURLOPT_NOBODY, request.method == .head ? 1 : 0)
    _ = ccurl_set_long(easy, CURLOPT_FOLLOWLOCATION, 0)
    _ = ccurl_set_long(easy, CURLOPT_NOSIGNAL, 1)
    _ = ccurl_set_long(easy, CURLOPT_CERTINFO, 1)
    _ = ccurl_set_long(easy, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
    _ = ccurl_set_long(
      easy, CURLOPT_CONNECTTIMEOUT_MS, Int(options.connectTimeout / .milliseconds(1)))
    // libcurl takes none for no limit.
    let limit = max(.milliseconds(1), min(options.timeout, request.timeLimit ?? options.timeout))
    _ = ccurl_set_long(easy, CURLOPT_TIMEOUT_MS, Int(limit / .milliseconds(1)))
    // The environment has been read once; libcurl is not to read it again.
    _ = ccurl_set_string(easy, CURLOPT_PROXY, proxy ?? "")
    _ = ccurl_set_string(easy, CURLOPT_NOPROXY, "")
    verify(easy, request.verification)
    if resolved != nil { _ = ccurl_set_list(easy, CURLOPT_RESOLVE, resolved) }
    _ = ccurl_set_body_callback(easy, CurlCallbacks.body)
    _ = ccurl_set_pointer(easy, CURLOPT_WRITEDATA, context)
    _ = ccurl_set_header_callback(easy, CurlCallbacks.header)
    _ = ccurl_set_pointer(easy, CURLOPT_HEADERDATA, context)
    _ = ccurl_set_open_callback(easy, CurlCallbacks.open)
    _ = ccurl_set_pointer(easy, CURLOPT_OPENSOCKETDATA, context)
  }

  private func verify(_ easy: UnsafeMutableRawPointer, _ verification: Request.Verification) {
    if let file = options.certificateFile { _ = ccurl_set_string(easy, CURLOPT_CAINFO, file) }
    if let folder = options.certificateFolder { _ = ccurl_set_string(easy, CURLOPT_CAPATH, folder) }
    switch verification {
    case .whole: break
    case .completed(let issuers):
      // Beside the roots, in their place in memory. They are no roots themselves: a chain must lead on from them.
      let certificates = rootCertificates(easy) + issuers.flatMap { PEM.certificate($0.bytes) }
      certificates.withUnsafeBytes {
        _ = ccurl_set_copied_blob(easy, CURLOPT_CAINFO_BLOB, $0.baseAddress, $0.count)
      }
      _ = ccurl_set_long(easy, CURLOPT_SSL_OPTIONS, Int(CURLSSLOPT_NO_PARTIALCHAIN))
    case .none:
      _ = ccurl_set_long(easy, CURLOPT_SSL_VERIFYPEER, 0)
      _ = ccurl_set_long(easy, CURLOPT_FRESH_CONNECT, 1)
    }
  }

  /// The file of roots, which certificates in memory stand in for; none where a folder has them all.
  private func rootCertificates(_ easy: UnsafeMutableRawPointer) -> [UInt8] {
    if let roots { return roots }
    let path =
      options.certificateFile ?? ccurl_text(easy, CURLINFO_CAINFO).map { String(cString: $0) }
    let bytes = path.flatMap(RootFile.bytes) ?? []
    roots = bytes
    return bytes
  }

  private func response(
    of transfer: CurlTransfer, _ easy: UnsafeMutableRawPointer, _ code: CURLcode
  ) -> Response {
    let status = ccurl_long(easy, CURLINFO_RESPONSE_CODE)
    return Response(
      status: status > 0 ? status : nil, headers: transfer.headers, body: transfer.body,
      bodyIsWhole: code == CURLE_OK, failure: Failure(code, of: transfer, easy),
      certificates: CertificateChain(of: easy), proxy: ProxyPart(code, of: transfer, easy),
      isPrivate: isPrivate(transfer, easy),
      milliseconds: ccurl_long(easy, CURLINFO_TOTAL_TIME_T) / 1000)
  }
}

/// Names that are looked up a second time, away from the thread that waits.
private final class Lookups: Sendable {
  private let finished = Mutex<[(number: Int, response: Response)]>([])
  private let pending = DispatchGroup()

  /// Looks up, and wakes the transport; the handle must outlive that, so that the transport waits for it at its end.
  func begin(_ host: String, _ number: Int, _ response: Response, _ multi: UnsafeMutableRawPointer)
  {
    let address = UInt(bitPattern: multi)
    DispatchQueue.global().async(group: pending) { [self] in
      var response = response
      response.failure = NameSystem.failure(of: host)
      finished.withLock { $0.append((number, response)) }
      if let multi = UnsafeMutableRawPointer(bitPattern: address) { curl_multi_wakeup(multi) }
    }
  }

  func take() -> [(number: Int, response: Response)] {
    finished.withLock { finished in
      defer { finished = [] }
      return finished
    }
  }

  func wait() { pending.wait() }
}
