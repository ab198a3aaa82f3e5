import Encodings
import FlyingSocks
import Workspace

/// Bytes in memory, piece by piece.
struct BytesBody: AsyncBufferedSequence {
  typealias Element = UInt8

  let bytes: [UInt8]

  func makeAsyncIterator() -> Iterator { Iterator(rest: bytes[...]) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    var rest: ArraySlice<UInt8>

    mutating func next() -> UInt8? { rest.popFirst() }

    mutating func nextBuffer(suggested count: Int) -> ArraySlice<UInt8>? {
      guard !rest.isEmpty else { return nil }
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count)
    }
  }
}

/// A file's bytes, piece by piece.
struct FileBody: AsyncBufferedSequence {
  typealias Element = UInt8

  let file: PreviewFile

  func makeAsyncIterator() -> Iterator { Iterator(file: file) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    let file: PreviewFile

    mutating func next() throws -> UInt8? { try file.read(1).first }

    mutating func nextBuffer(suggested count: Int) throws -> [UInt8]? {
      let bytes = try file.read(count)
      return bytes.isEmpty ? nil : bytes
    }
  }
}

/// Server-sent events without end: the state that stands, and each that follows.
struct EventBody: AsyncBufferedSequence {
  typealias Element = UInt8

  let feed: StateFeed

  func makeAsyncIterator() -> Iterator {
    Iterator(feed: feed, knocks: feed.knocks().makeAsyncIterator())
  }

  struct Iterator: AsyncBufferedIteratorProtocol {
    let feed: StateFeed
    var knocks: AsyncStream<Void>.Iterator
    /// The number of the state that was told last.
    private var told = 0

    init(feed: StateFeed, knocks: AsyncStream<Void>.Iterator) {
      self.feed = feed
      self.knocks = knocks
    }

    /// Bytes come in events; who asks for one at a time is told of none.
    mutating func next() -> UInt8? { nil }

    mutating func nextBuffer(suggested count: Int) async -> [UInt8]? {
      guard await knocks.next(isolation: #isolation) != nil else { return nil }
      let (number, state) = feed.numbered
      // A comment, which shows whether the reader is still there.
      if number == told { return Array(":\n\n".utf8) }
      told = number
      // JSON on one line is one line of data.
      return Array("retry: 500\ndata: ".utf8) + state.json.bytes() + Array("\n\n".utf8)
    }
  }
}
