import Encodings
import FlyingSocks
import FoundationEssentials
import Glibc
import Workspace

/// Speaks HTTP/1.1 (RFC 9112) with one reader.
///
/// Bounded in what it keeps: of what a reader sends no more than ``RequestHead/byteLimit`` bytes at once, and bodies
/// not at all, since no request that has one is granted.
struct Connection {
  private let socket: AsyncSocket
  private let responder: Responder
  private let feed: StateFeed
  /// What has come and is not answered.
  private var received: [UInt8] = []

  /// How much of a file is read and sent at once.
  private static let pieceByteCount = 64 << 10
  /// How much is still taken from a reader that is refused, so that it gets to read why.
  private static let lastByteCount = 4 << 20
  private static let lastWait = Duration.seconds(2)

  init(_ socket: AsyncSocket, _ responder: Responder, _ feed: StateFeed) {
    self.socket = socket
    self.responder = responder
    self.feed = feed
  }

  /// Answers until the reader has gone or nothing more can be asked, and closes.
  mutating func serve() async {
    do {
      while try await serveOne() {}
    } catch {
      // The reader has gone, or the preview ends: nobody is left to tell.
    }
    try? socket.close()
  }

  /// Answers one request.
  ///
  /// - Returns: Whether another may follow.
  private mutating func serveOne() async throws -> Bool {
    let request: RequestHead
    switch try await nextHead() {
    case .request(let head): request = head
    case .refused(let answer):
      try await send(answer, closing: true)
      try await sayGoodbye()
      return false
    }
    let answer: Answer
    do {
      answer = try responder.answer(
        method: request.method, target: request.path, query: request.query, host: request.host)
    } catch {
      answer = Answer(refusing: .internalServerError, "The preview's own files can't be read.")
    }
    let closes = !request.keepsAlive || request.hasBody || answer.byteCount == nil
    try await send(answer, withBody: request.method != "HEAD", closing: closes)
    if request.hasBody { try await sayGoodbye() }
    return !closes
  }

  private enum Next {
    case request(RequestHead)
    case refused(Answer)
  }

  /// Reads a request, or finds that what comes is none.
  private mutating func nextHead() async throws -> Next {
    var searched = 0
    while true {
      let end = RequestHead.end(in: received, from: searched)
      if let end, end <= RequestHead.byteLimit {
        let head = RequestHead(received[..<end])
        received.removeFirst(end)
        return head.map(Next.request)
          ?? .refused(Answer(refusing: .badRequest, "This is no request."))
      }
      guard received.count < RequestHead.byteLimit else {
        let isInFirstLine = !received.prefix(RequestHead.byteLimit).contains(UInt8(ascii: "\n"))
        return .refused(
          Answer(
            refusing: isInFirstLine ? .uriTooLong : .headerFieldsTooLarge,
            "No request takes more than \(RequestHead.byteLimit) bytes."))
      }
      searched = received.count
      received += try await socket.read(atMost: RequestHead.byteLimit)
    }
  }

  /// Sends an answer, or only its head.
  private func send(_ answer: Answer, withBody: Bool = true, closing: Bool) async throws {
    var lines = ["HTTP/1.1 \(answer.status.rawValue) \(answer.status.phrase)"]
    lines += answer.headers.map { "\($0.name): \($0.value)" }
    // What has no length ends with the connection.
    if let count = answer.byteCount { lines.append("Content-Length: \(count)") }
    if closing { lines.append("Connection: close") }
    try await socket.write(Data((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8))
    guard withBody else { return }
    switch answer.body {
    case .bytes(let bytes): try await socket.write(Data(bytes))
    case .file(let file):
      while case let piece = try file.read(Self.pieceByteCount), !piece.isEmpty {
        try await socket.write(Data(piece))
      }
    case .events: try await sendEvents()
    }
  }

  /// Sends the state that stands, and each that follows, for as long as the reader listens.
  private func sendEvents() async throws {
    var told = 0
    for await _ in feed.knocks() {
      let (number, state) = feed.numbered
      // JSON on one line is one line of data; a comment shows whether the reader is still there.
      let event =
        number == told
        ? Array(":\n\n".utf8)
        : Array("retry: 500\ndata: ".utf8) + state.json.bytes() + Array("\n\n".utf8)
      told = number
      try await socket.write(Data(event))
    }
  }

  /// Waits for the reader to read what it was told: closed while bytes come, a connection takes back what was sent.
  private func sayGoodbye() async throws {
    shutdown(socket.socket.file.rawValue, Int32(SHUT_WR))
    try await withThrowingTaskGroup(of: Void.self) { [socket] group in
      group.addTask {
        var count = 0
        while count < Self.lastByteCount {
          count += try await socket.read(atMost: RequestHead.byteLimit).count
        }
      }
      group.addTask { try await Task.sleep(for: Self.lastWait) }
      defer { group.cancelAll() }
      try await group.next()
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
