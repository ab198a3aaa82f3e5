import Encodings

/// Takes numbers and lists from bytes that may be anything.
struct StateReader {
  private let bytes: UnsafeRawBufferPointer
  private let end: Int
  private var offset = 0

  static let checksumByteCount = 16

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    end = bytes.count - Self.checksumByteCount
  }

  /// Whether the bytes end in the fingerprint of those before.
  var isWhole: Bool {
    guard end >= 0 else { return false }
    let fingerprint = Fingerprint(of: UnsafeRawBufferPointer(rebasing: bytes[..<end]))
    return fingerprint == Fingerprint(low: word(at: end), high: word(at: end + 8))
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

  /// Leaves bytes as they are.
  mutating func skip(_ count: Int) { offset += count }

  /// Adds the fingerprint of what was put in, and says how many bytes there are.
  mutating func finish() -> Int {
    let fingerprint = Fingerprint(of: UnsafeRawBufferPointer(rebasing: buffer[..<offset]))
    add(fingerprint.low)
    add(fingerprint.high)
    return offset
  }
}
