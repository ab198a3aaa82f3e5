/// Passes bytes on and remembers how many there were and what their digest is.
///
/// A catalogue names both for each file, and a file of a million rows is not read again for them.
package final class DigestingSink: ByteSink {
  private let sink: any ByteSink
  private var digester = ContentDigest.Digester()
  package private(set) var byteCount = 0

  package init(_ sink: any ByteSink) { self.sink = sink }

  package func write(_ bytes: borrowing [UInt8]) throws {
    try sink.write(bytes)
    digester.update(bytes)
    byteCount += bytes.count
  }

  /// The digest of what was written up to now.
  package var digest: ContentDigest { digester.digest }
}
