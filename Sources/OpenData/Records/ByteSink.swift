/// Takes the bytes of a file in pieces, in order.
package protocol ByteSink: AnyObject {
  /// - Throws: What the disk says.
  func write(_ bytes: borrowing [UInt8]) throws
}

/// A file that is written at more places than its end.
package protocol SeekableByteSink: ByteSink {
  /// The offset of the next byte to be written.
  var position: Int { get }

  /// Goes to an offset, at most that of the end.
  func seek(to position: Int) throws
}

/// A file in memory.
package final class ByteBuffer: SeekableByteSink {
  package private(set) var bytes: [UInt8] = []
  package private(set) var position = 0

  package init() {}

  package func write(_ bytes: borrowing [UInt8]) {
    let overlap = min(bytes.count, self.bytes.count - position)
    self.bytes.replaceSubrange(position..<(position + overlap), with: bytes[..<overlap])
    self.bytes.append(contentsOf: bytes[overlap...])
    position += bytes.count
  }

  package func seek(to position: Int) {
    precondition((0...bytes.count).contains(position))
    self.position = position
  }
}
