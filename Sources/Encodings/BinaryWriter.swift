/// Writes values as bytes that ``BinaryReader`` reads: for files that only this program reads.
///
/// Numbers are variable in length (LEB128), so that small ones take a byte; fingerprints and hashes
/// take their full length, least byte first.
package struct BinaryWriter: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  package mutating func write(_ value: Int) {
    var rest = UInt64(bitPattern: Int64(value))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  package mutating func write(_ value: Bool) { bytes.append(value ? 1 : 0) }

  package mutating func write(_ value: UInt64) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  package mutating func write(_ value: UInt32) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  package mutating func write(_ fingerprint: Fingerprint) {
    write(fingerprint.low)
    write(fingerprint.high)
  }

  package mutating func write(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      write(utf8.count)
      bytes.append(contentsOf: utf8)
    }
  }

  /// Bytes with their number before them.
  package mutating func write(_ slice: some Collection<UInt8>) {
    write(slice.count)
    bytes.append(contentsOf: slice)
  }

  package mutating func write<Value>(
    _ value: Value?, _ body: (inout BinaryWriter, Value) -> Void
  ) {
    write(value != nil)
    if let value { body(&self, value) }
  }

  package mutating func write<Value>(
    _ values: some Collection<Value>, _ body: (inout BinaryWriter, Value) -> Void
  ) {
    write(values.count)
    for value in values { body(&self, value) }
  }
}
