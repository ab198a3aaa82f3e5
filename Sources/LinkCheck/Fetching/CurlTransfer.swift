import CCurl

/// One request under way, as libcurl's callbacks see it.
///
/// Retained by `CurlTransport` from start to end; callbacks run on the thread that waits.
final class CurlTransfer {
  /// Beyond this, an answer is no page but an attack, or a fault.
  private static let headerLimit = 256 * 1024

  let number: Int
  let request: Request
  let route: ProxyRoute
  /// Whether it has less time than any other.
  let hasOwnTimeLimit: Bool
  /// Decides on addresses; `nil` where any will do.
  private let permits: (@Sendable ([UInt8]) -> Bool)?
  private(set) var headers: [(name: String, value: String)] = []
  private(set) var body: [UInt8] = []
  /// Whether the body was cut off at its limit.
  private(set) var isCut = false
  private(set) var hasTooLargeHeaders = false
  /// Whether an address of the host was refused.
  private(set) var hasPrivateAddress = false
  private var headerByteCount = 0

  init(
    _ request: Request, number: Int, route: ProxyRoute, timeLimit: Duration,
    permits: (@Sendable ([UInt8]) -> Bool)?
  ) {
    self.number = number
    self.request = request
    self.route = route
    hasOwnTimeLimit = request.timeLimit.map { $0 < timeLimit } ?? false
    self.permits = permits
  }

  /// Takes a line of a header; `false` ends the transfer.
  func takeHeader(_ line: UnsafeRawBufferPointer) -> Bool {
    headerByteCount += line.count
    guard headerByteCount <= Self.headerLimit else {
      hasTooLargeHeaders = true
      return false
    }
    let text = String(decoding: line, as: UTF8.self)
    // Each answer begins anew: a `103 Early Hints` or `100 Continue` may come before the real one.
    if text.hasPrefix("HTTP/") { headers = [] }
    guard let colon = text.firstIndex(of: ":") else { return true }
    let value = text[text.index(after: colon)...].drop(while: \.isWhitespace)
    headers.append(
      (
        String(text[..<colon]).lowercased(),
        String(value.reversed().drop(while: \.isWhitespace).reversed())
      ))
    return true
  }

  /// Takes a piece of the body, decompressed; `false` ends the transfer.
  func takeBody(_ piece: UnsafeRawBufferPointer) -> Bool {
    let room = request.bodyLimit - body.count
    body += piece.prefix(room)
    isCut = piece.count >= room
    return !isCut
  }

  /// Decides on an address that a connection is about to be made to.
  func allows(_ address: [UInt8]) -> Bool {
    if permits?(address) ?? true { return true }
    hasPrivateAddress = true
    return false
  }
}

/// What libcurl calls: each turns its context back into the transfer that was told to it.
enum CurlCallbacks {
  static let body: ccurl_bytes_callback = { bytes, size, count, context in
    guard let transfer = transfer(context) else { return 0 }
    let piece = UnsafeRawBufferPointer(start: bytes, count: size * count)
    return transfer.takeBody(piece) ? piece.count : 0
  }

  static let header: ccurl_bytes_callback = { bytes, size, count, context in
    guard let transfer = transfer(context) else { return 0 }
    let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
    return transfer.takeHeader(line) ? line.count : 0
  }

  static let open: ccurl_open_callback = { context, _, address in
    guard let transfer = transfer(context), let address else { return ccurl_no_socket() }
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = Int(ccurl_address_bytes(address, &bytes))
    guard transfer.allows(Array(bytes[..<count])) else { return ccurl_no_socket() }
    return ccurl_open_socket(address)
  }

  private static func transfer(_ context: UnsafeMutableRawPointer?) -> CurlTransfer? {
    context.map { Unmanaged<CurlTransfer>.fromOpaque($0).takeUnretainedValue() }
  }
}
