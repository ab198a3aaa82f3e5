/// A 128-bit digest of bytes, by which a build knows whether they changed.
///
/// Made for speed (some 10 GB/s) and an even spread, not against forgers: who may write the sources
/// of a site gains nothing from two that look alike. The value is the same on every machine.
package struct Fingerprint: Hashable, Sendable {
  package let low: UInt64
  package let high: UInt64

  package init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// - Complexity: O(bytes), in one pass.
  package init(of bytes: UnsafeRawBufferPointer) {
    var digester = Digester()
    digester.add(bytes)
    self = digester.fingerprint
  }

  package init(of bytes: [UInt8]) { self = bytes.withUnsafeBytes { Fingerprint(of: $0) } }

  package init(of text: String) { self.init(Digester(text)) }

  private init(_ digester: Digester) { self = digester.fingerprint }
}

/// Takes values one after the other and digests them, in this order, into a ``Fingerprint``.
package struct Digester: Sendable {
  // Odd numbers with as many ones as zeros, far from each other.
  private static let keys: (UInt64, UInt64, UInt64, UInt64) = (
    0xA076_1D64_78BD_642F, 0xE703_7ED1_A0B4_28DB, 0x8EBC_6AF0_9C88_C6E3, 0x5899_65CC_7537_4CC3
  )

  private var first: UInt64 = keys.2
  private var second: UInt64 = keys.3

  package init() {}

  package init(_ text: String) { add(text) }

  /// The digest of everything added so far.
  package var fingerprint: Fingerprint {
    Fingerprint(
      low: Self.folded(first ^ Self.keys.0, second ^ Self.keys.3),
      high: Self.folded(second ^ Self.keys.1, first ^ Self.keys.2))
  }

  package mutating func add(_ value: UInt64) {
    first = Self.folded(first ^ value, Self.keys.0)
    second = Self.folded(second ^ value, Self.keys.1)
  }

  package mutating func add(_ value: Int) { add(UInt64(bitPattern: Int64(value))) }

  package mutating func add(_ value: Bool) { add(value ? 1 : 2) }

  package mutating func add(_ fingerprint: Fingerprint) {
    first = Self.folded(first ^ fingerprint.low, fingerprint.high ^ Self.keys.0)
    second = Self.folded(second ^ fingerprint.high, fingerprint.low ^ Self.keys.1)
  }

  /// The text's UTF-8 bytes and their number, so that `"ab", "c"` and `"a", "bc"` differ.
  package mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }

  package mutating func add(_ text: String?) {
    add(text != nil)
    if let text { add(text) }
  }

  package mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBytes { add($0) } }

  /// The bytes and their number.
  package mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var offset = 0
    // Two lanes that do not wait for each other.
    while bytes.count - offset >= 32 {
      first = Self.folded(
        Self.word(bytes, offset) ^ Self.keys.0, Self.word(bytes, offset + 8) ^ first)
      second = Self.folded(
        Self.word(bytes, offset + 16) ^ Self.keys.1, Self.word(bytes, offset + 24) ^ second)
      offset += 32
    }
    while bytes.count - offset >= 8 {
      add(Self.word(bytes, offset))
      offset += 8
    }
    var rest: UInt64 = 0
    for index in offset..<bytes.count { rest = rest << 8 | UInt64(bytes[index]) }
    add(rest)
    add(UInt64(bytes.count))
  }

  @inline(__always)
  private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// Both halves of the product: every bit of one factor reaches every bit of the result.
  @inline(__always)
  private static func folded(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }
}
