package import OpenData

/// A file of the output that is written piece by piece, since it may be larger than memory should hold.
package protocol OutputFile: SeekableByteSink {
  /// How many bytes it has by now.
  var byteCount: Int { get }

  /// The digest of the bytes that it has by now.
  ///
  /// - Complexity: O(bytes): they may be read again.
  func digest() throws -> ContentDigest
}

extension ByteBuffer: OutputFile {
  package var byteCount: Int { bytes.count }
  package func digest() -> ContentDigest { ContentDigest(of: bytes) }
}

extension OutputSink {
  /// For sinks that keep files in memory.
  package func write(
    to path: OutputPath, _ body: (any OutputFile) throws -> Void
  ) throws {
    let buffer = ByteBuffer()
    try body(buffer)
    try write(buffer.bytes, to: path)
  }
}

/// A sink for what is compiled only to be looked at.
package struct DiscardingSink: OutputSink {
  package init() {}

  package func start(_ mode: OutputMode) {}
  package func remove(_ path: OutputPath) {}
  package func write(_ bytes: [UInt8], to path: OutputPath) {}

  package func write(
    to path: OutputPath, _ body: (any OutputFile) throws -> Void
  ) throws { try body(DiscardedFile()) }
}

/// A file of which only the size and the digest are kept.
private final class DiscardedFile: OutputFile {
  private(set) var position = 0
  private(set) var byteCount = 0
  private var digester = ContentDigest.Digester()

  func write(_ bytes: borrowing [UInt8]) {
    digester.update(bytes)
    position += bytes.count
    byteCount = max(byteCount, position)
  }

  func seek(to position: Int) { self.position = position }

  /// The digest of what was written in the order of writing: where that was not the order of the bytes,
  /// it is not the file's, which only a sink that keeps the bytes can tell.
  func digest() -> ContentDigest { digester.digest }
}
