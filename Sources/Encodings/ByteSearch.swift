/// Sixteen bytes of text that are compared together.
@usableFromInline
package struct ByteBlock {
  @usableFromInline package typealias Mask = SIMDMask<SIMD16<Int8>>

  @usableFromInline let bytes: SIMD16<UInt8>

  @inlinable @inline(__always)
  package init(_ bytes: SIMD16<UInt8>) { self.bytes = bytes }

  /// Where `byte` stands.
  ///
  /// The standard library's comparison of a vector with a scalar goes lane by lane.
  @inlinable @inline(__always)
  package static func == (block: ByteBlock, byte: UInt8) -> Mask {
    block.bytes .== SIMD16(repeating: byte)
  }

  /// Where a byte of `bounds` stands.
  @inlinable @inline(__always)
  package func isWithin(_ bounds: ClosedRange<UInt8>) -> Mask {
    bytes &- SIMD16(repeating: bounds.lowerBound)
      .<= SIMD16(repeating: bounds.upperBound &- bounds.lowerBound)
  }
}

/// Searching text for any of a few bytes, sixteen at a time.
extension UnsafeBufferPointer<UInt8> {
  /// The index of the first byte in `range` that `matches` picks, or the range's end.
  ///
  ///     let index = bytes.firstIndex(in: 0..<count) {
  ///       $0 == UInt8(ascii: "&") .| $0 == UInt8(ascii: "<")
  ///     }
  ///
  /// `matches` is inlined: it should be comparisons with constants and nothing else.
  ///
  /// - Complexity: O(*n*), about an instruction for each byte.
  @inlinable @inline(__always)
  package func firstIndex(in range: Range<Int>, where matches: (ByteBlock) -> ByteBlock.Mask) -> Int
  {
    guard let base = baseAddress.map(UnsafeRawPointer.init) else { return range.upperBound }
    var index = range.lowerBound
    while index + 16 <= range.upperBound {
      let bytes = base.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
      let offset = Self.firstLane(of: matches(ByteBlock(bytes)))
      if offset < 16 { return index + offset }
      index += 16
    }
    guard index < range.upperBound else { return range.upperBound }
    if range.upperBound >= 16 {
      // The last sixteen bytes, of which those before `index` don't count.
      let start = range.upperBound - 16
      let bytes = base.loadUnaligned(fromByteOffset: start, as: SIMD16<UInt8>.self)
      let offset = Self.firstLane(of: matches(ByteBlock(bytes)), from: index - start)
      return Swift.min(start + offset, range.upperBound)
    }
    // All bytes, filled up with zeros: one of those may be picked, and is then the end.
    var bytes = SIMD16<UInt8>(repeating: 0)
    withUnsafeMutableBytes(of: &bytes) {
      $0.copyMemory(from: UnsafeRawBufferPointer(start: base, count: range.upperBound))
    }
    return Swift.min(
      Self.firstLane(of: matches(ByteBlock(bytes)), from: index), range.upperBound)
  }

  /// The first lane from `start` on that is set; 16 where none is.
  @inlinable @inline(__always)
  static func firstLane(of mask: ByteBlock.Mask, from start: Int = 0) -> Int {
    let halves = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    let low = UInt64(littleEndian: halves[0]) & (UInt64.max << UInt64(8 * start))
    if low != 0 { return low.trailingZeroBitCount >> 3 }
    let high =
      UInt64(littleEndian: halves[1]) & (UInt64.max << UInt64(Swift.max(0, 8 * start - 64)))
    return 8 + high.trailingZeroBitCount >> 3
  }
}
