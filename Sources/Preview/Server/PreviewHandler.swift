import FlyingFox
import FlyingSocks
import Workspace

/// Puts requests and answers into the words of the HTTP library.
struct PreviewHandler: HTTPHandler {
  private let responder: Responder
  private let feed: StateFeed
  /// How much is written at once.
  private static let pieceByteCount = 64 << 10

  init(_ responder: Responder, _ feed: StateFeed) {
    self.responder = responder
    self.feed = feed
  }

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    let answer = try responder.answer(
      method: request.method.rawValue, target: request.target.path(),
      query: request.target.query(), host: request.headers[.host])
    var headers = HTTPHeaders()
    for (name, value) in answer.headers { headers[HTTPHeader(name)] = value }
    let status = HTTPStatusCode(answer.status.rawValue, phrase: answer.status.phrase)
    if request.method == .HEAD {
      // The length is that of what is left out.
      headers[.contentLength] = answer.byteCount.map(String.init)
      return HTTPResponse(statusCode: status, headers: headers, body: HTTPBodySequence())
    }
    return HTTPResponse(statusCode: status, headers: headers, body: body(answer.body))
  }

  private func body(_ body: Answer.Body) -> HTTPBodySequence {
    switch body {
    case .bytes(let bytes):
      HTTPBodySequence(
        from: BytesBody(bytes: bytes), count: bytes.count, suggestedBufferSize: Self.pieceByteCount)
    case .file(let file):
      HTTPBodySequence(
        from: FileBody(file: file), count: file.byteCount, suggestedBufferSize: Self.pieceByteCount)
    case .events: HTTPBodySequence(from: EventBody(feed: feed))
    }
  }
}

extension Answer {
  /// `nil` for a body without end.
  fileprivate var byteCount: Int? {
    switch body {
    case .bytes(let bytes): bytes.count
    case .file(let file): file.byteCount
    case .events: nil
    }
  }
}

extension Answer.Status {
  /// As RFC 9110, §15, has it.
  fileprivate var phrase: String {
    switch self {
    case .ok: "OK"
    case .movedPermanently: "Moved Permanently"
    case .badRequest: "Bad Request"
    case .notFound: "Not Found"
    case .methodNotAllowed: "Method Not Allowed"
    case .gone: "Gone"
    case .misdirectedRequest: "Misdirected Request"
    case .serviceUnavailable: "Service Unavailable"
    }
  }
}
