import Encodings

/// Takes numbers and lists from bytes that may be anything.
struct StateReader {
  private let bytes: UnsafeRawBufferPointer
  private let end: Int
  private var offset = 0

  /// The number of the first piece's bytes, and a fingerprint.
  private static let tailByteCount = 24

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    end = bytes.count - Self.tailByteCount
  }

  /// Whether the bytes end in the fingerprint of the two pieces before.
  var isWhole: Bool {
    guard end >= 0, let first = Int(exactly: word(at: end)), first <= end else { return false }
    let fingerprint = StateWriter.fingerprint(
      of: UnsafeRawBufferPointer(rebasing: bytes[..<first]),
      UnsafeRawBufferPointer(rebasing: bytes[first..<end]))
    return fingerprint == Fingerprint(low: word(at: end + 8), high: word(at: end + 16))
  }

  var isAtEnd: Bool { offset == end }

  private func word(at offset: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  mutating func byte() -> UInt8? {
    guard offset < end else { return nil }
    defer { offset += 1 }
    return bytes[offset]
  }

  mutating func number() -> UInt64? {
    guard end - offset >= 8 else { return nil }
    defer { offset += 8 }
    return word(at: offset)
  }

  mutating func stamp() -> Stamp? {
    guard let inode = number(), let modified = number() else { return nil }
    return Stamp(inode: inode, modified: Int64(bitPattern: modified))
  }

  /// How many things of a size follow; `nil` where there is no room for them.
  mutating func count(ofSize size: Int) -> Int? {
    guard let number = number(), number <= UInt64(end - offset) / UInt64(size) else { return nil }
    return Int(number)
  }

  /// A list of bytes, its length before it.
  mutating func list() -> [UInt8]? {
    guard let count = count(ofSize: 1) else { return nil }
    defer { offset += count }
    return Array(bytes[offset..<offset + count])
  }
}

/// Puts numbers and lists into a buffer that is large enough.
struct StateWriter {
  private let buffer: UnsafeMutableRawBufferPointer
  private var offset = 0

  init(_ buffer: UnsafeMutableRawBufferPointer) { self.buffer = buffer }

  mutating func add(_ byte: UInt8) {
    buffer.storeBytes(of: byte, toByteOffset: offset, as: UInt8.self)
    offset += 1
  }

  mutating func add(_ number: UInt64) {
    buffer.storeBytes(of: number.littleEndian, toByteOffset: offset, as: UInt64.self)
    offset += 8
  }

  mutating func add(_ stamp: Stamp) {
    add(stamp.inode)
    add(UInt64(bitPattern: stamp.modified))
  }

  /// The bytes, their number before them.
  mutating func add(_ bytes: [UInt8]) {
    add(UInt64(bytes.count))
    buffer[offset..<offset + bytes.count].copyBytes(from: bytes)
    offset += bytes.count
  }

  /// The piece that ends a file of two others, by which it is known to be whole.
  static func tail(of first: [UInt8], _ second: [UInt8]) -> [UInt8] {
    let fingerprint = first.withUnsafeBytes { first in
      second.withUnsafeBytes { Self.fingerprint(of: first, $0) }
    }
    return [UInt64(first.count), fingerprint.low, fingerprint.high].flatMap { number in
      withUnsafeBytes(of: number.littleEndian, Array.init)
    }
  }

  static func fingerprint(
    of first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer
  ) -> Fingerprint {
    var digester = Digester()
    digester.add(first)
    digester.add(second)
    return digester.fingerprint
  }
}
