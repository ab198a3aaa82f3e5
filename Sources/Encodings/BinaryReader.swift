/// Reads what ``BinaryWriter`` wrote, from bytes that may have been damaged since.
///
/// Nothing is read past the end: a value that cannot be had is thrown for, never made up.
package struct BinaryReader: Sendable {
  private let bytes: ArraySlice<UInt8>
  private var offset: Int

  /// The bytes end too soon, or hold what no writer wrote.
  package struct Damaged: Error {
    package init() {}
  }

  package init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    offset = bytes.startIndex
  }

  package init(_ bytes: [UInt8]) { self.init(bytes[...]) }

  package var isAtEnd: Bool { offset == bytes.endIndex }

  package mutating func integer() throws(Damaged) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while offset < bytes.endIndex, shift < 64 {
      let byte = bytes[offset]
      offset += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(Int64(bitPattern: value)) }
      shift += 7
    }
    throw Damaged()
  }

  /// A number of things, each of which takes a byte or more.
  package mutating func count() throws(Damaged) -> Int {
    let count = try integer()
    guard count >= 0, count <= bytes.endIndex - offset else { throw Damaged() }
    return count
  }

  package mutating func boolean() throws(Damaged) -> Bool {
    guard offset < bytes.endIndex, bytes[offset] < 2 else { throw Damaged() }
    offset += 1
    return bytes[offset - 1] == 1
  }

  package mutating func word() throws(Damaged) -> UInt64 { try fixed() }

  package mutating func halfWord() throws(Damaged) -> UInt32 { try fixed() }

  /// A number in its full length, least byte first.
  private mutating func fixed<Number: FixedWidthInteger & BitwiseCopyable>() throws(Damaged)
    -> Number
  {
    let size = MemoryLayout<Number>.size
    guard bytes.endIndex - offset >= size else { throw Damaged() }
    let start = offset - bytes.startIndex
    offset += size
    return bytes.withUnsafeBytes {
      Number(littleEndian: $0.loadUnaligned(fromByteOffset: start, as: Number.self))
    }
  }

  package mutating func fingerprint() throws(Damaged) -> Fingerprint {
    Fingerprint(low: try word(), high: try word())
  }

  /// Bytes that stand after their number.
  package mutating func slice() throws(Damaged) -> ArraySlice<UInt8> {
    let count = try count()
    offset += count
    return bytes[(offset - count)..<offset]
  }

  package mutating func text() throws(Damaged) -> String {
    String(decoding: try slice(), as: UTF8.self)
  }

  package mutating func optional<Value>(
    _ body: (inout BinaryReader) throws(Damaged) -> Value
  ) throws(Damaged) -> Value? {
    try boolean() ? try body(&self) : nil
  }

  package mutating func array<Value>(
    _ body: (inout BinaryReader) throws(Damaged) -> Value
  ) throws(Damaged) -> [Value] {
    let count = try count()
    // Most lists are empty; making room for nothing would cost a look at the type.
    guard count > 0 else { return [] }
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try body(&self)) }
    return values
  }
}
