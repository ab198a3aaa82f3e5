package import Encodings

/// A source file that is read once from its beginning, piece by piece.
package final class SourceStream {
  /// Puts bytes at the front of a buffer and says how many; 0 at the end of the file.
  package typealias Fill = (UnsafeMutableRawBufferPointer) throws(SourceReadingError) -> Int

  package let byteCount: Int
  /// Changes when the file does: two streams with one stamp give the same bytes.
  package let stamp: Fingerprint
  private let fill: Fill

  /// - Parameters:
  ///   - byteCount: How many bytes `fill` gives in all; it throws where they turn out to be others.
  ///   - stamp: What tells the file from a changed one.
  ///   - fill: Reads the next bytes.
  package init(byteCount: Int, stamp: Fingerprint, fill: @escaping Fill) {
    self.byteCount = byteCount
    self.stamp = stamp
    self.fill = fill
  }

  /// A file that is in memory.
  package convenience init(_ bytes: [UInt8]) {
    var offset = 0
    self.init(byteCount: bytes.count, stamp: Fingerprint(of: bytes)) { buffer in
      let count = min(buffer.count, bytes.count - offset)
      bytes.withUnsafeBytes {
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<(offset + count)]))
      }
      offset += count
      return count
    }
  }

  /// Puts the next bytes at the front of a buffer.
  ///
  /// - Returns: How many; 0 at the end of the file only.
  /// - Throws: ``SourceReadingError``, also at the end of a file that was changed meanwhile.
  package func read(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(SourceReadingError) -> Int { try fill(buffer) }
}
